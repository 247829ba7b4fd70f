import type { Database } from '../../platform/database.ts'
import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { Platform } from '../../platform/platform.ts'
import { PUBLICATION_CHANNEL } from './announcePublication.ts'
import { createMachineFiles } from './machineFiles.endpoint.ts'
import { loadAboutPages, loadPhrases, loadPublication, loadSections } from './publication.sql.ts'
import type { Publication, PublicationFacts } from './publication.ts'
import { UNSET } from './setPublication.ts'

export { createAboutPage } from './about.page.tsx'
export { announcePublication } from './announcePublication.ts'
export { ensureSection } from './ensureSection.ts'
export { navigationOf } from './navigation.rule.ts'
export { pagePath } from './pagePath.rule.ts'
export { type StoredFacts, storeAboutPage, storePhrase, storePublication, storeSection } from './publication.sql.ts'
export type { Publication } from './publication.ts'
export { isFixedPath } from './reserved.rule.ts'
export { setPhrase } from './setPhrase.ts'
export { type PublicationChange, setPublication } from './setPublication.ts'
export { type SectionChange, setSection } from './setSection.ts'
export { isSlug, slugOf, slugOrCode } from './slug.rule.ts'

export type PublicationDeps = Pick<Platform, 'site' | 'db' | 'clock' | 'notices' | 'log'>

/** What the publication is called before anybody has named it. */
const UNNAMED: PublicationFacts = {
  ...UNSET,
  name: 'Untitled',
  hub: '',
  crawlerLicense: 'none',
  letterStatistics: true,
  version: 0,
}

/** The publication's own facts, kept in memory: every page needs them. */
export async function createPublication({ site, db, clock, notices, log }: PublicationDeps) {
  const kept = keptInMemory({
    name: 'publication',
    load: () => loadAll(db),
    notices,
    channels: [PUBLICATION_CHANNEL],
    log,
  })
  await kept.reload()
  const { current } = kept
  const publication: Publication = {
    facts: () => current().facts,
    sections: () => current().sections,
    section: (slug) => current().sections.find((section) => section.slug === slug),
    aboutPages: () => current().aboutPages,
    phrase: (text, language) => current().phrases.get(language)?.get(text),
    phrases: () => current().phrases,
    today: () => clock.now().toZonedDateTimeISO(current().facts.zone).toPlainDate(),
    reload: kept.reload,
    version: kept.version,
  }
  return { ...publication, endpoints: { machineFiles: createMachineFiles({ site, publication }) }, close: kept.close }
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
