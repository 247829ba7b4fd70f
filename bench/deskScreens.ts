import { ask, type DeskSites, inDatabase } from './deskSites.ts'
import { median, table, verdict } from './results.ts'

/** DESK §1: a screen. */
const MOST_MS = 300
const TIMES = 7

type Asked = { name: string; path: string }

const STATES = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'expired', 'withdrawn']
const FILTERS = [
  ...['mine', 'assigned:me', 'assigned:nobody', 'due:today', 'due:tomorrow', 'due:week', 'overdue'],
  ...['needs:legal', 'needs:pictures', 'section:archive-1', 'place:FR', 'language:fr', 'author:archive-author-1'],
  ...['source:archive-source-1', 'terms:metered', 'terms:registered'],
]
const TOGETHER = [
  'published section:archive-3 language:fr',
  'in-review mine section:archive-1',
  'published place:FR author:archive-author-1 terms:metered',
  'draft assigned:nobody due:week needs:legal',
  'mine published language:fr place:JP',
]
const SEARCHES = [
  ...['report', 'harbor', 'number7', 'r', 'nobodywroteit', 'harbor number7', '"harbor report"'],
  ...['harbor section:archive-1', 'report draft', 'boats assigned:me', 'harbor report due:week'],
]
const MEDIA = ['', 'needs-work', 'unused', 'running-out', 'harbor', 'credit:silva', 'needs-work harbor']

const list = (q: string, after?: string) => {
  const asked = new URLSearchParams({ ...(q !== '' && { q }), ...(after !== undefined && { after }) })
  return `/desk/articles?${asked}`
}

/** Where a list goes on in the middle of it and at its end. */
async function deepPlaces({ connection }: DeskSites): Promise<string[]> {
  return inDatabase(connection, async (client) => {
    const places: string[] = []
    for (const part of [0.5, 0.99]) {
      const { rows } = await client.query(
        `select (extract(epoch from first_published) * 1000000)::bigint::text || '-' || id as place from articles
          order by first_published desc, id desc offset (select (count(*) * $1::float8)::bigint from articles) limit 1`,
        [part],
      )
      places.push(rows[0].place)
    }
    return places
  })
}

/** Every list, filter, search, deep page and count of the desk, Today, Ctrl K and the pictures. */
export async function benchScreens(sites: DeskSites): Promise<string> {
  const { webs, cookie } = sites
  const [site] = webs
  const deep = await deepPlaces(sites)
  const named = (kind: string, queries: readonly string[], path: (q: string) => string): Asked[] =>
    queries.map((q) => ({ name: `${kind}: ${q || 'all'}`, path: path(q) }))
  const asked: Asked[] = [
    { name: 'Today', path: '/desk' },
    ...named('list', ['', ...STATES, ...FILTERS, ...TOGETHER], (q) => list(q)),
    ...named('search', SEARCHES, (q) => list(q)),
    ...['', 'published', 'section:archive-1', 'harbor', 'place:FR', 'mine'].flatMap((q) =>
      deep.map((place, at) => ({ name: `${at === 0 ? 'middle' : 'end'} of: ${q || 'all'}`, path: list(q, place) })),
    ),
    ...named('Ctrl K', ['h', 'harbor', 'report', 'nobodywroteit'], (q) => `/desk/find?${new URLSearchParams({ q })}`),
    ...named('media', MEDIA, (q) => `/desk/media?${new URLSearchParams({ q })}`),
  ]
  // What a young process does slowly is another question; a page that costs nothing tells what the way costs.
  for (let warm = 0; warm < 5; warm++)
    for (const path of ['/desk', list(''), '/desk/views']) await ask(site, path, cookie)
  const least: number[] = []
  for (let at = 0; at < TIMES; at++) least.push((await ask(site, '/desk/views', cookie)).ms)
  const rows: [number, string[]][] = []
  for (const { name, path } of asked) {
    const times: number[] = []
    for (let at = 0; at < TIMES; at++) times.push((await ask(site, path, cookie)).ms)
    const worst = Math.max(...times)
    const cells = [name, ms(times[0] ?? 0), ms(median(times)), (median(times) / median(least)).toFixed(1), ms(worst)]
    rows.push([worst, [...cells, verdict(worst <= MOST_MS)]])
  }
  const missed = rows.filter(([worst]) => worst > MOST_MS)
  const slowest = rows.toSorted(([one], [other]) => other - one).slice(0, 12)
  const shown = [...new Set([...missed, ...slowest])]
  return [
    table(
      ['screen', 'first', 'median', '× the least screen', 'worst', `worst ≤ ${MOST_MS} ms`],
      [
        ...shown.map(([, cells]) => cells),
        [
          `all ${rows.length} of these kinds`,
          '',
          ms(median(rows.map(([, cells]) => Number.parseFloat(cells[2] ?? '0')))),
          '',
          ms(Math.max(...rows.map(([worst]) => worst))),
          verdict(missed.length === 0),
        ],
      ],
    ),
    '',
    `Asked one after the other, each ${TIMES} times; shown are the slowest. The least screen (saved views) takes ${ms(median(least))}.`,
  ].join('\n')
}

export const ms = (value: number) => `${value.toFixed(1)} ms`
