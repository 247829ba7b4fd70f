import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { ALL_DAYS, codeOf } from '../src/almanac/entries/monthDay.rule.ts'
import { distinctiveWords, findDoubles } from '../src/almanac/entries/sameEntry.rule.ts'

const HERE = fileURLToPath(new URL('./', import.meta.url))
/** A public list, collected by others, that lies beside a checkout of ours and is no part of it. */
const LIST = ['../../shared/almanac/dated-events.jsonl', '../../../shared/almanac/dated-events.jsonl']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))

const Entry = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  headline: z.string(),
  text: z.string(),
  place: z.strictObject({
    country: z.string().regex(/^[A-Z]{2}$/),
    city: z.string().optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
  }),
  sources: z.array(z.strictObject({ name: z.string().min(4), url: z.url().optional() })).min(1),
  articles: z.array(z.string()).optional(),
})

const entries = readdirSync(`${HERE}almanac`)
  .sort()
  .flatMap((file) =>
    z
      .array(Entry)
      .parse(parse(readFileSync(`${HERE}almanac/${file}`, 'utf8')))
      .map((entry) => {
        const [year = 0, month = 0, day = 0] = entry.date.split('-').map(Number)
        return {
          ...entry,
          file,
          year,
          month,
          day,
          name: `${file} ${entry.date}`,
          told: `${entry.headline}\n${entry.text}`,
        }
      }),
  )

const inCommon = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((word) => other.has(word))

test('each of the 366 days has a leaf', () => {
  const days = new Set(entries.map(codeOf))
  assert.deepEqual(
    ALL_DAYS.map(codeOf).filter((day) => !days.has(day)),
    [],
  )
})

test('a leaf is read in a minute: 60 to 120 words, a headline that fits, quotes and apostrophes as they are set', () => {
  const words = new Intl.Segmenter('en', { granularity: 'word' })
  for (const { name, text, headline, sources, told } of entries) {
    const count = [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length
    assert.ok(count >= 60 && count <= 120, `${name}: ${count} words`)
    assert.ok(headline.length <= 90, `${name}: a headline of ${headline.length} letters`)
    const whole = [told, ...sources.map((source) => source.name)].join('\n')
    assert.doesNotMatch(whole, /["'`]|--|\.\.\./, name)
  }
})

test('no two leaves say the same', () => {
  const doubles = findDoubles(entries.map((entry) => ({ ...entry, text: entry.told })))
  assert.deepEqual(
    doubles.map(([one, other]) => `${one.name} and ${other.name}`),
    [],
  )
})

/** Who would call which country theirs; those on two continents count where their capital is. */
const CONTINENTS: Record<string, string> = {
  Africa:
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
  Antarctica: 'AQ BV GS HM TF',
  Asia: 'AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE',
  Europe:
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK',
  'North America':
    'AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG VI',
  Oceania: 'AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS',
  'South America': 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE',
}

test('leaves come from more than ninety countries and from every continent', () => {
  const countries = new Set(entries.map(({ place }) => place.country))
  assert.ok(countries.size > 90, `${countries.size} countries`)
  const known = new Map(
    Object.entries(CONTINENTS).flatMap(([name, codes]) => codes.split(' ').map((code) => [code, name])),
  )
  for (const country of countries) assert.ok(known.has(country), `on which continent is ${country}?`)
  const met = new Set([...countries].map((country) => known.get(country)))
  assert.deepEqual(
    Object.keys(CONTINENTS).filter((continent) => !met.has(continent)),
    [],
  )
})

test('every link of a leaf to an article leads to one', () => {
  const slugs = new Set(
    readdirSync(`${HERE}articles`).map(
      (file) => /^slug: (.+)$/m.exec(readFileSync(`${HERE}articles/${file}`, 'utf8'))?.[1],
    ),
  )
  for (const { name, articles = [] } of entries)
    for (const slug of articles) assert.ok(slugs.has(slug), `${name}: ${slug}`)
})

type Listed = { date: string; words: Set<string>; event: string }

function readList(path: string): Listed[] {
  const Line = z.object({ date: z.string(), event: z.string() })
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Line.parse(JSON.parse(line)))
    .map(({ date, event }) => ({ date, event, words: distinctiveWords(event) }))
}

/** What the list says of another day and is another thing, as somebody has looked up. */
const ANOTHER_THING: Record<string, string> = {
  '1520-10-21': 'the list has the day on which the strait ended',
  '1675-08-10': 'the list has the warrant and the appointment, the leaf the first stone',
  '1930-04-06': 'the list has the day on which the march began, the leaf the day on which it arrived',
  '1958-09-28': 'the list has the independence that followed, the leaf the vote',
  '1960-04-04': 'the list has the end of the Mali Federation, which the leaf tells as well',
  '1973-10-17': 'the list has the war, the leaf the oil',
  '1975-09-24': 'the list has another ascent of that year',
}
/** Of one year so many distinctive words are enough to ask; of another year, on the same day, one more. */
const SAME = 3

test('no leaf stands on a day that the public list contradicts, and what the list does not know has a second source', (t) => {
  if (!LIST) return t.diagnostic('shared/almanac/dated-events.jsonl is not here: dates were not compared with it')
  const list = readList(LIST)
  const contradicted: string[] = []
  const asked = new Set<string>()
  for (const { name, date, told, sources } of entries) {
    const words = distinctiveWords(told)
    const onTheDay = list.filter((listed) => listed.date === date && inCommon(listed.words, words).length >= 2)
    const [year, ...day] = date.split('-')
    const elsewhere = list.filter((listed) => {
      const [sameYear, sameDay] = [listed.date.startsWith(`${year}-`), listed.date.endsWith(`-${day.join('-')}`)]
      return sameYear !== sameDay && inCommon(listed.words, words).length >= (sameYear ? SAME : SAME + 1)
    })
    if (onTheDay.length > 0) continue
    if (elsewhere.length > 0) asked.add(date)
    if (!ANOTHER_THING[date])
      for (const { date: other, event } of elsewhere) contradicted.push(`${name}: ${event} (${other})`)
    if (sources.length < 2) contradicted.push(`${name}: one source, and the list does not know it`)
  }
  assert.deepEqual(contradicted, [])
  assert.deepEqual(
    Object.keys(ANOTHER_THING).filter((date) => !asked.has(date)),
    [],
    'nobody asks about these any more',
  )
})
