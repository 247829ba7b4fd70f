import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { leavesHeard } from '../../../tests/support/leaves.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { findGaps, setReview, showAlmanac } from '../../almanac/entries/entries.module.ts'
import { importAlmanac } from './importAlmanac.ts'

const ENTRY = `- date: 1895-12-28
  headline: A café in Paris shows pictures that move
  text: >-
    Thirty-three people paid a franc.
  place: { country: FR, city: Paris }
  sources: [{ name: Le Radical, url: https://gallica.example/1 }]
  review: checked
`

describe('an almanac from a file', () => {
  let site: TestSite
  let folder: string
  before(async () => {
    site = await createSite('import_almanac')
    folder = join(site.dataFolder, 'written')
    await mkdir(folder)
  })
  after(() => site.close())

  let files = 0
  async function bring(text: string, options: { name?: string; review?: 'checked'; dryRun?: boolean } = {}) {
    const { name = `${++files}.yaml`, ...wishes } = options
    await writeFile(join(folder, name), text)
    return importAlmanac(site.dateline, join(folder, name), wishes)
  }
  const day = (code: string) => {
    const [month = 0, number = 0] = code.split('-').map(Number)
    return showAlmanac(site.dateline.db, { month, day: number }, { year: 2026, languages: ['en'] })
  }
  const page = async (path: string) => {
    await leavesHeard(site)
    return site.visitor().fetch(path)
  }

  test('what was imported is public once somebody has checked it, and not before', async () => {
    const report = await bring(ENTRY.replace('1895-12-28', '1895-03-03').replace('  review: checked\n', ''))
    assert.deepEqual([report.created, report.unchecked, report.refused], [1, 1, []])
    await bring(ENTRY)
    assert.doesNotMatch((await page('/this-happened/march-3')).text, /pictures that move/)
    const [entry] = (await day('03-03')).entries
    assert.equal(entry?.review, 'unchecked')
    await setReview(site.dateline.db, 'test', String(entry?.id), 'checked', site.dateline.clock.now())
    assert.match((await page('/this-happened/march-3')).text, /pictures that move/)
    await setReview(site.dateline.db, 'test', entry?.key ?? '', 'unchecked', site.dateline.clock.now())
    assert.doesNotMatch((await page('/this-happened/march-3')).text, /pictures that move/)
    const now = site.dateline.clock.now()
    await assert.rejects(setReview(site.dateline.db, 'test', '999999', 'checked', now), /no entry/)
  })

  test('imported again nothing is doubled, and what was changed is changed', async () => {
    const name = 'again.yaml'
    const text = ENTRY.replace('1895-12-28', '1901-05-05')
    assert.equal((await bring(text, { name })).created, 1)
    assert.deepEqual(await bring(text, { name }), {
      ...{ created: 0, updated: 0, unchanged: 1, unchecked: 0 },
      refused: [],
      notes: [],
    })
    assert.equal((await bring(text.replace('a franc', 'one franc'), { name })).updated, 1)
    const { entries } = await day('05-05')
    assert.deepEqual(
      entries.map((entry) => entry.text),
      ['Thirty-three people paid one franc.'],
    )
  })

  test('an entry with a name of its own may move to another day', async () => {
    const text = ENTRY.replace('- date: 1895-12-28', '- id: moving\n  date: 1902-04-04')
    await bring(text)
    assert.match((await page('/this-happened/april-4')).text, /pictures that move/)
    await bring(text.replace('1902-04-04', '1902-04-05'))
    assert.doesNotMatch((await page('/this-happened/april-4')).text, /id="entry-\d+"/)
    assert.match((await page('/this-happened/april-5')).text, /pictures that move/)
  })

  test('a broken entry is said with its line, and those around it go in', async () => {
    const report = await bring(
      [
        ENTRY.replace('1895-12-28', '1903-01-01'),
        '- date: 1903-01-02\n  headline: "a quote that nobody closes\n',
        ENTRY.replace('1895-12-28', '1903-01-03'),
        '- date: 1903-01-04\n  headline: [a, list]\n  text: x\n  sources: [{ name: S }]\n',
        '- just a word\n',
        ENTRY.replace('1895-12-28', '1903-01-05'),
      ].join(''),
    )
    assert.equal(report.created, 3)
    assert.deepEqual(
      report.refused.map(({ line, says }) => `${line}: ${says.replace(/YAML: .*/, 'YAML')}`),
      ['9: this is not YAML', '17: headline is no text', '21: this is no entry: it has no fields'],
    )
    assert.ok(report.refused.every(({ file }) => file.endsWith('.yaml')))
  })

  for (const [what, change, says] of [
    [
      '31 June',
      (text: string) => text.replace('1895-12-28', '1895-06-31'),
      /^date “1895-06-31” is no day of the calendar$/,
    ],
    ['29 February of 1900', (text) => text.replace('1895-12-28', '1900-02-29'), /no day of the calendar/],
    ['the year 0', (text) => text.replace('1895-12-28', '0000-06-30'), /there was no year 0/],
    ['a day to come', (text) => text.replace('1895-12-28', '2995-06-30'), /is still to come/],
    ['a date in words', (text) => text.replace('1895-12-28', 'last summer'), /is no date; write it like/],
    ['no date', (text) => text.replace('date:', 'when:'), /^date is missing$/],
    ['no source', (text) => text.replace(/ {2}sources:.*\n/, ''), /^sources are missing: who says so\?$/],
    ['an empty list of sources', (text) => text.replace(/sources:.*/, 'sources: []'), /^sources are missing/],
    ['a source without a name', (text) => text.replace('name: Le Radical, ', ''), /^sources\.0\.name is missing$/],
    ['a source that runs a script', (text) => text.replace('https:', 'javascript:'), /^sources\.0\.url is no address/],
    ['a country that is none', (text) => text.replace('country: FR', 'country: XQ'), /^place\.country is no country/],
    ['half a position', (text) => text.replace('city: Paris', 'city: Paris, latitude: 48.9'), /^place has half a/],
    [
      'a latitude of 98°',
      (text) => text.replace('city: Paris', 'latitude: 98, longitude: 2'),
      /^place\.latitude is over/,
    ],
    ['no text', (text) => text.replace(/ {2}text: >-\n.*\n/, ''), /^text is missing$/],
    [
      'a text of tables',
      (text) => text.replace('Thirty-three people', '# H\n\n    Thirty-three'),
      /^text holds something/,
    ],
    [
      'a text without an end',
      (text) => text.replace('people', 'people '.repeat(900)),
      /^text has more than 4000 letters$/,
    ],
    ['a review nobody knows', (text) => text.replace('review: checked', 'review: perhaps'), /^review is neither/],
    ['a language that is none', (text) => `${text}  language: "!"\n`, /^language is no language/],
    ['a picture without words', (text) => `${text}  picture: a.jpg\n`, /^picture_alt is missing/],
  ] as const satisfies readonly (readonly [string, (text: string) => string, RegExp])[]) {
    test(`${what} is refused, and said why`, async () => {
      const report = await bring(change(ENTRY))
      assert.equal(report.created + report.updated + report.unchanged, 0)
      assert.equal(report.refused.length, 1)
      assert.match(report.refused[0]?.says ?? '', says)
      assert.equal(report.refused[0]?.line, 1)
    })
  }

  test('one JSON object a line, and a list of them, are read as well; a broken line is said', async () => {
    const entry = (date: string) =>
      JSON.stringify({ date, headline: `Of ${date}`, text: 'It was so.', sources: [{ name: 'A diary' }] })
    const lines = await bring([entry('1904-01-01'), '{"date": ', '', entry('1904-01-02')].join('\n'), {
      name: 'lines.jsonl',
    })
    assert.deepEqual([lines.created, lines.refused.map(({ line }) => line)], [2, [2]])
    const list = await bring(`[\n${entry('1904-01-03')},\n${entry('1904-13-01')}]`, { name: 'list.json' })
    assert.deepEqual([list.created, list.refused.map(({ line }) => line)], [1, [3]])
  })

  test('a list that is indented or flows, comments and an empty file are read; a file of something else says so', async () => {
    const flowing = '[{ date: 1905-01-01, headline: Flow, text: It was so., sources: [{ name: A diary }] }]'
    assert.equal((await bring(flowing)).created, 1)
    const indented = `# Leaves\n---\n${ENTRY.replace('1895-12-28', '1905-01-02').replace(/^/gm, '  ')}`
    assert.deepEqual(await bring(indented).then(({ created, refused }) => [created, refused]), [1, []])
    assert.deepEqual((await bring('# nothing yet\n')).refused, [])
    assert.match((await bring('entries:\n  - a\n')).refused[0]?.says ?? '', /no list of entries/)
    assert.match((await bring('a: [\n')).refused[0]?.says ?? '', /not YAML/)
  })

  test('what an entry says that runs a script, breaks out of an attribute or hides marks is shown as text, or not at all', async () => {
    const hostile = `- date: 1906-06-06
  headline: "</h2><script>alert(1)</script>\\u202Eevil\\u0007 \\"onclick=x"
  text: |
    <script>alert(2)</script> [a](javascript:alert(3)) <img src=x onerror=alert(4)> **bold**
  place: { country: FR, city: "<b>Paris</b>" }
  sources: [{ name: "<i>me</i>\\" onmouseover=x", url: "https://x.example/?a=\\"><script>" }]
  review: checked
`
    assert.deepEqual((await bring(hostile)).refused, [])
    for (const path of ['/this-happened/june-6', '/this-happened/rss.xml', '/this-happened/century/20']) {
      const { text, status } = await page(path)
      assert.equal(status, 200, path)
      assert.doesNotMatch(
        text,
        /<script>alert|<img src=x|href="javascript:|<b>Paris|<i>me|\u202E| onmouseover=x[ >]/,
        path,
      )
    }
    assert.match((await page('/this-happened/june-6')).text, /&lt;\/h2&gt;/)
  })

  test('a YAML bomb is refused in no time', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const bomb = names.map((name, at) => `  ${name}: &${name} [${at === 0 ? 'x' : `*${names[at - 1]},`.repeat(9)}]`)
    const report = await bring(`- date: 1907-01-01\n${bomb.join('\n')}\n`)
    assert.equal(report.refused.length, 1)
  })

  test('the same entry twice in a folder goes in once, and the other says where the first stands', async () => {
    const text = ENTRY.replace('1895-12-28', '1908-08-08')
    const twice = join(folder, 'twice')
    await mkdir(twice)
    await writeFile(join(twice, 'a.yaml'), text)
    await writeFile(join(twice, 'b.yaml'), `\n${text}`)
    await writeFile(join(twice, 'notes.txt'), 'no entries')
    const report = await importAlmanac(site.dateline, twice, {})
    assert.equal(report.created, 1)
    assert.deepEqual(report.refused, [{ file: 'b.yaml', line: 2, says: 'the same entry stands in a.yaml, line 1' }])
  })

  test('a picture beside the file comes along, one outside the folder does not, and the entry goes in all the same', async () => {
    const text = `${ENTRY.replace('1895-12-28', '1909-09-09')}  picture: ../../../../../../etc/passwd\n  picture_alt: A secret\n`
    const report = await bring(text)
    assert.equal(report.created, 1)
    assert.match(report.notes[0]?.says ?? '', /the picture is left out/)
  })

  test('keys that nobody knows are said and left out', async () => {
    const { notes } = await bring(`${ENTRY.replace('1895-12-28', '1910-10-10')}  mood: good\n`)
    assert.deepEqual(
      notes.map(({ says }) => says),
      ['“mood” is not known and left out'],
    )
  })

  test('a dry run says what would happen, and nothing has', async () => {
    const report = await bring(ENTRY.replace('1895-12-28', '1911-11-11'), { dryRun: true })
    assert.equal(report.created, 1)
    assert.deepEqual((await day('11-11')).entries, [])
  })

  test('two thousand entries go in within seconds, told as they go, and the gaps are known', async () => {
    const text = Array.from({ length: 2_000 }, (_, at) => {
      const date = new Temporal.PlainDate(1500 + (at % 400), (at % 12) + 1, (at % 28) + 1)
      return `- date: ${date}\n  headline: Entry ${at} of many\n  text: Number ${at}.\n  place: { country: FR, city: Town ${at % 300} }\n  sources: [{ name: S }]\n`
    }).join('')
    const told: number[] = []
    await writeFile(join(folder, 'many.yaml'), text)
    const began = performance.now()
    const report = await importAlmanac(site.dateline, join(folder, 'many.yaml'), { review: 'checked' }, (done) =>
      told.push(done),
    )
    assert.deepEqual([report.created, report.refused], [2_000, []])
    assert.ok(performance.now() - began < 20_000)
    assert.ok(told.length >= 10 && told.at(-1) === 2_000)
    const gaps = await findGaps(site.dateline.db)
    assert.ok(gaps.empty.includes('02-29'))
    assert.ok(!gaps.empty.includes('01-01'))
    assert.ok(gaps.entries >= 2_000)
  })

  test('two entries that say the same are told as such', async () => {
    const text = ENTRY.replace('1895-12-28', '1912-12-12')
    await bring(text)
    await bring(
      text.replace('A café in Paris shows pictures that move', 'Pictures that move are shown in a café in Paris'),
    )
    const { doubles } = await findGaps(site.dateline.db)
    const found = doubles.find(({ one }) => one.date === '1912-12-12')
    assert.equal(found?.other.date, '1912-12-12')
  })
})
