import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Words } from '../design/words/words.ts'
import type { Database, DatabaseTransaction } from '../platform/database.ts'
import type { HeldRows } from '../platform/heldRows.ts'

/** Who keeps something for a browser and wants it joined with the account that signs in there. */
export type SignedInListener = {
  /**
   * Within the transaction that begins the session, the reader's row locked. `c` is there to read a cookie, and to
   * write one; what throws here prevents the sign-in.
   */
  signedIn(tx: DatabaseTransaction, event: { readerId: number; c: Context; now: Temporal.Instant }): Promise<void>
}

/** A part of the account page. */
export type AccountPanel = {
  /** Panels stand in ascending order. */
  order: number
  /** Undefined: nothing to show for this reader. */
  render(
    db: Database,
    account: {
      readerId: number
      email: string
      emailKey: string
      /** False in the browser of somebody who only paid with this address: what belongs to the mailbox stays unsaid. */
      addressConfirmed: boolean
      words: Words
      now: Temporal.Instant
    },
  ): Promise<Child | undefined>
}

/** Who holds something about a reader. */
export type PersonalDataHolder = {
  /** The key under which it stands: `subscription`, `newsletters`, `reads`. */
  name: string
  /** Every row held about a reader, by table, without what would let anybody in: hashes of tokens, of browsers. */
  everything(db: Database, reader: { readerId: number; emailKey: string }): Promise<HeldRows>
  /** The same in short, for `dateline reader show`. */
  facts(db: Database, reader: { readerId: number; emailKey: string }, now: Temporal.Instant): Promise<unknown>
}

/** Fulfilled by compose. The arrays are read at each use, so modules made later may still be added. */
export type ReaderPorts = {
  signedIn: SignedInListener[]
  panels: AccountPanel[]
  holders: PersonalDataHolder[]
}
