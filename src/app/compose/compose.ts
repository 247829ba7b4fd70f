import { createLanguages } from '../../design/words/languages.ts'
import { type LetterSettings, PLAIN_SETTINGS } from '../../letters/sending/sending.module.ts'
import type { Issues } from '../../magazine/issues/issues.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { DnsResolver } from '../../paywall/exemptions/exemptions.module.ts'
import type { LetterPasses } from '../../paywall/letterPasses/letterPasses.module.ts'
import type { Log } from '../../platform/log.ts'
import { openPlatform, type Platform, type PlatformSettings } from '../../platform/platform.ts'
import { createPublication, type Publication } from '../../publication/facts/facts.module.ts'
import type { ReaderPorts } from '../../readers/accounts/accounts.module.ts'
import { securityHeaders } from '../http/securityHeaders.ts'
import { composeAds } from './composeAds.ts'
import { composeArticles } from './composeArticles.ts'
import { composeLetters, composeReturning, type ReturningSettings } from './composeLetters.ts'
import { composeMagazine } from './composeMagazine.ts'
import { composeMedia, type MediaSettings } from './composeMedia.ts'
import { composeMoney, type MoneySettings } from './composeMoney.ts'
import { composeNewsletters } from './composeNewsletters.ts'
import { composePaywall } from './composePaywall.ts'
import { composeMails, composeReaders } from './composeReaders.ts'
import { gather, type Part } from './part.ts'

export type Settings = PlatformSettings &
  MediaSettings & {
    money: MoneySettings
    returning?: ReturningSettings
    /** undefined: nothing is signed, and what comes back comes to the sender. */
    letters?: LetterSettings
    /** Another one than the machine's. */
    resolver?: DnsResolver
  }

export type Dateline = Awaited<ReturnType<typeof compose>>

/** All of Dateline; its pages are drawn where somebody serves them (`composeSite`). What fails leaves nothing open. */
export async function compose(settings: Settings, log: Log) {
  await using opened = new AsyncDisposableStack()
  const known: { publication?: Publication } = {}
  const sender = () => known.publication?.facts() ?? { name: '', email: '' }
  const platform = await openPlatform(settings, { log, sender }, opened)
  const rooms = await composeRooms(platform, settings)
  known.publication = rooms.publication
  for (const part of rooms.parts as readonly Part[]) if (part.close) opened.defer(() => part.close?.())
  const all = opened.move()
  return { ...platform, ...rooms, dueWork: gather(rooms.parts, 'dueWork'), close: () => all.disposeAsync() }
}

/** The rooms by level. What one needs of a room above it is a port that is fulfilled here. */
async function composeRooms(platform: Platform, settings: Settings) {
  const publication = await createPublication(platform)
  const languages = await createLanguages({
    own: () => publication.facts().language,
    phrase: (text, language) => publication.phrase(text, language),
  })
  const { media, parts: mediaParts, ...library } = composeMedia(platform, settings, publication)
  const ports: ReaderPorts = { signedIn: [], panels: [], holders: [] }
  const accounts = composeReaders(platform, { languages, publication, ports })
  const late: { letterPasses?: LetterPasses; paywall?: Pick<Paywall, 'maySubscribe'>; issues?: Issues } = {}
  const subscribes = async (token: string | undefined) => (await late.paywall?.maySubscribe(token)) ?? true
  const { parts: adsParts, ...ads } = await composeAds(platform, { publication, media, subscribes })
  const broughtBy: LetterPasses['broughtBy'] = (cookie, objects) => late.letterPasses?.broughtBy(cookie, objects)
  const money = await composeMoney(platform, settings.money, { languages, publication, ...accounts, broughtBy })
  const { subscriberUntil } = money.subscriptions
  const { resolver } = settings
  const { readers } = accounts
  const { visits, returns, ...returning } = composeReturning(platform, settings.returning ?? {}, {
    languages,
    publication,
    readers,
  })
  const exempted = { languages, publication, readers, subscriberUntil, resolver, recordVisit: visits.record }
  const { paywall, letterPasses, crawlerLists } = await composePaywall(platform, exempted)
  Object.assign(late, { letterPasses, paywall })
  const sendingSettings = { ...(settings.letters ?? PLAIN_SETTINGS), smtpUrl: settings.smtpUrl }
  const issueDates = async () => (await late.issues?.listReleased())?.map(({ date }) => date) ?? []
  const newestIssue = async () => (await late.issues?.listReleased())?.[0]
  const letterDeps = {
    languages,
    publication,
    media,
    ads: ads.ads,
    letterPasses,
    visits,
    returns,
    newestIssue,
    ...money,
  }
  const letterRooms = composeLetters(platform, sendingSettings, letterDeps)
  const { archive } = letterRooms.letterArchive
  const newsletters = await composeNewsletters(platform, { languages, publication, readers, subscriberUntil, archive })
  const pageHeaders = securityHeaders({ secure: platform.site.secure, formOrigins: settings.money.formOrigins })
  const shown = {
    languages,
    publication,
    media,
    plans: money.plans,
    paywall,
    readers,
    newsletters,
    subscriberUntil,
    ...ads,
  }
  const articles = await composeArticles(platform, { ...shown, ...accounts, ...library, pageHeaders, issueDates })
  const { memory, maps } = articles
  const magazine = await composeMagazine(platform, { ...shown, memory, maps, composing: letterRooms.composing })
  late.issues = magazine.issues

  const parts = [
    ...[publication, ...mediaParts, ...accounts.parts, ...money.parts],
    ...[paywall, letterPasses, newsletters, ...returning.parts, ...articles.parts, ...letterRooms.parts],
    ...[composeMails(platform), ...adsParts, ...magazine.parts],
  ] as const
  ports.signedIn.push(...gather(parts, 'signedIn'))
  ports.panels.push(...gather(parts, 'accountPanels'))
  ports.holders.push(...gather(parts, 'personalData'))
  const made = { visits, letterPasses, crawlerLists, pageHeaders, ports, parts }
  return { ...accounts, ...money, ...articles, ...letterRooms, ...magazine, ...library, ...shown, ...made }
}
