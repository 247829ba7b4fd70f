import type { Words } from '../design/words/words.ts'
import { dateIn } from '../platform/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, DatabaseTransaction } from '../platform/database.ts'
import { isDatabaseAway } from '../platform/errors.ts'
import type { HeldRows } from '../platform/heldRows.ts'
import type { Log } from '../platform/log.ts'
import type { Notices } from '../platform/notices.ts'
import { type Signer, tokenHashHex } from '../platform/signing.ts'
import {
  type Access,
  type ArticleToDecide,
  decideAccess,
  isSubscriber,
  readOf,
  type Standing,
  underNetworkCap,
} from './access.rule.ts'
import { createDecisionLog } from './createDecisionLog.ts'
import { createExemptions, type ExemptingRequest } from './createExemptions.ts'
import { createNetworkCap } from './createNetworkCap.ts'
import { createStandings, type ReaderStanding, type Remembered } from './createStandings.ts'
import { explainDecision } from './decision.rule.ts'
import { type StoredDecision, selectDecision, selectDecisionsOf } from './decisions.sql.ts'
import { GIFT_COOKIE_SECONDS, readHeldGifts, withGift, writeHeldGifts } from './gift.rule.ts'
import { markGiftsRevoked } from './gifts.sql.ts'
import { type Given, giveArticle } from './giveArticle.ts'
import { Grant } from './grant.rule.ts'
import { grantForFeed } from './grantForFeed.ts'
import { eraseHeldRows, listHeldRows } from './heldRows.sql.ts'
import { keepRules } from './keepRules.ts'
import { isLinkPreviewAgent } from './linkPreviewAgents.rule.ts'
import type { Read } from './meter.rule.ts'
import { openForReader } from './openForReader.ts'
import { type OpenedGift, openGift } from './openGift.ts'
import { readPass, withRead, writePass } from './pass.rule.ts'
import { loadReads } from './paywall.sql.ts'
import { earliestCounting, type PaywallPolicy } from './policy.rule.ts'
import type { DnsResolver } from './proveCrawler.ts'
import { showMeter } from './showMeter.ts'
import { unitePass } from './unitePass.ts'

export type { Access, ArticleTerms, ArticleToDecide, GateReason } from './access.rule.ts'
export { isAccessibleForFree } from './access.rule.ts'
export { accessHeader } from './accessHeader.rule.ts'
export { describePolicy } from './describePolicy.ts'
export { forgetDecisions } from './forgetDecisions.ts'
export { type Benefit, Gate, type GateProps, type PlanOffer, ShortGate } from './gate.view.tsx'
export { GIFTS_PER_MONTH } from './gift.rule.ts'
export type { Grant } from './grant.rule.ts'
export { Sealed } from './grant.rule.ts'
export { INSTITUTION_WORDS, type Institution } from './institution.rule.ts'
export { loadInstitutions } from './institutions.sql.ts'
export { isLinkPreviewAgent } from './linkPreviewAgents.rule.ts'
export type { PaywallPolicy } from './policy.rule.ts'
export { windowInText } from './policy.rule.ts'
export { POLICY_WORDS, POOL_WORDS, type PolicyChange, parsePolicyChange, parsePoolChange } from './policyChange.rule.ts'
export { matchInText } from './pool.rule.ts'
export type { DnsResolver } from './proveCrawler.ts'
export { readInstitutionChange } from './readInstitutionChange.ts'
export { refreshCrawlers } from './refreshCrawlers.ts'
export { setInstitution } from './setInstitution.ts'
export { setPolicy } from './setPolicy.ts'
export { setPool } from './setPool.ts'

export type AccessRequest = ExemptingRequest & {
  article: ArticleToDecide
  /** The session cookie's value, if the request has one. */
  sessionToken: string | undefined
  /** The pass cookie's value, signed, as it came. */
  pass: string | undefined
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
  at: Temporal.Instant
  /** The session was marked as used: its cookie begins its days anew. */
  sessionRenewed: boolean
}

