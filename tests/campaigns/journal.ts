/**
 * What the people at the site were told had been done, written down outside the site as soon as they were told. What
 * got no answer is counted only: it may have been done or not.
 */
export type Journal = {
  /** Addresses whose wish for the letter was taken. */
  letters: string[]
  /** Addresses to which a sign-in mail was promised. */
  signInAsked: string[]
  /** Sessions that were begun, and the links that began them. */
  sessions: { email: string; token: string; link: string }[]
  /** Articles opened for the first time. */
  reads: { token: string; slug: string }[]
  /** Articles that the site said were opened already. */
  rereads: { token: string; slug: string }[]
  /** Checkouts that the payment page took. */
  paid: Purchase[]
  /** Checkouts that the return page took. */
  subscribed: (Purchase & { token: string })[]
  asked: number
  unanswered: number
  /** Answers that no reader should get. */
  wrong: string[]
}

export type Purchase = { email: string; plan: 'monthly' | 'annual'; returnPath: string; checkoutCookie: string }

export function newJournal(): Journal {
  return {
    letters: [],
    signInAsked: [],
    sessions: [],
    reads: [],
    rereads: [],
    paid: [],
    subscribed: [],
    asked: 0,
    unanswered: 0,
    wrong: [],
  }
}

/** The same numbers for the same seed (mulberry32), so that a failed campaign can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What readers were told had been done, by kind. */
export const acknowledged = (journal: Journal) => ({
  letters: journal.letters.length,
  signInAsked: journal.signInAsked.length,
  sessions: journal.sessions.length,
  reads: journal.reads.length,
  paid: journal.paid.length,
  subscribed: journal.subscribed.length,
})
