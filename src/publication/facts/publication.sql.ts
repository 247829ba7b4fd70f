import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { CrawlerLicense } from './license.rule.ts'
import type { AboutPage, PublicationFacts, Section } from './publication.ts'

/** What machines are told, what is promised at a gate and what is counted may be left for later. */
export type StoredFacts = Omit<PublicationFacts, 'version' | LeftForLater> &
  Partial<Pick<PublicationFacts, LeftForLater>>
type LeftForLater = 'hub' | 'crawlerLicense' | 'gatePromises' | 'letterStatistics' | 'almanacLetter'

export async function loadPublication(db: Database): Promise<PublicationFacts | undefined> {
  const { rows } = await sql<{
    name: string
    promise: string
    gate_promises: string[]
    description: string
    zone: string
    language: string
    currency: string
    legal_name: string
    address: string
    email: string
    clocks: { name: string; zone: string }[]
    daily_letter: string | null
    almanac_letter: string | null
    hub: string
    crawler_license: CrawlerLicense
    letter_statistics: boolean
    version: number
  }>`select * from publication`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { legal_name, daily_letter, almanac_letter, gate_promises, letter_statistics, ...named } = row
  const { crawler_license: crawlerLicense, ...facts } = named
  return {
    ...facts,
    crawlerLicense,
    letterStatistics: letter_statistics,
    gatePromises: gate_promises,
    legalName: legal_name,
    dailyLetter: daily_letter ?? undefined,
    almanacLetter: almanac_letter ?? undefined,
  }
}

export async function storePublication(db: Database, facts: StoredFacts): Promise<void> {
  await sql`insert into publication
      (name, promise, description, zone, language, currency, legal_name, address, email, clocks, daily_letter,
      hub, crawler_license, gate_promises, letter_statistics, almanac_letter)
    values (${facts.name}, ${facts.promise}, ${facts.description}, ${facts.zone}, ${facts.language}, ${facts.currency},
      ${facts.legalName}, ${facts.address}, ${facts.email}, ${JSON.stringify(facts.clocks)}, ${facts.dailyLetter ?? null},
      ${facts.hub ?? ''}, ${facts.crawlerLicense ?? 'none'}, ${JSON.stringify(facts.gatePromises ?? [])},
      ${facts.letterStatistics ?? true}, ${facts.almanacLetter ?? null})
    on conflict (id) do update set name = excluded.name, promise = excluded.promise,
      description = excluded.description, zone = excluded.zone, language = excluded.language,
      currency = excluded.currency, legal_name = excluded.legal_name, address = excluded.address,
      hub = excluded.hub, crawler_license = excluded.crawler_license, email = excluded.email, clocks = excluded.clocks,
      gate_promises = excluded.gate_promises, letter_statistics = excluded.letter_statistics, daily_letter = excluded.daily_letter,
      almanac_letter = excluded.almanac_letter,
      version = publication.version + 1`.execute(db)
}

export async function touchPublication(db: Database): Promise<void> {
  await sql`update publication set version = version + 1`.execute(db)
}

export async function loadSections(db: Database): Promise<Section[]> {
  const { rows } = await sql<{ slug: string; name: string; description: string; in_navigation: boolean }>`
    select slug, name, description, in_navigation from sections order by position, slug`.execute(db)
  return rows.map(({ in_navigation, ...section }) => ({ ...section, inNavigation: in_navigation }))
}

export async function storeSection(db: Database, section: Section, position: number | undefined): Promise<void> {
  await sql`insert into sections (slug, name, description, position, in_navigation)
    values (${section.slug}, ${section.name}, ${section.description},
      coalesce(${position ?? null}::integer, (select coalesce(max(position), 0) + 1 from sections)), ${section.inNavigation})
    on conflict (slug) do update set name = excluded.name, description = excluded.description,
      position = excluded.position, in_navigation = excluded.in_navigation`.execute(db)
}

export async function insertSectionIfNew(db: Database, section: Section): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into sections (slug, name, description, position, in_navigation)
    values (${section.slug}, ${section.name}, ${section.description},
      (select coalesce(max(position), 0) + 1 from sections), ${section.inNavigation})
    on conflict (slug) do nothing`.execute(db)
  return numAffectedRows === 1n
}

export async function loadAboutPages(db: Database): Promise<AboutPage[]> {
  const { rows } = await sql<AboutPage>`select slug, title, document from about_pages order by position, slug`.execute(
    db,
  )
  return rows
}

export async function storeAboutPage(db: Database, page: AboutPage, position: number): Promise<void> {
  await sql`insert into about_pages (slug, title, position, document)
    values (${page.slug}, ${page.title}, ${position}, ${JSON.stringify(page.document)})
    on conflict (slug) do update set title = excluded.title, position = excluded.position,
      document = excluded.document`.execute(db)
}

export async function loadPhrases(db: Database): Promise<{ language: string; text: string; translation: string }[]> {
  const { rows } = await sql<{ language: string; text: string; translation: string }>`
    select language, text, translation from publication_phrases order by language, text`.execute(db)
  return rows
}

export async function storePhrase(
  db: Database,
  phrase: { language: string; text: string; translation: string },
): Promise<void> {
  await sql`insert into publication_phrases (language, text, translation)
    values (${phrase.language}, ${phrase.text}, ${phrase.translation})
    on conflict (language, text) do update set translation = excluded.translation`.execute(db)
}

export async function deletePhrase(db: Database, language: string, text: string): Promise<void> {
  await sql`delete from publication_phrases where language = ${language} and text = ${text}`.execute(db)
}
