import type { Ads } from '../../ads/counting/counting.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import { createLetterArchive } from '../../letters/archive/archive.module.ts'
import { findReaders } from '../../letters/audience/audience.module.ts'
import { createComposing, findLetterById } from '../../letters/composing/composing.module.ts'
import { createMailEvents, type WebhookSecrets } from '../../letters/mailEvents/mailEvents.module.ts'
import { createPreferences } from '../../letters/preferences/preferences.module.ts'
import { createReturns, type MailboxAddress, recordSent } from '../../letters/returns/returns.module.ts'
import { createSending, type SendingPorts, type SendingSettings } from '../../letters/sending/sending.module.ts'
import { createVisits, type Objections, type Visits } from '../../letters/visits/visits.module.ts'
import type { ReleasedIssue } from '../../magazine/book/book.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Checkout } from '../../money/checkout/checkout.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import { mostReadGroups } from '../../paywall/decisions/decisions.module.ts'
import { isLinkPreviewAgent } from '../../paywall/exemptions/exemptions.module.ts'
import type { LetterPasses } from '../../paywall/letterPasses/letterPasses.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { almanacInLetters } from './almanacInLetters.ts'
import { longestTrial } from './composeNotices.ts'
import { letterAftermath } from './letterAftermath.ts'
import { magazineInLetters } from './magazineInLetters.ts'
import { stopByMail } from './stopByMail.ts'

/** How letters that come back find their way here. */
export type ReturningSettings = {
  mailbox?: MailboxAddress | undefined
  webhooks?: WebhookSecrets
  certificateAt?: (url: string) => Promise<string>
}

/** What comes back of letters, and who opened them. */
export function composeReturning(
  platform: Platform,
  settings: ReturningSettings,
  deps: Pick<LettersWingDeps, 'languages' | 'publication'> & { readers: Readers },
) {
  const shared = { ...platform, languages: deps.languages, publication: () => deps.publication.facts() }
  const visits = createVisits({
    ...platform,
    readers: deps.readers,
    isCounting: () => deps.publication.facts().letterStatistics,
  })
  const returns = createReturns(
    { ...shared, stop: (reader) => stopByMail({ ...shared, recordVisit: visits.record }, reader) },
    { mailbox: settings.mailbox },
  )
  const { webhooks = {}, certificateAt } = settings
  const mailEvents = createMailEvents(shared, { secrets: webhooks, certificateAt })
  return { visits, returns, parts: [returns, mailEvents, visits] as const }
}

export type LettersWingDeps = {
  languages: Languages
  publication: Publication
  media: Media
  ads: Pick<Ads, 'inLetter' | 'letterVersion'>
  plans: Plans
  letterPasses: Pick<LetterPasses, 'passFor' | 'holderOf'>
  visits: Pick<Visits, 'count' | 'clicks' | 'record'> & { objections: Objections }
  checkout: Pick<Checkout, 'begunByLetter'>
  returns: Pick<SendingPorts, 'refused'>
  /** Of the magazine, where one is out. */
  newestIssue(): Promise<ReleasedIssue | undefined>
}

/** What puts letters together, and what sends them. */
export function composeLetters(
  platform: Platform,
  settings: SendingSettings,
  { plans, letterPasses, visits, checkout, returns, ads, newestIssue, ...deps }: LettersWingDeps,
) {
  const drawing = { ...platform, ...deps, trialDays: () => longestTrial(plans), noticeIn: ads.inLetter }
  const composing = createComposing({
    ...drawing,
    almanacEntry: almanacInLetters,
    magazineIssue: async (_, since) => magazineInLetters(await newestIssue(), since),
    mostReadGroups,
  })
  const sending = createSending(platform, settings, {
    async writeVariant(letterId, key) {
      const letter = await findLetterById(platform.db, letterId)
      if (!letter) throw new Error('there is no such letter')
      return { revision: letter.revision, written: await composing.writeVariant(letter, key) }
    },
    noticeVersion: ads.letterVersion,
    findReaders: (db, emailKeys, now) => findReaders(db, emailKeys, now, deps.publication.facts().zone),
    passFor: letterPasses.passFor,
    async countClicks(_, letterId) {
      const clicks = (await visits.count(letterId)).filter(({ kind }) => kind === 'click')
      const of = (wanted: 'a' | 'b') => clicks.find(({ arm }) => arm === wanted)?.readers ?? 0
      return { a: of('a'), b: of('b') }
    },
    aftermathOf: (db, letterId) => letterAftermath({ ...deps, visits, checkout }, db, letterId),
    taken: recordSent,
    refused: returns.refused,
  })
  const preferences = createPreferences({
    ...{ ...platform, ...deps, publicationName: async () => deps.publication.facts().name },
    signer: platform.signerFor('newsletters'),
    tokenSigner: platform.signerFor('unsubscribe'),
    zone: () => deps.publication.facts().zone,
    isCounting: () => deps.publication.facts().letterStatistics,
    objections: visits.objections,
    recordVisit: visits.record,
  })
  const letterArchive = createLetterArchive({ ...drawing, letterPasses, isLinkPreview: isLinkPreviewAgent })
  return { composing, sending, letterArchive, parts: [composing, sending, letterArchive, preferences] as const }
}
