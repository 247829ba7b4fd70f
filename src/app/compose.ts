import { Resolver } from 'node:dns/promises'
import { join } from 'node:path'
import type pg from 'pg'
import {
  createArticleMemory,
  createFeedEndpoints,
  createListSubjects,
  createOembedEndpoint,
  createPersonalFeedEndpoint,
  createPosterEndpoint,
  createPosters,
  createSitemapEndpoints,
  deletePersonalFeed,
  findMovedArticle,
  headlinesOfGroups,
  listHeldFeed,
} from '../articles/articles.module.ts'
import { buildAssets } from '../design/assets.ts'
import type { Site as FrameSite } from '../design/layout.view.tsx'
import { createLanguages } from '../design/words/languages.ts'
import { createMedia } from '../media/media.module.ts'
import { createPictureEndpoint } from '../media/picture.endpoint.ts'
import { createNewsletters } from '../newsletters/newsletters.module.ts'
import { createPaywall, type DnsResolver, type Paywall } from '../paywall/paywall.module.ts'
import { createMaps } from '../places/places.module.ts'
import { createPlans } from '../plans/plans.module.ts'
import { createClock } from '../platform/clock.ts'
import { openDatabase } from '../platform/database.ts'
import { openFolderOfFiles } from '../platform/files.ts'
import { mailsHeld } from '../platform/heldRows.ts'
import { readCookie, type Site } from '../platform/http.ts'
import { createJobs } from '../platform/jobs.ts'
import { createLimits } from '../platform/limits.ts'
import type { Log } from '../platform/log.ts'
import { createMailer } from '../platform/mail.ts'
import { createMetrics } from '../platform/metrics.ts'
import { listenForNotices } from '../platform/notices.ts'
import { openShelf } from '../platform/shelf.ts'
import { createSigner } from '../platform/signing.ts'
import { createVariants } from '../platform/variants.ts'
import { createMachineFiles, createPublication } from '../publication/publication.module.ts'
import { createReaders, type ReaderPorts, STANDING_CHANNEL } from '../readers/readers.module.ts'
import { may, roleOf } from '../staff/staff.module.ts'
import { createArticleDoor } from './articleDoor.ts'
import { createAssetsEndpoint } from './assets.endpoint.ts'
import { type Closing, closeAll } from './closeAll.ts'
import { composeMoney, type MoneySettings } from './composeMoney.ts'
import { composePages, type PagesOfLanguage } from './composePages.ts'
import { createApp, createClientAddressOf } from './createApp.ts'
import { createFeedPanel } from './createFeedPanel.tsx'
import { createHealthEndpoint } from './health.endpoint.ts'
import { securityHeaders } from './securityHeaders.ts'

export type Settings = {
  connection: pg.PoolConfig
  origin: string
  dataFolder: string
  secret: string
  smtpUrl: string | undefined
  trustedProxies: Parameters<typeof createClientAddressOf>[0]
  money: MoneySettings
  /** Another one than the machine's. */
  resolver?: DnsResolver
}

/** Some two thousand posters; those longest unasked for are made anew. */
const POSTER_BYTES = 200 * 1024 * 1024

export type Dateline = Awaited<ReturnType<typeof compose>>
export type Endpoints = Dateline['endpoints']

/** The whole of Dateline without its doors. What cannot be composed leaves nothing open: the process can end. */
export async function compose(settings: Settings, log: Log) {
  const opened: Closing[] = []
  try {
    return await composeAll(settings, log, opened)
  } catch (error) {
    await closeAll(opened).catch(() => {})
    throw error
  }
}