export type Paywall = {
  policy(): PaywallPolicy
  decide(request: AccessRequest): Promise<Decision>
  /** The same decision where memory suffices; undefined where the database has to be asked. */
  decideAtOnce(request: AccessRequest): Decision | undefined
  /** To be called once a decision has been answered: new reads and gates are kept for 30 days. Never waits. */
  noteAnswered(request: AccessRequest, decision: Decision): void
  /** A kept decision in a sentence; undefined where there is none of this number. */
  explainDecision(id: number, words: Words): Promise<string | undefined>
  /** Resolves when every address that says it is a search engine's has been looked at. */
  crawlersSettled(): Promise<void>
  /** By article group, what a reader may have in their own feed. */
  grantForFeed(readerId: number, articles: readonly ArticleToDecide[]): Promise<Map<number, Grant>>
  /** Writes what has been noted and not yet written. */
  close(): Promise<void>
  /** Who looks, for pages where nothing is decided. */
  viewer(sessionToken: string | undefined): Promise<Decision['viewer']>
  /** For `SignedInListener`: what the browser had opened as a visitor belongs to the account from now on. */
  unitePass(tx: Database, readerId: number, pass: string | undefined, now: Temporal.Instant): Promise<void>
  /** For `readers`: what `dateline reader show` says of the meter. */
  personalData: {
    name: string
    facts(db: Database, reader: { readerId: number }, now: Temporal.Instant): Promise<unknown>
    everything(db: Database, reader: { readerId: number }): Promise<HeldRows>
    erase(tx: Database, reader: { readerId: number }): Promise<void>
  }
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
  zone: () => string
  /** Channel on which sessions and readers are announced as changed. */
  standingChannel: string
  sessionReader: (token: string, now: Temporal.Instant) => Promise<SessionReader | undefined>
  /** Marks a session as used; true when that was written, and the browser's cookie is to be given its days anew. */
  touchSession: (sessionHash: string, now: Temporal.Instant) => Promise<boolean>
  subscriberUntil: (readerId: number, now: Temporal.Instant) => Promise<Temporal.Instant | undefined>
  lockReader: (tx: DatabaseTransaction, readerId: number) => Promise<boolean>
  /** In which decisions are explained to the staff. */
  words: () => Words
  headlinesOf: (groupIds: readonly number[]) => Promise<Map<number, string>>
  decisionsDropped: (count: number) => void
  /** Asked for the names of addresses that say they are search engines. */
  resolver: DnsResolver
}

const DECISIONS_SHOWN = 100

type KnownReader = { sessionHash: string; standing: ReaderStanding; remembered: Remembered }

