import type { Limit } from '../../platform/limits.ts'

const HOUR = 3600

/** Somebody who asks a sixth time within the hour has a mail problem that another mail does not solve. */
export const ASKED_FOR_ADDRESS_HERE: Limit = { name: 'sign-in-address-here', times: 5, perSeconds: HOUR }

/** From all networks together; above the first, so that a stranger at work elsewhere does not lock the owner out. */
export const ASKED_FOR_ADDRESS: Limit = { name: 'sign-in-address', times: 15, perSeconds: HOUR }

/** A school or an office behind one address must still get in. */
export const ASKED_FROM_NETWORK: Limit = { name: 'sign-in-network', times: 60, perSeconds: HOUR }

/** Links opened and codes typed. */
export const TRIED_FROM_NETWORK: Limit = { name: 'sign-in-tries-network', times: 120, perSeconds: HOUR }

/** Codes typed for one address in a day: a patient guesser needs a hundred years for an even chance. */
export const CODES_FOR_ADDRESS: Limit = { name: 'sign-in-codes', times: 20, perSeconds: 24 * HOUR }