/** Platform first, then the modules by level, then their pages. */
async function composeAll(settings: Settings, log: Log, opened: Closing[]) {
  const site: Site = { origin: settings.origin, secure: settings.origin.startsWith('https:') }
  const database = openDatabase(settings.connection)
  opened.push(() => database.close())
  const { db } = database
  const notices = await listenForNotices(settings.connection, log)
  opened.push(() => notices.close())
  const clock = await createClock(db, notices, log)
  opened.push(() => clock.close())
  const metrics = createMetrics()
  const limits = createLimits(database.pool)
  const jobs = createJobs(db, settings.connection, log)
  const files = openFolderOfFiles(join(settings.dataFolder, 'files'))
  const assets = await buildAssets({ folder: join(settings.dataFolder, 'assets') })
  const variants = createVariants()
  const signer = (purpose: string) => createSigner(settings.secret, purpose)
  const clientAddressOf = createClientAddressOf(settings.trustedProxies)

  const publication = await createPublication(db, clock, notices, log)
  opened.push(() => publication.close())
  const languages = await createLanguages({
    own: () => publication.facts().language,
    phrase: (text, language) => publication.phrase(text, language),
  })
  const publicationName = async () => publication.facts().name
  const mailer = createMailer(
    { db, jobs, clock, log },
    {
      smtpUrl: settings.smtpUrl,
      outbox: join(settings.dataFolder, 'outbox'),
      domain: new URL(settings.origin).hostname,
      from: async () => {
        const { name, email } = publication.facts()
        return { name, address: email || `no-reply@${new URL(settings.origin).hostname}` }
      },
    },
  )

  opened.push(
    () => mailer.close(),
    () => jobs.close(),
  )

  const ports: ReaderPorts = { signedIn: [], panels: [], holders: [] }
  const readersDeps = {
    db,
    clock,
    jobs,
    mailer,
    limits,
    signer: signer('readers'),
    site,
    languages,
    publicationName,
    log,
    ports,
  }
  const readers = createReaders(readersDeps)
  const media = createMedia({ files })
  const maps = createMaps()
  const plans = await createPlans({ db, notices, log })
  opened.push(() => plans.close())

  const pageHeaders = securityHeaders({ secure: site.secure, formOrigins: settings.money.formOrigins })
  let paywall: Paywall | undefined
  const thePaywall = () => {
    if (!paywall) throw new Error('a page was asked for before the paywall stood')
    return paywall
  }
  const frameSite = createFrameSite(publication, () => newsletters)
  const money = composeMoney(settings.money, {
    db,
    clock,
    jobs,
    mailer,
    limits,
    log,
    signer,
    site,
    languages,
    publication,
    readers,
    plans,
    clientAddressOf,
  })

  const decisionsDropped = metrics.counter('paywall_decisions_dropped_total', 'Decisions that could not be kept.')
  paywall = await createPaywall({
    db,
    clock,
    notices,
    log,
    signer: signer('pass'),
    giftSigner: signer('gift'),
    words: languages.own,
    resolver: settings.resolver ?? new Resolver({ timeout: 2_000, tries: 1 }),
    headlinesOf: (groupIds) => headlinesOfGroups(db, groupIds, publication.facts().language),
    decisionsDropped: (count) => decisionsDropped.inc(count),
    zone: () => publication.facts().zone,
    standingChannel: STANDING_CHANNEL,
    sessionReader: async (token, now) => {
      const session = await readers.sessionFromToken(db, token, now)
      if (!session) return undefined
      const { readerId, lastUsedAt, email, emailKey, addressConfirmed } = session
      return {
        readerId,
        lastUsedAt,
        previews: session.staff && may(await roleOf(db, emailKey), 'preview'),
        emailDomain: addressConfirmed ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : undefined,
      }
    },
    touchSession: (sessionHash, now) => readers.touch(db, sessionHash, now),
    subscriberUntil: money.subscriberUntil,
    lockReader: async (tx, readerId) => (await readers.lock(tx, readerId)) !== undefined,
  })

  opened.push(
    () => thePaywall().close(),
    () => money.close(),
  )

  const newslettersDeps = {
    db,
    clock,
    jobs,
    mailer,
    limits,
    notices,
    log,
    signer: signer('newsletters'),
    site,
    languages,
    publicationName,
  }
  const newsletters = createNewsletters(newslettersDeps)
  opened.push(() => newsletters.close())
  await newsletters.open()

  const memory = createArticleMemory(db, notices)
  const box = newsletters.boxes
  const shelf = openShelf(join(settings.dataFolder, 'posters'), { mostBytes: POSTER_BYTES })
  const posters = createPosters({ media, clock, publication, shelf })
  opened.push(() => posters.close())
  const subjects = createListSubjects({ db, publication, words: languages.own })
  ports.signedIn.push({
    signedIn: (tx, { readerId, c, now }) => thePaywall().unitePass(tx, readerId, readCookie(c, site, 'pass'), now),
  })
  ports.panels.push(newsletters.accountPanel, ...money.accountPanels)
  ports.holders.push(paywall.personalData, newsletters.personalData, ...money.personalData, {
    name: 'mails',
    facts: async () => undefined,
    everything: (from, { readerId }) => mailsHeld(from, readerId),
    move: (tx, { readerId, from }) => mailer.adopt(tx, readerId, from.emailKey),
    erase: (tx, { readerId, email, emailKey }) => mailer.forget(tx, { readerId, email, addressKey: emailKey }),
  })
  ports.panels.push(createFeedPanel(money.subscriberUntil, () => publication.facts().zone))
  ports.holders.push({
    name: 'feed',
    facts: async () => undefined,
    everything: (from, { readerId }) => listHeldFeed(from, readerId),
    erase: (tx, { readerId }) => deletePersonalFeed(tx, readerId),
  })
  ports.holders.push({
    name: 'staff',
    facts: async () => undefined,
    everything: async (from, { emailKey }) => ({ staff: [await roleOf(from, emailKey)].filter(Boolean) }),
    keeps: async (from, { emailKey }) => ((await roleOf(from, emailKey)) ? 'staff' : undefined),
    erase: async () => {},
  })

  let serving: 'not yet' | 'yes' | 'no more' = 'not yet'
  const pagesDeps = {
    db,
    clock,
    log,
    site,
    assets,
    files,
    variants,
    frameSite: frameSite.site,
    frameVersion: frameSite.version,
    pageHeaders,
    languages,
    media,
    maps,
    memory,
    posters,
    publication,
    plans,
    paywall,
    readers,
    readersDeps,
    newsletters,
    newslettersDeps,
    money,
    clientAddressOf,
  }
  const pagesByLanguage = new Map(languages.all().map((words) => [words.locale, composePages(pagesDeps, words)]))
  const endpoints = {
    assets: createAssetsEndpoint({ assets, files }),
    picture: createPictureEndpoint(media),
    poster: createPosterEndpoint({ db, media, memory, posters }),
    feeds: createFeedEndpoints({ db, site, media, memory, publication, subjects, variants, box, words: languages.own }),
    personalFeed: createPersonalFeedEndpoint({
      db,
      site,
      media,
      memory,
      publication,
      paywall,
      limits,
      box,
      words: languages.own,
    }),
    oembed: createOembedEndpoint({ db, site, media, memory, posters, publication }),
    sitemaps: createSitemapEndpoints({ db, site, clock, memory, publication, variants }),
    machineFiles: createMachineFiles({ site, publication }),
    health: createHealthEndpoint({ db, metrics, serving: () => serving === 'yes', clientAddressOf }),
    ...money.endpoints,
  }
  const answersTotal = metrics.counter('http_requests_total', 'Answers by status.', ['status'])
  const counters = new Map<number, { inc(): void }>()
  const answered = (status: number) => {
    const counter = counters.get(status) ?? answersTotal.labels(String(status))
    counters.set(status, counter)
    counter.inc()
  }
  const { app, routes } = createApp({
    site,
    languages,
    answered,
    pagesOf: (words) => pagesByLanguage.get(words.locale) as PagesOfLanguage,
    endpoints,
    pageHeaders,
    findMoved: (path) => findMovedArticle(db, path),
  })

  return {
    app,
    routes,
    door: createArticleDoor({
      site,
      languages,
      answersOf: (words) => (pagesByLanguage.get(words.locale) as PagesOfLanguage).answers,
      answered,
      trustedProxies: settings.trustedProxies,
    }),
    endpoints,
    db,
    connection: settings.connection,
    clock,
    jobs,
    mailer,
    readersDeps,
    media,
    metrics,
    notices,
    publication,
    readers,
    plans,
    paywall,
    newsletters,
    money,
    languages,
    log,
    site,
    /** Everything that a reader may need stands: /readyz says so. */
    announceReady() {
      maps.open()
      serving = 'yes'
    },
    /** From now on /readyz says that this process is going. */
    announceStop() {
      serving = 'no more'
    },
    close: () => closeAll(opened),
  }
}

