import type { Limit } from '../../platform/limits.ts'

const HOUR = 3600

/** Somebody who asks a sixth time within the hour has a mail problem that another mail does not solve. */
export const ASKED_FOR_ADDRESS_HERE: Limit = { name: 'sign-in-address-here', times: 5, perSeconds: HOUR }

/** From all networks together; above the first, so that a stranger at work elsewhere does not lock the owner out. */
export const ASKED_FOR_ADDRESS: Limit = { name: 'sign-in-address', times: 15, perSeconds: HOUR }

/** A school or an office behind one address must still get in. */
export const ASKED_FROM_NETWORK: Limit = { name: 'sign-in-network', times: 60, perSeconds: HOUR }

/** Codes typed that were compared; links are beyond guessing, and have no limit. */
export const TRIED_FROM_NETWORK: Limit = { name: 'sign-in-tries-network', times: 120, perSeconds: HOUR }

/** Codes typed for one address in a day, by browsers that are not known: a patient guesser needs a hundred years for an even chance. */
export const CODES_FOR_ADDRESS: Limit = { name: 'sign-in-codes', times: 20, perSeconds: 24 * HOUR }

/**
 * All requests together, by browsers that have not signed in with the address before: what strangers make us store and
 * mail has an end, however many networks they have.
 */
export const ASKED_BY_EVERYBODY: Limit = { name: 'sign-in-all', times: 2_000, perSeconds: HOUR }

/** A browser that signed in with the address before is counted apart, so that strangers use up nothing of its own. */
export const ASKED_WHERE_KNOWN: Limit = { name: 'sign-in-known', times: 5, perSeconds: HOUR }
export const ASKED_WHERE_KNOWN_BY_EVERYBODY: Limit = { name: 'sign-in-known-all', times: 4_000, perSeconds: HOUR }

/**
 * Beyond the limits of an address a mail goes out all the same when the one before is this old. A link works for ten
 * minutes: whoever keeps asking for somebody else's address leaves a link in their mailbox that is good for five.
 */
export const MAILED_ANYWAY: Limit = { name: 'sign-in-anyway', times: 1, perSeconds: 300 }

/**
 * Wrong codes of all strangers together. With a million codes a sprayer over any number of addresses and networks gets
 * into somebody's account once in a year at even odds; codes rest for the hour then, and the links in the same mails work.
 */
export const CODES_OF_EVERYBODY: Limit = { name: 'sign-in-codes-all', times: 100, perSeconds: HOUR }

/** In browsers that are known: nobody else uses these up. */
export const CODES_WHERE_KNOWN: Limit = { name: 'sign-in-codes-known', times: 20, perSeconds: 24 * HOUR }
