export { raiseAlarm } from './raiseAlarm.ts'
