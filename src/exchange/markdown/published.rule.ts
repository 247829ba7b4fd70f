import { daysAgo, readMoment } from '../archives/archives.module.ts'
import type { Pick } from './keys.rule.ts'
import { isNo } from './publicness.rule.ts'
import { isBlank, said } from './saying.rule.ts'

export type Published =
  | {
      kind: 'dated'
      instant: Temporal.Instant
      /** When it is taken off again. */
      expires?: Temporal.Instant
      isRelativeToNow: boolean
      /** It says when it may be seen, and nobody here can read it: then nobody sees it. */
      unreadable?: string
    }
  | { kind: 'undated' }

const DATE = ['date', 'created', 'created_at', 'datetime', 'date_created', 'publication_date']
/** Since when it may be seen, which Hugo, Ghost and Astro write beside or instead of its date. */
const PUBLISH = [
  ...['publishDate', 'publish_at', 'publish_on', 'pubDate', 'published_at', 'date_published'],
  ...[
    'embargo',
    'embargo_until',
    'embargo_date',
    'scheduled',
    'scheduled_at',
    'scheduled_for',
    'go_live',
    'go_live_date',
  ],
  ...['published', 'publish'],
]
const EXPIRES = ['expiryDate', 'unpublishDate', 'expires', 'expires_at', 'expirationDate']

/** Since when, and until when, a file's article is public. */
export function whenPublished(
  pick: Pick,
  day: string | undefined,
  { zone, now }: { zone: string; now: Temporal.Instant },
  notes: string[],
): Published {
  let unreadable: string | undefined
  const read = (keys: readonly string[]) => {
    for (const key of keys) {
      const value = pick(key)
      if (isBlank(value)) continue
      const instant = readMoment(value, zone)
      if (instant) return instant
      if (key === 'published' || key === 'publish' || isNo(value)) continue
      unreadable = `${key} is no date: ${said(value)}`
    }
    return undefined
  }
  const publish = read(PUBLISH)
  const expires = read(EXPIRES)
  if (unreadable !== undefined) notes.push(unreadable)
  const bounds = { ...(expires && { expires }), ...(unreadable !== undefined && { unreadable }) }
  const dated = (instant: Temporal.Instant, isRelativeToNow = false): Published => ({
    kind: 'dated',
    instant: publish ?? instant,
    isRelativeToNow,
    ...bounds,
  })

  const date = pick(...DATE)
  const ago = pick('days_ago')
  const instant = readMoment(date, zone)
  if (instant) return dated(instant)
  if (!isBlank(date)) notes.push(`date is no date: ${said(date)}`)
  const days = typeof ago === 'number' || typeof ago === 'string' ? Number(ago) : Number.NaN
  if (isBlank(date) && Number.isFinite(days) && days >= 0 && days < 100_000)
    return dated(daysAgo(days, now, zone), true)
  const named = day === undefined ? undefined : readMoment(day, zone)
  const known = named ?? publish
  return known ? dated(known) : { kind: 'undated' }
}
