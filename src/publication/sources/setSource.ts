import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { announcePublication, slugOf } from '../facts/facts.module.ts'
import type { Source } from './source.ts'
import { sourceBySlug, storeSource } from './sources.sql.ts'

export type SourceChange = Partial<Pick<Source, 'name' | 'country' | 'language' | 'url' | 'credit'>>

/** Makes or changes a partner outlet; with a name, a country and a language it is complete. */
export function setSource(
  db: Database,
  actor: string,
  slug: string,
  change: SourceChange,
  now: Temporal.Instant,
): Promise<Source> {
  if (slugOf(slug) !== slug || slug === '') throw invalid('slug', `“${slug}” is no address; write one like the-outlet.`)
  if (change.name?.trim() === '') throw invalid('name', 'The outlet needs a name.')
  if (change.country !== undefined && !isCountry(change.country))
    throw invalid('country', `“${change.country}” is no country; write one like FR.`)
  if (change.language !== undefined && !isLanguage(change.language))
    throw invalid('language', `“${change.language}” is no language; write one like fr.`)
  if (change.url && !/^https?:$/.test(URL.parse(change.url)?.protocol ?? ''))
    throw invalid('url', `“${change.url}” is no web address.`)
  return inTransaction(db, async (tx) => {
    const before = await sourceBySlug(tx, slug)
    const none = { slug, name: '', language: '', country: '', url: undefined, description: '', credit: '' }
    const after = { ...none, ...before, ...change }
    if (after.name === '') throw invalid('name', `There is no outlet “${slug}” yet; to make it, say name=…`)
    const source = { ...after, isComplete: after.country !== '' && after.language !== '' }
    await storeSource(tx, source)
    await writeAuditLog(tx, { actor, action: 'source.set', subject: `source:${slug}`, detail: { change } }, now)
    await announcePublication(tx)
    return source
  })
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
