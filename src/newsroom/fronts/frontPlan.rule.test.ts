import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Candidate, planFront } from './frontPlan.rule.ts'

/** `12 borders +picture +lead +old`: an article's number, its section, and what it has. */
function article(text: string): Candidate {
  const [id = '', section = '', ...has] = text.split(' ')
  return {
    id: Number(id),
    section,
    hasPicture: has.includes('+picture'),
    frontLead: has.includes('+lead'),
    isRecent: !has.includes('+old'),
  }
}
const ids = (items: readonly Candidate[]) => items.map(({ id }) => id)
const plan = (articles: readonly string[], sections: readonly string[] = []) => {
  const { lead, second, week, rows } = planFront(articles.map(article), sections)
  return {
    lead: lead?.id,
    second: ids(second),
    week: ids(week),
    rows: rows.map((row) => row.map(({ section, items, shape }) => [section, shape, ...ids(items)].join(' '))),
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
  assert.deepEqual(plan([], ['a']), { lead: undefined, second: [], week: [], rows: [] })
})

test('beside the lead stand three sections where there are three, else it is filled with the newest', () => {
  assert.deepEqual(plan(['1 a +picture', '2 a', '3 a', '4 b', '5 c', '6 d']).second, [2, 4, 5])
  assert.deepEqual(plan(['1 a +picture', '2 a', '3 a', '4 b', '5 b', '6 a']).second, [2, 4, 3])
  assert.deepEqual(plan(['1 a +picture', '2 a', '3 a']).second, [2, 3])
})

test('the week are the ten newest of it that do not stand above', () => {
  assert.deepEqual(plan(['1 a +picture', ...many(20, 'a', 2)]).week, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
  assert.deepEqual(plan(['1 a', '2 a', '3 a', '4 a', '5 a +old', '6 a']).week, [6])
})

const top = ['1 w +picture', '2 x', '3 y', '4 z']
const old = (texts: readonly string[]) => texts.map((text) => `${text} +old`)

test('a section shows three that stand nowhere else; one that has none left is not there', () => {
  const front = plan([...top, '5 b', ...old(many(5, 'a', 6))], ['b', 'a', 'c'])
  assert.deepEqual(front.week, [5])
  assert.deepEqual(front.rows, [['a words 6 7 8']])
})

test('two sections side by side are never told alike, if one of them has a picture', () => {
  const sections = old(['5 a +picture', '6 b +picture', '7 c +picture', '8 d +picture', '9 e', '10 f +picture'])
  assert.deepEqual(plan([...top, ...sections], ['a', 'b', 'c', 'd', 'e', 'f']).rows, [
    ['a strong 5', 'b words 6'],
    ['c words 7', 'd strong 8'],
    ['e words 9', 'f strong 10'],
  ])
  assert.deepEqual(plan([...top, ...old(['5 a +picture', '6 b', '7 c +picture', '8 d'])], ['a', 'b', 'c', 'd']).rows, [
    ['a strong 5', 'b words 6'],
    ['c strong 7', 'd words 8'],
  ])
  assert.deepEqual(plan([...top, ...old(['5 a', '6 b'])], ['a', 'b']).rows, [['a words 5', 'b words 6']])
})

test('of an odd number of sections the one with the most pictures has the whole width', () => {
  const three = (...pictures: string[]) => old(['a', 'b', 'c'].map((name, at) => `${at + 5} ${name}${pictures[at]}`))
  const names = ['a', 'b', 'c']
  assert.deepEqual(plan([...top, ...three('', '', ' +picture'), '8 c +picture +old'], names).rows, [
    ['a words 5', 'b words 6'],
    ['c pair 7 8'],
  ])
  assert.deepEqual(plan([...top, ...three(' +picture', ' +picture', '')], names).rows, [
    ['a wide 5'],
    ['b strong 6', 'c words 7'],
  ])
  const five = old(['5 a +picture', '6 b', '7 c +picture', '8 d', '9 e +picture'])
  assert.deepEqual(plan([...top, ...five], ['a', 'b', 'c', 'd', 'e']).rows[1], ['c wide 7'])
})

test('whatever is published, every article stands once, and the newest stand in order', () => {
  const articles = fc.array(
    fc.record({
      section: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      hasPicture: fc.boolean(),
      frontLead: fc.boolean(),
      isRecent: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(articles, (some) => {
      const newest = some.map((one, index) => ({ ...one, id: index + 1 }))
      const { lead, second, week, rows } = planFront(newest, ['a', 'b', 'c', 'd', 'e'])
      const shown = [...(lead ? [lead] : []), ...second, ...week, ...rows.flat().flatMap(({ items }) => items)]
      assert.equal(new Set(shown).size, shown.length)
      assert.ok(shown.length >= Math.min(newest.length, 4))
      for (const { items } of rows.flat()) assert.deepEqual(ids(items), ids(items.toSorted((a, b) => a.id - b.id)))
      for (const [one, other] of rows) {
        const haveNone = [one, other].every((module) => !module?.items.some(({ hasPicture }) => hasPicture))
        if (other) assert.ok(one?.shape !== other.shape || haveNone)
      }
    }),
  )
})
