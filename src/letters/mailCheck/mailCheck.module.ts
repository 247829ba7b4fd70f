export { checkMail } from './checkMail.ts'
export type { Finding, MailSetup } from './finding.ts'
export type { MailResolver } from './lookUp.ts'
