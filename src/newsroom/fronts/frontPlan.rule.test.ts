import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Candidate, planFront } from './frontPlan.rule.ts'

/** `12 borders +picture +lead`: an article's number, its section, and what it has. */
function article(text: string): Candidate {
  const [id = '', section = '', ...has] = text.split(' ')
  return { id: Number(id), section, hasPicture: has.includes('+picture'), frontLead: has.includes('+lead') }
}
const plan = (articles: readonly string[], sections: readonly string[] = []) => {
  const { lead, second, latest, sections: rows } = planFront(articles.map(article), sections)
  const ids = (items: readonly Candidate[]) => items.map(({ id }) => id)
  return {
    lead: lead?.id,
    second: ids(second),
    latest: ids(latest),
    sections: rows.map(({ section, items }) => [section, ...ids(items)]),
  }
}
/** So many articles of one section, newest first, numbered from `first`. */
const many = (count: number, section: string, first = 1) =>
  Array.from({ length: count }, (_, index) => `${first + index} ${section}`)

test('the newest article with a picture leads, wherever it stands among the first twelve', () => {
  assert.equal(plan(['1 a', '2 a +picture', '3 a +picture']).lead, 2)
  assert.equal(plan([...many(11, 'a'), '12 a +picture']).lead, 12)
  assert.equal(plan([...many(12, 'a'), '13 a +picture']).lead, 1)
})

test('the article that an editor wants at the top leads, with a picture or without, until twelve are newer', () => {
  assert.equal(plan(['1 a +picture', '2 a', '3 a +lead']).lead, 3)
  assert.equal(plan([...many(11, 'a'), '12 a +lead']).lead, 12)
  assert.equal(plan(['1 a', '2 a +picture', ...many(10, 'a', 3), '13 a +lead']).lead, 2)
})

test('a front without any picture is led by the newest article, and an empty one by none', () => {
  assert.equal(plan(['1 a', '2 a']).lead, 1)
  assert.deepEqual(plan([], ['a']), { lead: undefined, second: [], latest: [], sections: [] })
})

test('the second row shows three sections where there are three, else it is filled with the newest', () => {
  assert.deepEqual(plan(['1 a +picture', '2 a', '3 a', '4 b', '5 c', '6 d']).second, [2, 4, 5])
  assert.deepEqual(plan(['1 a +picture', '2 a', '3 a', '4 b', '5 b', '6 a']).second, [2, 4, 3])
  assert.deepEqual(plan(['1 a +picture', '2 a', '3 a']).second, [2, 3])
})

test('The Latest are the eight newest that do not stand above', () => {
  assert.deepEqual(plan(['1 a +picture', ...many(20, 'a', 2)]).latest, [5, 6, 7, 8, 9, 10, 11, 12])
})

test('a section shows its five newest without what stands above; one that has none left is not there', () => {
  const front = plan(['1 a +picture', '2 b', '3 c', '4 d', ...many(7, 'a', 5), '12 b'], ['b', 'a', 'c', 'e'])
  assert.deepEqual(front.second, [2, 3, 4])
  assert.deepEqual(front.sections, [
    ['b', 12],
    ['a', 5, 6, 7, 8, 9],
  ])
})

test('whatever is published, no article stands twice on the first screen or in The Latest, and the lead is one of them', () => {
  const articles = fc.array(
    fc.record({ section: fc.constantFrom('a', 'b', 'c', 'd'), hasPicture: fc.boolean(), frontLead: fc.boolean() }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(articles, (some) => {
      const newest = some.map((one, index) => ({ ...one, id: index + 1 }))
      const { lead, second, latest } = planFront(newest, ['a', 'b', 'c', 'd'])
      const shown = [...(lead ? [lead] : []), ...second, ...latest]
      assert.equal(new Set(shown).size, Math.min(newest.length, shown.length))
      assert.equal(shown.length, Math.min(newest.length, 1 + 3 + 8))
    }),
  )
})
