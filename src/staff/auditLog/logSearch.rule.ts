import { type FilterWords, readFilterWords } from '../../design/parts/filterWords.ts'
import { readDay } from '../../platform/calendar.ts'

/** What may stand before a colon. */
const LOG_FILTERS = ['actor', 'action', 'subject', 'from', 'to']

export type AskedLog = {
  typed: FilterWords
  actor: string | undefined
  action: string | undefined
  subject: string | undefined
  from: Temporal.Instant | undefined
  until: Temporal.Instant | undefined
  /** Days that are none, by their filter. */
  wrong: readonly string[]
}

/** What of the log somebody asks for; days are those of the zone, the last of them included. */
export function readLogSearch(query: string, zone: string): AskedLog {
  const typed = readFilterWords(query, LOG_FILTERS)
  const { actor, action, subject, from, to } = typed.filters
  const [first, last] = [from, to].map((said) => (said === undefined ? undefined : readDay(said)))
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant()
  return {
    typed,
    actor,
    action,
    subject,
    from: first && startOf(first),
    until: last && startOf(last.add({ days: 1 })),
    wrong: [from !== undefined && !first ? from : '', to !== undefined && !last ? to : ''].filter((day) => day !== ''),
  }
}

/** Where the next page begins: `<microseconds>-<number>` of the last one shown. */
export function readLogPlace(said: string | undefined): { at: Temporal.Instant; id: number } | undefined {
  const [, at = '', id = ''] = /^(\d{1,17})-(\d{1,15})$/.exec(said ?? '') ?? []
  return at === '' ? undefined : { at: Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1_000n), id: Number(id) }
}

export const writeLogPlace = ({ at, id }: { at: Temporal.Instant; id: number }) =>
  `${at.epochNanoseconds / 1_000n}-${id}`
