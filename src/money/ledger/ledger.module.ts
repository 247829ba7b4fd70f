export { linesOfPayment, linesOfRefund } from './ledger.rule.ts'
export { bookEntry, findPayment, isBooked } from './ledger.sql.ts'