export async function createPaywall(deps: PaywallDeps): Promise<Paywall> {
  const { db, clock, notices, signer } = deps
  const decisions = createDecisionLog({ db, signer, zone: deps.zone, dropped: deps.decisionsDropped })

  async function explainAll(stored: readonly StoredDecision[], words: Words) {
    const headlines = await deps.headlinesOf([...new Set(stored.map(({ groupId }) => groupId))])
    const zone = deps.zone()
    return stored.map((decision) => {
      const headline = headlines.get(decision.groupId) ?? `#${decision.groupId}`
      return { id: decision.id, why: explainDecision(decision, { words, zone, headline }) }
    })
  }

  const networkCap = createNetworkCap()
  const standings = createStandings({
    db,
    notices,
    channel: deps.standingChannel,
    async load(token) {
      const now = clock.now()
      const session = await deps.sessionReader(token, now)
      if (!session) return undefined
      const [subscriberUntil, reads] = await Promise.all([
        deps.subscriberUntil(session.readerId, now),
        loadReads(db, session.readerId, earliestCounting(policy(), now)),
      ])
      const standing = {
        kind: 'reader',
        readerId: session.readerId,
        subscriberUntil,
        exemptions: exemptions.ofReader(session),
      } as const
      return { standing, reads, usedAt: session.lastUsedAt }
    },
  })

  const rules = await keepRules(deps, () => standings.dropAll())
  const { policy } = rules
  const crawlersRead = () => policy().crawlers
  const exemptions = createExemptions({ ...deps, ...rules, now: () => clock.now(), crawlersRead })

  const named = (sessionHash: string, remembered: Remembered): KnownReader | undefined =>
    remembered.standing && { sessionHash, standing: remembered.standing, remembered }

  async function readerOf(sessionToken: string): Promise<KnownReader | undefined> {
    const sessionHash = tokenHashHex(sessionToken)
    return named(sessionHash, await standings.of(sessionHash, sessionToken))
  }

  const needsRenewal = ({ remembered: { usedAtMs } }: KnownReader, now: Temporal.Instant) =>
    usedAtMs !== undefined && now.epochMilliseconds - usedAtMs >= 3_600_000

  /** Sessions end 90 days after their last use. That one reads is written down, and the session asked for anew. */
  async function renewSession({ sessionHash }: { sessionHash: string }, now: Temporal.Instant): Promise<boolean> {
    try {
      const renewed = await deps.touchSession(sessionHash, now)
      standings.forget(sessionHash)
      return renewed
    } catch (error) {
      // Reading goes on while the database is away; the next request tries again.
      if (isDatabaseAway(error)) return false
      throw error
    }
  }

  /**
   * What memory says, unless it would be a new read. A spent allowance needs no second look: reads beyond it come only
   * with a sign-in, which is announced.
   */
  function decideFromMemory(reader: KnownReader, request: AccessRequest, now: Temporal.Instant): Access | undefined {
    const standing = exemptions.withRequest(reader.standing, request)
    const access = decideAccess(standing, request.article, reader.remembered.reads, policy(), now)
    return access.kind === 'metered' && access.reason === 'new' ? undefined : access
  }

  async function decideFromDatabase(
    { standing: known, remembered }: KnownReader,
    request: AccessRequest,
    now: Temporal.Instant,
  ): Promise<Access> {
    const { article, record } = request
    const standing = exemptions.withRequest(known, request)
    if (record) {
      const opened = await openForReader(db, deps.lockReader, standing, article, policy(), now)
      if (opened.kind === 'gone') return decideAccess({ kind: 'visitor' }, article, [], policy(), now)
      remembered.reads = opened.reads
      return opened.access
    }
    const reads = await loadReads(db, standing.readerId, earliestCounting(policy(), now))
    return decideAccess(standing, article, reads, policy(), now)
  }

  function decisionFor(reader: KnownReader, access: Access, now: Temporal.Instant, renewed: boolean, groupId: number) {
    return {
      access,
      at: now,
      readerId: reader.standing.readerId,
      viewer: viewerOf(reader.standing, access, now),
      grant: Grant.forReading(access, groupId),
      newPass: undefined,
      sessionRenewed: renewed,
    } satisfies Decision
  }

  const today = (now: Temporal.Instant) => dateIn(now, deps.zone())

  function capped(access: Access, { article, address }: AccessRequest, now: Temporal.Instant): Access {
    const cap = policy().networkCap
    if (cap === undefined || access.kind !== 'metered' || access.reason !== 'new') return access
    return networkCap.isSpent(address(), article.groupId, cap, today(now)) ? underNetworkCap(access, policy()) : access
  }

  function decideForVisitor(request: AccessRequest, now: Temporal.Instant): Decision {
    const { article, pass, userAgent, record } = request
    const person: Standing = { kind: isLinkPreviewAgent(userAgent) ? 'link-preview' : 'visitor' }
    const standing = exemptions.withRequest(person, request)
    const reads = readsOfPass(pass, signer)
    const decided = decideAccess(standing, article, reads, policy(), now)
    const access = capped(decided, request, now)
    const read = record ? readOf(access, article, now) : undefined
    if (read && policy().networkCap !== undefined) networkCap.note(request.address(), article.groupId, today(now))
    return {
      access,
      at: now,
      readerId: undefined,
      viewer: 'visitor',
      grant: Grant.forReading(access, article.groupId),
      sessionRenewed: false,
      newPass: read && signer.sign(writePass(withRead(reads, read, policy()))),
    }
  }

  return {
    policy,
    async reload() {
      await rules.reload()
      standings.dropAll()
    },
    personalData: {
      name: 'meter',
      everything: (from, { readerId }) => listHeldRows(from, readerId),
      erase: (tx, { readerId }) => eraseHeldRows(tx, readerId),
      async facts(from, { readerId }, now) {
        const decisions = await selectDecisionsOf(from, readerId, DECISIONS_SHOWN)
        const explained = await explainAll(decisions, deps.words())
        return { ...(await showMeter(from, readerId, policy(), now)), decisions: explained }
      },
    },
    noteAnswered({ article, pass, record }, { access, readerId, at }) {
      if (!record) return
      exemptions.noteOpened(access)
      decisions.note({ access, groupId: article.groupId, policyVersion: policy().version, readerId, pass, at })
    },
    async explainDecision(id, words) {
      const decision = await selectDecision(db, id)
      return decision && (await explainAll([decision], words))[0]?.why
    },
    crawlersSettled: () => exemptions.settled(),
    grantForFeed: (readerId, articles) => grantForFeed(deps.subscriberUntil, readerId, articles, policy(), clock.now()),
    close() {
      rules.close()
      return decisions.close()
    },
    decideAtOnce(request) {
      const now = clock.now()
      if (!request.sessionToken) return decideForVisitor(request, now)
      const sessionHash = tokenHashHex(request.sessionToken)
      const known = standings.known(sessionHash)
      if (!known) return undefined
      const reader = named(sessionHash, known)
      if (!reader) return decideForVisitor(request, now)
      if (request.record && needsRenewal(reader, now)) return undefined
      const access = decideFromMemory(reader, request, now)
      return access && decisionFor(reader, access, now, false, request.article.groupId)
    },
    async decide(request) {
      const now = clock.now()
      let reader = request.sessionToken ? await readerOf(request.sessionToken) : undefined
      let renewed = false
      if (request.sessionToken && reader && request.record && needsRenewal(reader, now)) {
        renewed = await renewSession(reader, now)
        reader = await readerOf(request.sessionToken)
      }
      if (!reader) return decideForVisitor(request, now)
      const access = decideFromMemory(reader, request, now) ?? (await decideFromDatabase(reader, request, now))
      return decisionFor(reader, access, now, renewed, request.article.groupId)
    },
    async viewer(sessionToken) {
      try {
        const reader = sessionToken ? await readerOf(sessionToken) : undefined
        if (!reader) return 'visitor'
        return isSubscriber(reader.standing, clock.now()) ? 'subscriber' : 'reader'
      } catch (error) {
        if (isDatabaseAway(error)) return 'visitor'
        throw error
      }
    },
    giveArticle: (readerId, groupId) =>
      giveArticle(db, deps.lockReader, { readerId, groupId, zone: deps.zone() }, clock.now()),
    revokeGift: (readerId, groupId) => markGiftsRevoked(db, readerId, groupId, clock.now()),
    async openGift(token, held, record) {
      const now = clock.now()
      const opened = await openGift(db, token, record, now)
      if (opened.kind !== 'opens') return opened
      const before = held === undefined ? undefined : deps.giftSigner.verify(held)
      const gifts = withGift(before === undefined ? [] : readHeldGifts(before, now), opened.groupId, now)
      return { ...opened, cookie: deps.giftSigner.sign(writeHeldGifts(gifts)), cookieSeconds: GIFT_COOKIE_SECONDS }
    },
    unitePass: (tx, readerId, pass, now) => unitePass(tx, readerId, readsOfPass(pass, signer), policy(), now),
  }
}

/** To whom something was counted or withheld is no subscriber; only what opened for another reason needs another look. */
function viewerOf(standing: ReaderStanding, access: Access, now: Temporal.Instant): Decision['viewer'] {
  if (access.kind !== 'open') return 'reader'
  return access.reason === 'subscriber' || isSubscriber(standing, now) ? 'subscriber' : 'reader'
}

/** A pass that was tampered with is no pass: its bearer is a new visitor, no better off than without cookies. */
function readsOfPass(signed: string | undefined, signer: Signer): Read[] {
  if (!signed) return []
  const value = signer.verify(signed)
  return (value !== undefined && readPass(value)) || []
}
