/** The stand-in for Stripe, and what backups know of its tables and a restore holds there: loaded by whoever needs it. */
export {
  holdStripeSimulator,
  releaseStripeSimulator,
  startStripeSimulator,
  stripeSimulatorTables,
  waitingAtStripeSimulator,
} from '../../../simulator/stripe/server.ts'
