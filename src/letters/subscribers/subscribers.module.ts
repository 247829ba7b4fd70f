export { exportSubscribers } from './exportSubscribers.ts'
export { importSubscribers, type SubscribersImport } from './importSubscribers.ts'
