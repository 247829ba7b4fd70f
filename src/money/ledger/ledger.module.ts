export { linesOfDispute, linesOfPayment, linesOfRefund } from './ledger.rule.ts'
export { type BookedPayment, bookEntry, findPayment, isBooked } from './ledger.sql.ts'
