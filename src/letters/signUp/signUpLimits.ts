import type { Limit } from '../../platform/limits.ts'

const HOUR = 3600

/** Nine letters may be ordered in one sitting; more mails than this to one address are a nuisance to somebody. */
export const SIGN_UPS_FOR_ADDRESS: Limit = { name: 'letters-address', times: 15, perSeconds: HOUR }

/** The same letter for the same address: the second mail says what the first one said. */
export const SIGN_UPS_FOR_LETTER: Limit = { name: 'letters-address-letter', times: 3, perSeconds: HOUR }

/** A school or an office behind one address. */
export const SIGN_UPS_FROM_NETWORK: Limit = { name: 'letters-network', times: 60, perSeconds: HOUR }

/** All who are not signed in together: what strangers make us store and mail has an end, however many networks they have. */
export const SIGN_UPS_OF_EVERYBODY: Limit = { name: 'letters-all', times: 1_000, perSeconds: HOUR }