/** What the frame says of the publication, and a version of all of it. */
function createFrameSite(
  publication: Awaited<ReturnType<typeof createPublication>>,
  newsletters: () => ReturnType<typeof createNewsletters>,
) {
  return {
    version: () => `${publication.version()} ${newsletters().version()}`,
    site(): FrameSite {
      const facts = publication.facts()
      const letters = newsletters().list()
      const daily = letters.find((letter) => letter.slug === facts.dailyLetter)
      const letterUrl = (slug: string) => `/newsletters/${slug}`
      return {
        name: facts.name,
        promise: facts.promise,
        description: facts.description,
        language: facts.language,
        zone: facts.zone,
        clocks: facts.clocks,
        ...(facts.crawlerLicense !== 'none' && { license: '/license.xml' }),
        legalName: facts.legalName,
        address: facts.address.replaceAll('\n', ', '),
        sections: publication
          .sections()
          .filter((section) => section.inNavigation)
          .map((section) => ({
            slug: section.slug,
            name: section.name,
            description: section.description,
            url: `/section/${section.slug}`,
          })),
        aboutPages: publication.aboutPages().map((page) => ({ name: page.title, url: `/about/${page.slug}` })),
        newsletters: letters.map((letter) => ({ name: letter.name, url: letterUrl(letter.slug) })),
        ...(daily && { dailyLetter: { name: daily.name, url: letterUrl(daily.slug) } }),
      }
    },
  }
}
