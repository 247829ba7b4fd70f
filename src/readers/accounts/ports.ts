import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { Browser } from '../../platform/browser.ts'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { PersonalRows } from '../../platform/personalRows.ts'

/** Who keeps something for a browser and wants it joined with the account that signs in there. */
export type SignedInListener = {
  /**
   * Within the transaction that begins the session, the reader's row locked. What throws here prevents the sign-in.
   */
  signedIn(tx: DatabaseTransaction, event: { readerId: number; browser: Browser; now: Temporal.Instant }): Promise<void>
}

/** A part of the account page. */
export type AccountPanel = {
  /** Panels stand in ascending order. */
  order: number
  /** Scripts that fill it in, by the names of their files. */
  islands?: readonly string[]
  /** Undefined: nothing to show for this reader. */
  render(
    db: Database,
    account: {
      readerId: number
      email: string
      emailKey: string
      /** False in the browser of somebody who only paid with this address: what belongs to the mailbox stays unsaid. */
      addressConfirmed: boolean
      /** The token of the session in which it is shown, for what depends on what that one may read. */
      session: string | undefined
      words: Words
      now: Temporal.Instant
    },
  ): Promise<Child | undefined>
}

/** Whoever is to be forgotten, by every name under which rows may stand. */
export type ReaderToErase = { readerId: number; email: string; emailKey: string; personKey: string }

/** A reader whose mailbox changes: what is held under the one goes to the other. */
export type ReaderToMove = {
  readerId: number
  from: { email: string; emailKey: string; personKey: string }
  to: { email: string; emailKey: string; personKey: string }
}

/** One time somebody agreed to something, or took it back, with the words that they saw. */
export type Consent = {
  at: Temporal.Instant
  event: 'requested' | 'confirmed' | 'ended' | 'paused' | 'resumed' | 'agreed'
  /** A letter's name, a plan's. */
  to: string
  shown: string
}

/** Who holds something about a reader. */
export type PersonalDataHolder = {
  /** The key under which it stands: `subscription`, `newsletters`, `reads`. */
  name: string
  /** Every row held about a reader, by table, without what would let anybody in: hashes of tokens, of browsers. */
  everything(db: Database, reader: { readerId: number; emailKey: string }): Promise<PersonalRows>
  /** The same in short, for `dateline reader show`. */
  facts(db: Database, reader: { readerId: number; emailKey: string }, now: Temporal.Instant): Promise<unknown>
  /** What they agreed to and took back, for the privacy page. */
  consents?(db: Database, reader: { readerId: number; emailKey: string }): Promise<Consent[]>
  /** Within the transaction that changes the address, the reader's row locked. */
  move?(tx: DatabaseTransaction, reader: ReaderToMove): Promise<void>
  /** Why this person cannot be erased, or get another address, as a reader. */
  keeps?(db: Database, reader: { readerId: number; emailKey: string }): Promise<'staff' | undefined>
  /**
   * Ends and forgets elsewhere what runs there, before anything is erased here. Bears repeating; throws where it must be
   * tried again, and when the signal of the job that asks says that its time is over. `askedAt`: when they asked for it.
   */
  endElsewhere?(db: Database, readerId: number, askedAt: Temporal.Instant, signal?: AbortSignal): Promise<void>
  /**
   * Erases all of it, within the transaction that erases the account, its row locked. What law keeps, it keeps without a
   * way back to the person.
   */
  erase(tx: DatabaseTransaction, reader: ReaderToErase, now: Temporal.Instant): Promise<void>
}

/** Fulfilled by compose. The arrays are read at each use, so rooms made later may still be added. */
export type ReaderPorts = {
  signedIn: SignedInListener[]
  panels: AccountPanel[]
  holders: PersonalDataHolder[]
}
