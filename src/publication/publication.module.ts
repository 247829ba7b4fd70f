import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { keptInMemory } from '../platform/keptInMemory.ts'
import type { Log } from '../platform/log.ts'
import type { Notices } from '../platform/notices.ts'
import { PUBLICATION_CHANNEL } from './announcePublication.ts'
import type { CrawlerLicense } from './license.rule.ts'
import { loadAboutPages, loadPhrases, loadPublication, loadSections } from './publication.sql.ts'

export { createAboutPage, type DocumentRenderer } from './about.page.tsx'
export { announcePublication } from './announcePublication.ts'
export { type EnsuredSection, ensureSection } from './ensureSection.ts'
export type { CrawlerLicense } from './license.rule.ts'
export { createMachineFiles } from './machineFiles.endpoint.ts'
export type { StoredFacts } from './publication.sql.ts'
export { storeAboutPage, storePhrase, storePublication, storeSection } from './publication.sql.ts'
export { isFixedPath } from './reserved.rule.ts'
export { setPhrase } from './setPhrase.ts'
export { type PublicationChange, setPublication } from './setPublication.ts'

export type PublicationFacts = {
  name: string
  promise: string
  description: string
  /** IANA name: whose midnight, whose month, whose wall time. */
  zone: string
  language: string
  currency: string
  legalName: string
  address: string
  email: string
  clocks: { name: string; zone: string }[]
  /** Slug of the letter promised above all pages. */
  dailyLetter: string | undefined
  /** Where feed readers hear of new articles at once (WebSub); empty: nowhere. */
  hub: string
  /** What crawlers may do with what they read (RSL); `none`: nothing is said of it. */
  crawlerLicense: CrawlerLicense
  version: number
}

export type Section = { slug: string; name: string; description: string; inNavigation: boolean }

/** `document` is an article document; this module only keeps it. */
export type AboutPage = { slug: string; title: string; document: unknown }

export type Publication = {
  facts(): PublicationFacts
  sections(): readonly Section[]
  section(slug: string): Section | undefined
  aboutPages(): readonly AboutPage[]
  /** How something that it has written is said in another language; undefined where nobody has said. */
  phrase(text: string, language: string): string | undefined
  /** All of them, by language. */
  phrases(): ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The day in its zone. */
  today(): Temporal.PlainDate
  /** Read again what others may have changed; announced changes do this by themselves. */
  reload(): Promise<void>
  /** Of all of it, for cache keys: another one exactly when something of it is another. */
  version(): string
  close(): void
}

/** What the publication is called before anybody has named it. */
const UNNAMED: PublicationFacts = {
  name: 'Untitled',
  promise: '',
  description: '',
  zone: 'UTC',
  language: 'en',
  currency: 'usd',
  legalName: '',
  address: '',
  email: '',
  clocks: [],
  dailyLetter: undefined,
  hub: '',
  crawlerLicense: 'none',
  version: 0,
}

/** The publication's own facts, kept in memory: every page needs them. */
export async function createPublication(
  db: Database,
  clock: Clock,
  notices: Notices | undefined,
  log: Log,
): Promise<Publication> {
  const kept = keptInMemory({
    name: 'publication',
    load: () => loadAll(db),
    notices,
    channels: [PUBLICATION_CHANNEL],
    log,
  })
  await kept.reload()
  const { current } = kept
  return {
    facts: () => current().facts,
    sections: () => current().sections,
    section: (slug) => current().sections.find((section) => section.slug === slug),
    aboutPages: () => current().aboutPages,
    phrase: (text, language) => current().phrases.get(language)?.get(text),
    phrases: () => current().phrases,
    today: () => clock.now().toZonedDateTimeISO(current().facts.zone).toPlainDate(),
    reload: kept.reload,
    version: kept.version,
    close: kept.close,
  }
}

async function loadAll(db: Database) {
  const [facts = UNNAMED, sections, aboutPages, translations] = await Promise.all([
    loadPublication(db),
    loadSections(db),
    loadAboutPages(db),
    loadPhrases(db),
  ])
  const phrases = new Map<string, Map<string, string>>()
  for (const { language, text, translation } of translations) {
    phrases.set(language, (phrases.get(language) ?? new Map()).set(text, translation))
  }
  return { facts, sections, aboutPages, phrases }
}
