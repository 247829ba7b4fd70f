import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { ReadsEverything } from '../../paywall/decisions/decisions.module.ts'
import type { SearchAnswer, SearchRequest } from './search.module.ts'

/** Stands only where the text is withheld; the second stands nowhere at all and looks alike. */
const PRIVATE = 'quarzlampe'
const NOWHERE = 'quorblimpe'
const OPEN = 'lighthouse'

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })

describe('what a visitor can learn of a withheld text', () => {
  let site: TestSite
  const everything = ReadsEverything.atTheCommandLine()
  const search = (query: string, more: Partial<SearchRequest> = {}) =>
    site.dateline.search.search({
      ...{ query, filters: {}, order: 'relevance', size: 10, reach: 'open', language: 'en' },
      ...more,
    })
  const suggest = (start: string, reach: SearchRequest['reach'] = 'open') =>
    site.dateline.search.suggest({ start, reach, language: 'en' })

  before(async () => {
    site = await createSite('search_leaks')
    for (const at of Array(6).keys()) {
      await site.publish({
        slug: `light-${at}`,
        headline: `A ${OPEN} on the cape, part ${at}`,
        standfirst: 'Lamps, lenses and keepers.',
        firstPublished: Temporal.Instant.from(`202${at}-03-01T08:00:00Z`),
        places: [{ country: at < 3 ? 'FR' : 'IE' }],
        body: {
          type: 'doc',
          content: [
            paragraph(`The ${OPEN} has stood here for long. `.repeat(6)),
            paragraph('Its keeper writes down the weather. '.repeat(20)),
            paragraph(
              at < 3
                ? `Beside the lens stood a ${PRIVATE}, a ${PRIVATE} of glass, behind ${OPEN} doors.`
                : 'Nothing else.',
            ),
          ],
        },
      })
    }
    await site.dateline.searchIndex.settle()
  })
  after(() => site?.close())

  /** What is told about a word, without the word: what differs between two of them would tell something. */
  async function told(query: (word: string) => string, more: Partial<SearchRequest> = {}) {
    const [one, other] = await Promise.all(
      [PRIVATE, NOWHERE].map(async (word) => blind(await search(query(word), more), word)),
    )
    assert.deepEqual(one, other)
    return one as string
  }
  const blind = (answer: SearchAnswer, word: string) => JSON.stringify(answer).replaceAll(word, 'WORD')

  test('that it is there at all is known to those who read everything', async () => {
    assert.equal((await search(PRIVATE, { reach: everything })).count.value, 3)
  })

  const attacks: [name: string, query: (word: string) => string, more?: Partial<SearchRequest>][] = [
    ['its count', (word) => word],
    ['its count by date', (word) => word, { order: 'date' }],
    ['its stem', (word) => `${word}n`],
    ['exact words around it', (word) => `"stood a ${word}"`],
    ['words beside it', (word) => `${OPEN} ${word}`],
    ['alternatives', (word) => `${word} or ${OPEN}`],
    ['leaving it out', (word) => `${OPEN} -${word}`],
    ['leaving out exact words', (word) => `${OPEN} -"${word} of glass"`],
    ['one section', (word) => word, { filters: { section: 'world' } }],
    ['one place', (word) => word, { filters: { place: 'france' } }],
    ['one year', (word) => word, { filters: { year: 2021 } }],
    [
      'some days',
      (word) => word,
      { filters: { from: Temporal.PlainDate.from('2020-01-01'), to: Temporal.PlainDate.from('2021-12-31') } },
    ],
    ['another language', (word) => word, { language: 'de' }],
    ['no correction', (word) => word, { asTyped: true }],
    ['a later page', (word) => `${word} or ${OPEN}`, { size: 2, after: 'r2' }],
    ['a later page by date', (word) => `${word} or ${OPEN}`, { size: 2, order: 'date', after: 'd1700000000000.5' }],
  ]
  for (const [name, query, more] of attacks) {
    test(`a visitor who asks for ${name} is answered as for a word that is nowhere`, async () => {
      await told(query, more)
    })
  }

  test('a visitor who mistypes a withheld word is not told how it is written', async () => {
    for (const typed of ['quarzlamp', 'quarzlampee', 'quazrlampe', 'qarzlampe']) {
      const { corrected, count } = await search(typed)
      assert.deepEqual([corrected, count.value], [undefined, 0], typed)
    }
    assert.equal((await search('quarzlmape', { reach: everything })).corrected?.shown, PRIVATE)
  })

  test('nothing withheld is suggested while a visitor types', async () => {
    for (const length of Array(PRIVATE.length + 1).keys()) assert.deepEqual(await suggest(PRIVATE.slice(0, length)), [])
    assert.deepEqual(await suggest(PRIVATE.slice(0, 5), everything), [{ kind: 'word', text: PRIVATE }])
  })

  test('how a withheld text writes a word is not suggested to a visitor, who may read it elsewhere', async () => {
    const withheld = [paragraph('A reading room. '.repeat(40)), paragraph('The clock ticks. '.repeat(40))]
    for (const [slug, content] of [
      ['clock-open', [paragraph('On the desk stands a kaleidoskope.'), ...withheld]],
      ['clock-closed', [...withheld, paragraph('Behind it stands a kaléïdoskope.')]],
    ] as const)
      await site.publish({ slug, headline: 'A room', body: { type: 'doc', content: [...content] } })
    await site.dateline.searchIndex.settle()
    assert.deepEqual(await suggest('kaleidos'), [{ kind: 'word', text: 'kaleidoskope' }])
    assert.deepEqual(await suggest('kaleidos', everything), [{ kind: 'word', text: 'kaléïdoskope' }])
  })

  test('nothing withheld is quoted to a visitor who finds the article by something else', async () => {
    for (const query of [OPEN, `${OPEN} keeper`, 'glass doors', '', 'cape lenses']) {
      for (const order of ['relevance', 'date'] as const) {
        const answer = await search(query, { order })
        assert.doesNotMatch(JSON.stringify(answer), new RegExp(`${PRIVATE}|of glass|behind`, 'i'), query)
      }
    }
  })

  test('what a word does inside a withheld text moves no article in a visitor’s order, and no facet', async () => {
    const { hits, facets } = await search(OPEN)
    assert.deepEqual(
      hits.map(({ published }) => published.toString().slice(0, 4)),
      ['2025', '2024', '2023', '2022', '2021', '2020'],
    )
    assert.deepEqual(
      facets.place.map(({ value, count }) => [value, count]),
      [
        ['france', 3],
        ['ireland', 3],
      ],
    )
  })

  test('a visitor’s search after a subscriber’s is no other for it', async () => {
    await search(PRIVATE, { reach: everything })
    await search(`${OPEN} ${PRIVATE}`, { reach: everything })
    await suggest(PRIVATE.slice(0, 4), everything)
    await told((word) => word)
    await told((word) => `${OPEN} ${word}`)
    assert.deepEqual(await suggest(PRIVATE.slice(0, 4)), [])
  })

  test('two hundred tries take a visitor as long for a withheld word as for one that is nowhere', async () => {
    const times: Record<string, number[]> = { [PRIVATE]: [], [NOWHERE]: [] }
    for (const at of Array(200).keys()) {
      // Each query is a new one, so that nothing is remembered of it; and in turn, so that both meet the same machine.
      for (const word of at % 2 === 0 ? [PRIVATE, NOWHERE] : [NOWHERE, PRIVATE]) {
        const begun = performance.now()
        await search(`${word} ${at}`)
        times[word]?.push(performance.now() - begun)
      }
    }
    const [one, other] = [PRIVATE, NOWHERE].map((word) => median(times[word] ?? [])) as [number, number]
    assert.ok(Math.max(one, other) / Math.min(one, other) < 1.25, `${one} ms and ${other} ms`)
  })
})

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
