import type { Limit } from '../../platform/limits.ts'

/** A library's readers share a network; whoever asks more often than five times a second is a machine. */
export const SEARCHES: Limit = { name: 'archive-search', times: 300, perSeconds: 60 }
/** One comes with nearly each letter. */
export const SUGGESTIONS: Limit = { name: 'archive-suggest', times: 1_200, perSeconds: 60 }

/** Of saved searches beside each other on one reader's account page, of which there are fifty at most. */
export const COUNTS: Limit = { name: 'archive-saved-counts', times: 300, perSeconds: 60 }

export const RETRY_SECONDS = '60'
