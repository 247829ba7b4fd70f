import type { Platform } from '../../platform/platform.ts'
import { PUBLICATION_CHANNEL } from './announcePublication.ts'
import { createMachineFiles } from './machineFiles.endpoint.ts'
import { loadAboutPages, loadPhrases, loadPublication, loadSections } from './publication.sql.ts'
import type { AboutPage, Publication, PublicationFacts, Section } from './publication.ts'

export { createAboutPage } from './about.page.tsx'
export { announcePublication } from './announcePublication.ts'
export { ensureSection } from './ensureSection.ts'
export { type StoredFacts, storeAboutPage, storePhrase, storePublication, storeSection } from './publication.sql.ts'
export type { Publication } from './publication.ts'
export { isFixedPath } from './reserved.rule.ts'
export { setPhrase } from './setPhrase.ts'
export { type PublicationChange, setPublication } from './setPublication.ts'

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
export async function createPublication({
  site,
  db,
  clock,
  notices,
}: Pick<Platform, 'site' | 'db' | 'clock' | 'notices'>) {
  let facts = UNNAMED
  let sections: Section[] = []
  let aboutPages: AboutPage[] = []
  let phrases = new Map<string, Map<string, string>>()
  async function reload() {
    const [nextFacts, nextSections, nextPages, nextPhrases] = await Promise.all([
      loadPublication(db),
      loadSections(db),
      loadAboutPages(db),
      loadPhrases(db),
    ])
    facts = nextFacts ?? UNNAMED
    sections = nextSections
    aboutPages = nextPages
    phrases = new Map()
    for (const { language, text, translation } of nextPhrases) {
      phrases.set(language, (phrases.get(language) ?? new Map()).set(text, translation))
    }
  }
  await reload()
  notices.on(PUBLICATION_CHANNEL, () => void reload().catch(() => {}))
  notices.onReconnect(() => void reload().catch(() => {}))
  const publication: Publication = {
    facts: () => facts,
    sections: () => sections,
    section: (slug) => sections.find((section) => section.slug === slug),
    aboutPages: () => aboutPages,
    phrase: (text, language) => phrases.get(language)?.get(text),
    phrases: () => phrases,
    today: () => clock.now().toZonedDateTimeISO(facts.zone).toPlainDate(),
    reload,
  }
  return { ...publication, endpoints: { machineFiles: createMachineFiles({ site, publication }) } }
}
