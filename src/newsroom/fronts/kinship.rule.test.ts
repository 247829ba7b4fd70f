import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Kin, planReadNext } from './kinship.rule.ts'

/** `7 earth water,deserts OM`: a group's number, its section, tags and countries; `-` for none. */
function kin(text: string): Kin {
  const [id = '', section = '', tags = '-', countries = '-'] = text.split(' ')
  const list = (said: string) => (said === '-' ? [] : said.split(','))
  return { groupId: Number(id), section, tags: list(tags), countries: list(countries) }
}
const most = { readOn: 2, elsewhere: 2, latest: 2 }
const plan = (article: string, newest: readonly string[]) => {
  const { readOn, elsewhere, latest } = planReadNext(kin(article), newest.map(kin), most)
  const ids = (all: readonly Kin[]) => all.map(({ groupId }) => groupId)
  return { readOn: ids(readOn), elsewhere: ids(elsewhere), latest: ids(latest) }
}

for (const [name, article, newest, expected] of [
  [
    'elsewhere is the same subject in other countries, and of equals the newest',
    '9 earth water OM',
    ['1 food - KR', '2 earth - NO', '3 trade water PA', '4 earth water OM', '5 earth water BD'],
    { elsewhere: [5, 3], readOn: [4, 2], latest: [1] },
  ],
  [
    'what follows shares subject and place: its country says more than one tag',
    '9 earth water OM',
    ['1 food - KR', '2 food sea KR', '3 trade rail OM', '4 earth ice NO', '5 trade - -', '6 earth - -'],
    { elsewhere: [4, 1], readOn: [3, 6], latest: [2, 5] },
  ],
  [
    'where nothing is akin the newest fill up',
    '9 earth water OM',
    ['1 food - KR', '2 trade - PA', '3 culture - PE', '4 cities - JP', '5 trade - FR'],
    { elsewhere: [1, 2], readOn: [3, 4], latest: [5] },
  ],
  [
    'the article just read is nowhere, in whichever language',
    '9 earth water OM',
    ['9 earth water OM', '9 earth water OM', '1 earth water IR'],
    { elsewhere: [1], readOn: [], latest: [] },
  ],
  [
    'an article with one foot in the country is from here',
    '9 borders rivers ZM,BW',
    ['1 borders rivers BW,NA', '2 borders rivers FR'],
    { elsewhere: [2], readOn: [1], latest: [] },
  ],
  [
    'what has no place is from nowhere else, and for an article without one all others are elsewhere',
    '9 measure time -',
    ['1 measure time -', '2 measure time NP'],
    { elsewhere: [2], readOn: [1], latest: [] },
  ],
] as const) {
  test(`read next: ${name}`, () => assert.deepEqual(plan(article, newest), expected))
}

test('whatever is published, nobody is led to the article they have just read, nor to any twice', () => {
  const articles = fc.record({
    groupId: fc.nat(12),
    section: fc.constantFrom('a', 'b'),
    tags: fc.subarray(['x', 'y', 'z']),
    countries: fc.subarray(['FR', 'OM']),
  })
  fc.assert(
    fc.property(articles, fc.uniqueArray(articles, { selector: ({ groupId }) => groupId }), (article, newest) => {
      const { readOn, elsewhere, latest } = planReadNext(article, newest, { readOn: 3, elsewhere: 2, latest: 4 })
      const shown = [...readOn, ...elsewhere, ...latest].map(({ groupId }) => groupId)
      assert.equal(new Set(shown).size, shown.length)
      assert.ok(!shown.includes(article.groupId))
    }),
  )
})
