import type { Words } from '../../design/words/words.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import type { Notices } from '../../platform/notices.ts'
import type { Signer } from '../../platform/signing.ts'
import type { DnsResolver, ExemptingRequest } from '../exemptions/exemptions.module.ts'
import type { Given, OpenedGift } from '../gifts/gifts.module.ts'
import type { HeldPasses, RequestSigns } from '../letterPasses/letterPasses.module.ts'
import type { PaywallPolicy } from '../meter/meter.module.ts'
import type { Access, ArticleToDecide } from './access.rule.ts'
import type { DecisionLost } from './createDecisionLog.ts'
import type { Grant, ReadsEverything } from './grant.ts'

export type AccessRequest = ExemptingRequest & {
  article: ArticleToDecide
  /** The session cookie's value, if the request has one. */
  sessionToken: string | undefined
  /** The pass cookie's value, signed, as it came. */
  pass: string | undefined
  /** The cookie's value that holds passes of letters, signed, as it came. */
  letters: string | undefined
  /** What tells a person's request from a machine's; looked at where a letter is to open something. */
  signs: () => RequestSigns
  /** false: decide, but leave no trace (HEAD, prefetch). */
  record: boolean
}

export type Decision = {
  access: Access
  /** Opens the sealed body of this article group; absent where the decision is a gate. */
  grant: Grant | undefined
  viewer: 'visitor' | 'reader' | 'subscriber'
  /** The pass to set, signed, when a visitor's read was recorded. */
  newPass: string | undefined
  /** Who it was decided for, if they have an account. */
  readerId: number | undefined
  /** The visitor's pass as it came, if we had signed it. */
  pass: string | undefined
  at: Temporal.Instant
  /** The session was marked as used: its cookie starts its days again. */
  sessionRenewed: boolean
  /** What the browser is to hold of letters from now on, signed, where that has changed. */
  newLetters: { value: string; seconds: number } | undefined
  /** Something is spent by it, or would be: a read, or one of the browsers in which a letter opens. */
  spends: boolean
}

export type Paywall = {
  policy(): PaywallPolicy
  decide(request: AccessRequest): Promise<Decision>
  /** The same decision where memory suffices; undefined where the database has to be asked. */
  decideAtOnce(request: AccessRequest): Decision | undefined
  /** To be called once a decision has been answered: new reads and gates are kept for 30 days, within bounds. Never waits. */
  noteAnswered(request: AccessRequest, decision: Decision): void
  /** A kept decision in a sentence; undefined where there is none of this number. */
  explainDecision(id: number, words: Words): Promise<string | undefined>
  /** Resolves when every address that says it is a search engine's has been looked at. */
  crawlersProven(): Promise<void>
  /** By article group, what a reader may have in their own feed. */
  grantForFeed(readerId: number, articles: readonly ArticleToDecide[]): Promise<Map<number, Grant>>
  /** Writes what has been noted and not yet written. */
  close(): Promise<void>
  /** Who looks, for pages where nothing is decided. */
  viewer(sessionToken: string | undefined): Promise<Decision['viewer']>
  /** Whether whoever looks subscribes; true, too, where they have a session and the database cannot say whose. */
  maySubscribe(sessionToken: string | undefined): Promise<boolean>
  /** Proof that whoever looks may read every article; undefined where they may not, or the database cannot say. */
  readsEverything(sessionToken: string | undefined): Promise<ReadsEverything | undefined>
  /** For `SignedInListener`: what the browser had opened as a visitor belongs to the account from now on. */
  unitePass(tx: Database, readerId: number, pass: string | undefined, now: Temporal.Instant): Promise<void>
  /** A link to one article; refused after ten different ones in a month. Whether the giver subscribes is asked before. */
  giveArticle(readerId: number, groupId: number): Promise<Given>
  revokeGift(readerId: number, groupId: number): Promise<void>
  /**
   * Follows a gift's link: the group that it opens, and the cookie that says so beside what the browser holds. Without
   * `record` nothing is used up.
   */
  openGift(
    token: string,
    held: string | undefined,
    record: boolean,
  ): Promise<
    Exclude<OpenedGift, { kind: 'opens' }> | { kind: 'opens'; groupId: number; cookie: string; cookieSeconds: number }
  >
  /** Read again what others may have changed. */
  reload(): Promise<void>
}

/** Who a session belongs to, as far as reading goes. */
export type SessionReader = {
  readerId: number
  lastUsedAt: Temporal.Instant
  /** Somebody whose role at the desk reads everything, in a session begun as such. */
  previews: boolean
  /** Of an address that is proven to be the reader's. */
  emailDomain: string | undefined
}

export type PaywallDeps = {
  db: Database
  clock: Clock
  notices: Notices
  log: Log
  signer: Signer
  giftSigner: Signer
  heldPasses: HeldPasses
  zone: () => string
  /** Channel on which sessions and readers are announced as changed. */
  standingChannel: string
  sessionReader: (token: string, now: Temporal.Instant) => Promise<SessionReader | undefined>
  /** Marks a session as used; true when that was written, and the browser's cookie is to start its days again. */
  touchSession: (sessionHash: string, now: Temporal.Instant) => Promise<boolean>
  subscriberUntil: (readerId: number, now: Temporal.Instant) => Promise<Temporal.Instant | undefined>
  lockReader: (tx: DatabaseTransaction, readerId: number) => Promise<boolean>
  /** In which decisions are explained to the staff. */
  words: () => Words
  headlinesOf: (groupIds: readonly number[]) => Promise<Map<number, string>>
  decisionsDropped: (count: number, why: DecisionLost) => void
  /** Asked for the names of addresses that say they are search engines. */
  resolver: DnsResolver
}
