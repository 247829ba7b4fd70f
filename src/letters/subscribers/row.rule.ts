import { isBefore } from '../../platform/calendar.ts'
import { parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import type { Column } from './columns.ts'

type Instant = Temporal.Instant

export type SubscriberRow = {
  email: string
  emailKey: string
  newsletter: string
  status: 'confirmed' | 'ended'
  /** Null only of what has ended. */
  consentedAt: Instant | null
  endedAt: Instant | null
  language: string
  /** Where somebody consented: a form, an earlier system, a list on paper. */
  source: string
  /** What shows it, in the words of whoever kept it. */
  evidence: string
}

export type ReadRow = { kind: 'row'; row: SubscriberRow } | { kind: 'refused'; reason: string }

/** What files that say nothing of it mean. */
export type RowDefaults = { newsletter: string | undefined; source: string | undefined }

const MOST = { language: 35, source: 200, evidence: 4_000 } as const
const STATUSES = ['confirmed', 'ended'] as const
const PROBLEMS = {
  missing: 'there is no address',
  'too-long': 'the address is too long',
  malformed: 'this is no address that mail can be sent to',
} as const
/** NUL cannot be kept; other control characters have no business in a cell. Line breaks and tabs have, in evidence. */
const UNKEEPABLE = /(?![\n\r\t])\p{Cc}/u
const NOT_UTF8 = '\ufffd'

/**
 * What a line of a file of subscribers says. Nobody is taken over without the day on which they consented and where: who
 * sends letters must be able to show it (GDPR, article 7.1). Days without an hour begin in the publication's zone.
 */
export function readRow(
  cells: Readonly<Partial<Record<Column, string>>>,
  defaults: RowDefaults,
  now: Instant,
  zone: string,
): ReadRow {
  const refused = (reason: string): ReadRow => ({ kind: 'refused', reason })
  for (const [column, text] of Object.entries(cells)) {
    if (UNKEEPABLE.test(text)) return refused(`${column} holds a character that is none`)
    if (text.includes(NOT_UTF8)) return refused(`${column} is not in UTF-8`)
  }
  for (const [column, most] of Object.entries(MOST)) {
    if ((cells[column as Column] ?? '').length > most) return refused(`${column} is longer than ${most} letters`)
  }
  const address = parseEmailAddress(cells.email ?? '')
  if (address.kind === 'refused') return refused(PROBLEMS[address.problem])
  const newsletter = (cells.newsletter ?? '').trim() || defaults.newsletter
  if (!newsletter) return refused('no newsletter is named')
  const written = (cells.status ?? '').trim().toLowerCase() || 'confirmed'
  const status = STATUSES.find((one) => one === written)
  if (!status) return refused(`the status “${written.slice(0, 30)}” is not known`)
  const consentedAt = instantOf(cells.consented_at ?? '', zone)
  const endedAt = instantOf(cells.ended_at ?? '', zone)
  if (consentedAt === 'wrong' || endedAt === 'wrong')
    return refused('a date is written like 2026-11-28 or 2026-11-28T07:00:00Z')
  const source = (cells.source ?? '').trim() || defaults.source || ''
  if (status === 'confirmed') {
    if (consentedAt === null) return refused('nothing says when they consented (consented_at)')
    if (source === '') return refused('nothing says where they consented (source)')
  }
  for (const at of [consentedAt, endedAt]) if (at && isBefore(now, at)) return refused('a date is in the future')
  const { email, emailKey } = address
  const row = {
    ...{ email, emailKey, newsletter, status, consentedAt, source },
    endedAt: status === 'ended' ? (endedAt ?? consentedAt ?? now) : null,
    language: (cells.language ?? '').trim(),
    evidence: cells.evidence ?? '',
  }
  return { kind: 'row', row }
}

/** Null: nothing is written there. */
function instantOf(text: string, zone: string): Instant | null | 'wrong' {
  const written = text.trim()
  if (written === '') return null
  if (!/^\d{4}-\d{2}-\d{2}(?:$|[T ])/.test(written)) return 'wrong'
  try {
    if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(written)) return Temporal.Instant.from(written.replace(' ', 'T'))
    return Temporal.PlainDateTime.from(written.replace(' ', 'T')).toZonedDateTime(zone).toInstant()
  } catch {
    return 'wrong'
  }
}

/** What is known of a mailbox and a newsletter before a row is taken over. */
export type KnownSubscriber = {
  status: 'requested' | 'confirmed' | 'ended' | null
  endedAt: Instant | null
  /** Why nothing goes to the mailbox at all. */
  suppressed: string | null
}

export type RowDecision = { kind: 'take' } | { kind: 'end' } | { kind: 'same' } | { kind: 'refused'; reason: string }

/** Whoever has left, or complained, is never brought back by a file. Whoever has left elsewhere has left here, too. */
export function decideRow(row: Pick<SubscriberRow, 'status'>, known: KnownSubscriber): RowDecision {
  if (row.status === 'ended') {
    if (known.status === 'ended') return { kind: 'same' }
    return { kind: known.status === null ? 'take' : 'end' }
  }
  if (known.status === 'confirmed') return { kind: 'same' }
  if (known.status === 'ended') {
    return {
      kind: 'refused',
      reason: `they ended it${known.endedAt ? ` on ${known.endedAt.toString().slice(0, 10)}` : ''}; only they can take it again`,
    }
  }
  if (known.suppressed !== null) return { kind: 'refused', reason: `nothing goes to this address: ${known.suppressed}` }
  return { kind: 'take' }
}
