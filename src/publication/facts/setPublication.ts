import { writeAuditLog } from '../../platform/auditLog.ts'
import { isZone } from '../../platform/calendar.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { isCurrency } from '../../platform/money.ts'
import { announcePublication } from './announcePublication.ts'
import { CRAWLER_LICENSES } from './license.rule.ts'
import { loadPublication, storePublication } from './publication.sql.ts'
import type { PublicationFacts } from './publication.ts'

export type PublicationChange = Partial<
  Pick<
    PublicationFacts,
    | 'name'
    | 'promise'
    | 'gatePromises'
    | 'description'
    | 'zone'
    | 'language'
    | 'currency'
    | 'legalName'
    | 'address'
    | 'email'
    | 'hub'
    | 'crawlerLicense'
    | 'clocks'
    | 'letterStatistics'
    | 'almanacLetter'
  >
>

/** One sentence each; more would be a second gate. */
const MOST_PROMISES = 2
const PROMISE_LETTERS = 200

/** What holds until somebody says otherwise. */
export const UNSET = {
  name: '',
  promise: '',
  gatePromises: [],
  description: '',
  zone: 'UTC',
  language: 'en',
  currency: 'usd',
  legalName: '',
  address: '',
  email: '',
  clocks: [],
  dailyLetter: undefined,
  almanacLetter: undefined,
}

/** Renames, moves or re-zones the publication; refuses what no page could show. */
export function setPublication(
  db: Database,
  actor: string,
  change: PublicationChange,
  now: Temporal.Instant,
): Promise<PublicationFacts | undefined> {
  if (change.name !== undefined && change.name.trim() === '') throw invalid('name', 'The publication needs a name.')
  if (change.zone !== undefined && !isZone(change.zone)) {
    throw invalid('zone', `“${change.zone}” is no time zone; write one like Europe/Paris.`)
  }
  if (change.currency !== undefined && !isCurrency(change.currency)) {
    throw invalid('currency', `“${change.currency}” is no currency; write one like usd.`)
  }
  if (change.language !== undefined && !isLanguage(change.language)) {
    throw invalid('language', `“${change.language}” is no language; write one like en or pt-BR.`)
  }
  if (change.hub && URL.parse(change.hub)?.protocol !== 'https:') {
    throw invalid('hub', `“${change.hub}” is no hub; write its address like https://pubsubhubbub.appspot.com/.`)
  }
  if (change.crawlerLicense !== undefined && !CRAWLER_LICENSES.includes(change.crawlerLicense)) {
    throw invalid(
      'crawler-license',
      `“${change.crawlerLicense}” is not known; known are ${CRAWLER_LICENSES.join(', ')}.`,
    )
  }
  if (change.gatePromises && change.gatePromises.length > MOST_PROMISES) {
    throw invalid('gate-promises', 'At most two promises stand at a gate; write them like “One sentence. | Another.”')
  }
  if (change.gatePromises?.some((promise) => promise.length > PROMISE_LETTERS)) {
    throw invalid('gate-promises', `A promise at a gate is one sentence, of ${PROMISE_LETTERS} letters at most.`)
  }
  for (const { name, zone } of change.clocks ?? []) {
    if (name === '' || !isZone(zone))
      throw invalid('clocks', `“${name}=${zone}” is no clock; write them like Lagos=Africa/Lagos, Kyiv=Europe/Kyiv.`)
  }
  return inTransaction(db, async (tx) => {
    const before = await loadPublication(tx)
    const after = { ...(before ?? UNSET), ...change }
    if (after.name === '') throw invalid('name', 'The publication needs a name: name=…')
    await storePublication(tx, after)
    await writeAuditLog(tx, { actor, action: 'publication.set', subject: 'publication', detail: { change } }, now)
    await announcePublication(tx)
    return loadPublication(tx)
  })
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
