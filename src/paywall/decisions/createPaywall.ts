import type { Words } from '../../design/words/words.ts'
import { dateIn } from '../../platform/calendar.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import { type Signer, tokenHashHex } from '../../platform/signing.ts'
import { needsRenewal, type PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import {
  createExemptions,
  createNetworkCap,
  type Exemption,
  isLinkPreviewAgent,
} from '../exemptions/exemptions.module.ts'
import {
  GIFT_COOKIE_SECONDS,
  giveArticle,
  markGiftsRevoked,
  openGift,
  readGiftCookie,
  withGift,
  writeGiftCookie,
} from '../gifts/gifts.module.ts'
import { judgeSigns, type LetterOpening } from '../letterPasses/letterPasses.module.ts'
import {
  earliestCounting,
  listReads,
  type Read,
  readPass,
  showMeter,
  unitePass,
  withRead,
  writePass,
} from '../meter/meter.module.ts'
import {
  type Access,
  decideAccess,
  isRead,
  isSubscriber,
  readOf,
  type Standing,
  underNetworkCap,
} from './access.rule.ts'
import { createDecisionLog } from './createDecisionLog.ts'
import { createStandings, type ReaderStanding, type Remembered } from './createStandings.ts'
import { explainDecision } from './decision.rule.ts'
import { findDecision, listDecisionsOf, type StoredDecision } from './decisions.sql.ts'
import { Grant, ReadsEverything } from './grant.ts'
import { grantForFeed } from './grantForFeed.ts'
import { keepRules } from './keepRules.ts'
import { openForReader } from './openForReader.ts'
import type { AccessRequest, Decision, Paywall, PaywallDeps } from './paywall.ts'
import { erasePersonalRows, listPersonalRows } from './personalRows.sql.ts'

const DECISIONS_SHOWN = 100

type KnownReader = { sessionHash: string; standing: ReaderStanding; remembered: Remembered }

export async function createPaywall(deps: PaywallDeps): Promise<Paywall & { personalData: PersonalDataHolder }> {
  const { db, clock, notices, signer } = deps
  const decisions = createDecisionLog({ ...deps, dropped: deps.decisionsDropped })

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
        listReads(db, session.readerId, earliestCounting(policy(), now)),
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

  const isDueForRenewal = ({ remembered: { usedAtMs } }: KnownReader, now: Temporal.Instant) =>
    usedAtMs !== undefined && needsRenewal(usedAtMs, now)

  /** Sessions end a while after their last use. That one reads is written down, and the session asked for again. */
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
    return isRead(access) ? undefined : access
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
    const reads = await listReads(db, standing.readerId, earliestCounting(policy(), now))
    return decideAccess(standing, article, reads, policy(), now)
  }

  function decisionFor(reader: KnownReader, access: Access, renewed: boolean, groupId: number, now: Temporal.Instant) {
    return {
      access,
      at: now,
      readerId: reader.standing.readerId,
      pass: undefined,
      viewer: viewerOf(reader.standing, access, now),
      grant: Grant.forReading(access, groupId),
      newPass: undefined,
      sessionRenewed: renewed,
      newLetters: undefined,
      spends: isRead(access),
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
      pass: reads.length > 0 ? pass : undefined,
      viewer: 'visitor',
      grant: Grant.forReading(access, article.groupId),
      sessionRenewed: false,
      newLetters: undefined,
      spends: isRead(access),
      newPass: read && signer.sign(writePass(withRead(reads, read, policy()))),
    }
  }

  /** undefined where the database has to say whether an institution may open one more today. */
  const sure = (decision: Decision) => (exemptions.isUnsure(decision.access) ? undefined : decision)

  async function decideOnce(request: AccessRequest): Promise<Decision> {
    const now = clock.now()
    let reader = request.sessionToken ? await readerOf(request.sessionToken) : undefined
    let renewed = false
    if (request.sessionToken && reader && request.record && isDueForRenewal(reader, now)) {
      renewed = await renewSession(reader, now)
      reader = await readerOf(request.sessionToken)
    }
    if (!reader) return decideForVisitor(request, now)
    const access = decideFromMemory(reader, request, now) ?? (await decideFromDatabase(reader, request, now))
    return decisionFor(reader, access, renewed, request.article.groupId, now)
  }

  /** In memory; `unsure` where a browser has to be counted first, or its letters are not there. */
  function knownLetter({ letters, article }: AccessRequest, now: Temporal.Instant): Exemption | 'unsure' | undefined {
    if (letters === undefined) return undefined
    const known = deps.heldPasses.known(letters, article.groupId, now)
    return known === 'unsure' ? known : letterExemption(known)
  }

  const letterExemption = (opened: LetterOpening | undefined): Exemption | undefined =>
    opened && { kind: 'newsletter', ...opened, counts: policy().letterPassesCount }

  /** Decides with what the letters open that the browser holds; one is counted only where nothing else would open. */
  async function decideWithLetters(request: AccessRequest): Promise<Decision> {
    const now = clock.now()
    const letter = knownLetter(request, now)
    if (letter !== 'unsure') return decideOnce({ ...request, letter })
    if (request.letters === undefined) return decideOnce(request)
    const without = await decideOnce({ ...request, record: false })
    if (!without.spends && without.access.kind !== 'gate') return decideOnce(request)
    const { opened, cookie, spends } = await deps.heldPasses.settleArticle(
      { cookie: request.letters, signs: judgeSigns(request.signs()), record: request.record },
      {
        groupId: request.article.groupId,
        onlyForSubscribers: without.access.kind === 'gate' && without.access.reason === 'subscribers-only',
      },
      now,
    )
    const decided = await decideOnce({ ...request, letter: letterExemption(opened) })
    return { ...decided, newLetters: cookie, spends: spends || decided.spends }
  }

  return {
    policy,
    async reload() {
      await rules.reload()
      standings.dropAll()
    },
    personalData: {
      name: 'meter',
      everything: (from, { readerId }) => listPersonalRows(from, readerId),
      erase: (tx, { readerId }) => erasePersonalRows(tx, readerId),
      async facts(from, { readerId }, now) {
        const decisions = await listDecisionsOf(from, readerId, DECISIONS_SHOWN)
        const explained = await explainAll(decisions, deps.words())
        return { ...(await showMeter(from, readerId, policy(), now)), decisions: explained }
      },
    },
    noteAnswered({ article, record }, { access, readerId, pass, at }) {
      if (!record) return
      exemptions.noteOpened(access)
      decisions.note({ access, groupId: article.groupId, policyVersion: policy().version, readerId, pass, at })
    },
    async explainDecision(id, words) {
      const decision = await findDecision(db, id)
      return decision && (await explainAll([decision], words))[0]?.why
    },
    crawlersProven: () => exemptions.proven(),
    grantForFeed: (readerId, articles) => grantForFeed(deps.subscriberUntil, readerId, articles, policy(), clock.now()),
    close() {
      rules.close()
      return decisions.close()
    },
    decideAtOnce(asked) {
      const now = clock.now()
      const letter = knownLetter(asked, now)
      if (letter === 'unsure') return undefined
      const request = letter ? { ...asked, letter } : asked
      if (!request.sessionToken) return sure(decideForVisitor(request, now))
      const sessionHash = tokenHashHex(request.sessionToken)
      const known = standings.known(sessionHash)
      if (!known) return undefined
      const reader = named(sessionHash, known)
      if (!reader) return sure(decideForVisitor(request, now))
      if (request.record && isDueForRenewal(reader, now)) return undefined
      const access = decideFromMemory(reader, request, now)
      return access && sure(decisionFor(reader, access, false, request.article.groupId, now))
    },
    async decide(request) {
      for (;;) {
        const decision = await decideWithLetters(request)
        if (sure(decision)) return decision
        await exemptions.settle(decision.access)
      }
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
    async maySubscribe(sessionToken) {
      try {
        const reader = sessionToken ? await readerOf(sessionToken) : undefined
        return reader !== undefined && isSubscriber(reader.standing, clock.now())
      } catch (error) {
        if (isDatabaseAway(error)) return true
        throw error
      }
    },
    async readsEverything(sessionToken) {
      try {
        const reader = sessionToken ? await readerOf(sessionToken) : undefined
        return reader && ReadsEverything.ofStanding(reader.standing, clock.now())
      } catch (error) {
        if (isDatabaseAway(error)) return undefined
        throw error
      }
    },
    giveArticle: (readerId, groupId) =>
      giveArticle(db, deps.lockReader, { readerId, groupId, zone: deps.zone() }, clock.now()),
    revokeGift: (readerId, groupId) => markGiftsRevoked(db, readerId, groupId, clock.now()),
    async openGift(token, held, record) {
      const now = clock.now()
      const subscribes = async (readerId: number) => (await deps.subscriberUntil(readerId, now)) !== undefined
      const opened = await openGift(db, token, record, subscribes, now)
      if (opened.kind !== 'opens') return opened
      const before = held === undefined ? undefined : deps.giftSigner.verify(held)
      const gifts = withGift(before === undefined ? [] : readGiftCookie(before, now), opened.groupId, now)
      return { ...opened, cookie: deps.giftSigner.sign(writeGiftCookie(gifts)), cookieSeconds: GIFT_COOKIE_SECONDS }
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
