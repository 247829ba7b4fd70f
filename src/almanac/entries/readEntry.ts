import { z } from 'zod'
import { isCountry, type Point } from '../../publication/places/places.module.ts'
import { dateOfEntry } from './dateOfEntry.rule.ts'
import type { EntrySource, Review } from './entry.ts'

/** An entry as a file says it, before its text and its picture are looked at. */
export type SaidEntry = {
  key: string
  year: number
  month: number
  day: number
  headline: string
  /** Markdown */
  text: string
  language: string | undefined
  place: { country: string; city?: string; point?: Point } | undefined
  sources: EntrySource[]
  picture: { file: string; alt: string; credit?: string } | undefined
  articles: string[]
  review: Review | undefined
}

export type ReadEntry = { kind: 'read'; entry: SaidEntry; notes: string[] } | { kind: 'refused'; problems: string[] }

/** Far more than a leaf holds; it keeps a dump out. */
const MOST = { headline: 200, text: 4_000, name: 200, source: 400, url: 2_000, list: 20 }

/** Controls, and marks that turn the direction of what stands around them: nobody types those. */
const INVISIBLE = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
const tidy = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\S\u00A0\u202F]+/gu, ' ')
    .replace(INVISIBLE, '')
    .trim()
const tidyLines = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(INVISIBLE, (mark) => (mark === '\t' ? ' ' : '')).trimEnd())
    .join('\n')
    .trim()

const missing = 'is missing'
const line = (most: number) =>
  z
    .string({ error: ({ input }) => (input === undefined || input === null ? missing : 'is no text') })
    .transform(tidy)
    .refine((text) => text !== '', 'is empty')
    .refine((text) => text.length <= most, `has more than ${most} letters`)
const optional = (most: number) => line(most).nullish()

const Url = z
  .string('is no address')
  .max(MOST.url, 'is too long')
  .refine((text) => ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? ''), 'is no address of the web')
  .transform((text) => new URL(text).href)

const Degrees = (most: number) =>
  z.number('is no number of degrees').min(-most, `is below -${most}`).max(most, `is over ${most}`)

const Place = z
  .object(
    {
      country: z
        .string({ error: ({ input }) => (input === undefined ? missing : 'is no text') })
        .transform((code) => code.toUpperCase())
        .refine(isCountry, 'is no country; write its two letters, as in FR'),
      city: optional(MOST.name),
      latitude: Degrees(90).nullish(),
      longitude: Degrees(180).nullish(),
    },
    'is no place; write it like { country: IT, city: Palermo }',
  )
  .refine(({ latitude, longitude }) => (latitude == null) === (longitude == null), 'has half a position')

const Source = z.object(
  { name: line(MOST.source), url: Url.nullish() },
  'is no source; write it like { name: …, url: … }',
)

const Written = z.object(
  {
    id: optional(MOST.name),
    slug: optional(MOST.name),
    date: z.string({ error: ({ input }) => (input == null ? missing : 'is no date; write it like 1895-12-28') }),
    headline: line(MOST.headline),
    text: z
      .string({ error: ({ input }) => (input == null ? missing : 'is no text') })
      .max(MOST.text, `has more than ${MOST.text} letters`)
      .transform(tidyLines)
      .refine((text) => text !== '', 'is empty'),
    place: Place.nullish(),
    sources: z
      .array(Source, { error: ({ input }) => (input == null ? 'are missing: who says so?' : 'are no list') })
      .min(1, 'are missing: who says so?')
      .max(MOST.list, `are more than ${MOST.list}`),
    picture: optional(MOST.url),
    picture_alt: optional(1_000),
    picture_credit: optional(MOST.name),
    articles: z.array(line(MOST.name), 'are no list').max(MOST.list, `are more than ${MOST.list}`).nullish(),
    review: z.enum(['checked', 'unchecked'], 'is neither checked nor unchecked').nullish(),
    language: z
      .string('is no text')
      .refine((tag) => isLanguage(tag), 'is no language; write it like en or pt-BR')
      .nullish(),
  },
  'this is no entry: it has no fields',
)
const KNOWN = new Set(Object.keys(Written.shape))

/** Checks what a file says of one entry. `today`: nothing of later days has happened. */
export function readEntry(value: unknown, today: Temporal.PlainDate): ReadEntry {
  const read = Written.safeParse(value)
  if (!read.success) {
    return {
      kind: 'refused',
      problems: read.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')),
    }
  }
  const { date, place, picture, picture_alt: alt, picture_credit: credit, ...written } = read.data
  const day = readDate(date, today)
  if ('problem' in day) return { kind: 'refused', problems: [`date “${tidy(date).slice(0, 40)}” ${day.problem}`] }
  if (picture != null && alt == null) {
    return { kind: 'refused', problems: ['picture_alt is missing: what does the picture show?'] }
  }
  const unknown = Object.keys(value as object).filter((key) => !KNOWN.has(key))
  const name = written.id ?? written.slug
  return {
    kind: 'read',
    notes: unknown.map((key) => `“${tidy(key).slice(0, 40)}” is not known and left out`),
    entry: {
      key: name == null ? `${dateOfEntry(day)} ${written.headline.toLowerCase()}` : `id ${name}`,
      ...day,
      headline: written.headline,
      text: written.text,
      language: written.language ?? undefined,
      place: place == null ? undefined : placeOf(place),
      sources: written.sources.map(({ name, url }) => ({ name, ...(url != null && { url }) })),
      picture: picture == null || alt == null ? undefined : { file: picture, alt, ...(credit != null && { credit }) },
      articles: written.articles ?? [],
      review: written.review ?? undefined,
    },
  }
}

function placeOf({ country, city, latitude, longitude }: z.output<typeof Place>): SaidEntry['place'] {
  return {
    country,
    ...(city != null && { city }),
    ...(latitude != null && longitude != null && { point: { latitude, longitude } }),
  }
}

type Day = { year: number; month: number; day: number }

function readDate(text: string, today: Temporal.PlainDate): Day | { problem: string } {
  const [, ...parts] = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text) ?? []
  const [year, month, day] = parts.map(Number)
  if (year === undefined || month === undefined || day === undefined)
    return { problem: 'is no date; write it like 1895-12-28' }
  if (year === 0) return { problem: 'is no date: there was no year 0' }
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    if (Temporal.PlainDate.compare(date, today) > 0) return { problem: 'is still to come' }
  } catch {
    return { problem: 'is no day of the calendar' }
  }
  return { year, month, day }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
