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
    isOwn: !has.includes('+foreign'),
    hasQuote: has.includes('+quote'),
    hasFigure: has.includes('+figure'),
  }
}
const ids = (items: readonly Candidate[]) => items.map(({ id }) => id)
const plan = (articles: readonly string[], sections: readonly string[] = [], of: { hasLeaf?: boolean } = {}) => {
  const { lead, second, week, rows } = planFront(articles.map(article), sections, of)
  return {
    lead: lead?.id,
    second: ids(second),
    week: ids(week),
    rows: rows.map((row) => {
      if ('article' in row) return `${row.shape} ${row.article.id}`
      const sections = 'sections' in row ? row.sections : []
      return [row.shape, ...sections.map(({ section, items }) => [section, ...ids(items)].join(' '))].join(': ')
    }),
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

test('the week are the eight newest of it that do not stand above', () => {
  assert.deepEqual(plan(['1 a +picture', ...many(20, 'a', 2)]).week, [5, 6, 7, 8, 9, 10, 11, 12])
  assert.deepEqual(plan(['1 a', '2 a', '3 a', '4 a', '5 a +old', '6 a']).week, [6])
})

const top = ['1 w +picture', '2 x', '3 y', '4 z']
const old = (texts: readonly string[]) => texts.map((text) => `${text} +old`)

test('a section shows three that stand nowhere else; one that has none left is not there', () => {
  const front = plan([...top, '5 b', ...old(many(5, 'a', 6))], ['b', 'a', 'c'])
  assert.deepEqual(front.week, [5])
  assert.deepEqual(front.rows, ['large: a 6 7 8'])
})

test('a page in another language begins with one of its own, however old; only without any with what is newest', () => {
  const foreign = many(14, 'a').map((text) => `${text} +picture +foreign`)
  assert.equal(plan([...foreign, '15 b +picture +old']).lead, 15)
  assert.equal(plan([...foreign, '15 b +old', '16 b +picture +old']).lead, 16)
  assert.equal(plan([...foreign, '15 b +old']).lead, 15)
  assert.equal(plan(foreign).lead, 1)
})

for (const [name, articles, rows] of [
  ['two sections with a picture stand side by side', ['5 a +picture', '6 b'], ['halves: a 5: b 6']],
  ['two without one stand as columns', ['5 a', '6 b'], ['columns: a 5: b 6']],
  ['one has two pictures beside each other', ['5 a +picture', '6 a', '7 a +picture'], ['pair: a 5 7']],
  ['or a wide one, even if its newest piece has none', ['5 a', '6 a', '7 a', '8 a +picture'], ['wide: a 5 6 8']],
  ['or large headlines', ['5 a', '6 a'], ['large: a 5 6']],
  ['or one small one', ['5 a'], ['lines: a 5']],
  [
    'a sentence stands between two rows, a figure between the next, each instead of in its section',
    ['5 a +picture', '6 b', '7 c +picture', '8 c +picture', '9 d', '10 e +quote', '11 e +figure', '12 e'],
    ['halves: a 5: b 6', 'quote 10', 'pair: c 7 8', 'figure 11', 'columns: d 9: e 12'],
  ],
  [
    'a sentence with nothing to stand between goes back to its section',
    ['5 a +picture +quote', '6 a'],
    ['wide: a 5 6'],
  ],
  [
    'of many sections with one headline each no two rows are alike',
    ['5 a', '6 b', '7 c', '8 d', '9 e', '10 f', '11 g'],
    ['columns: a 5: b 6: c 7', 'halves: d 8: e 9', 'columns: f 10: g 11'],
  ],
] as const) {
  test(`the shape of a row follows its material: ${name}`, () => {
    assert.deepEqual(plan([...top, ...old(articles)], ['a', 'b', 'c', 'd', 'e', 'f', 'g']).rows, rows)
  })
}

test('whatever is published, every article stands once, and the newest stand in order', () => {
  const articles = fc.array(
    fc.record({
      section: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      hasPicture: fc.boolean(),
      frontLead: fc.boolean(),
      isRecent: fc.boolean(),
      isOwn: fc.boolean(),
      hasQuote: fc.boolean(),
      hasFigure: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(articles, fc.boolean(), (some, hasLeaf) => {
      const newest = some.map((one, index) => ({ ...one, id: index + 1 }))
      const { lead, second, week, rows } = planFront(newest, ['a', 'b', 'c', 'd', 'e'], { hasLeaf })
      const inRows = rows.flatMap((row) => {
        if ('article' in row) return [row.article]
        return 'sections' in row ? row.sections.flatMap(({ items }) => items) : []
      })
      assert.equal(rows.at(-1)?.shape === 'leaf', hasLeaf)
      const shown = [...(lead ? [lead] : []), ...second, ...week, ...inRows]
      assert.equal(new Set(shown).size, shown.length)
      assert.ok(shown.length >= Math.min(newest.length, 4))
      for (const [at, row] of rows.entries()) assert.notEqual(row.shape, rows[at - 1]?.shape)
      for (const section of ['a', 'b', 'c', 'd', 'e']) {
        assert.equal(
          shown.some((article) => article.section === section),
          some.some((article) => article.section === section),
        )
      }
    }),
  )
})

test('the front ends with the day’s leaf, and a day without one has no row for it', () => {
  assert.deepEqual(plan([], [], { hasLeaf: true }).rows, ['leaf'])
  const articles = [...many(4, 'a'), '5 b +old', '6 b +old']
  const without = plan(articles, ['a', 'b']).rows
  assert.deepEqual(plan(articles, ['a', 'b'], { hasLeaf: true }).rows, [...without, 'leaf'])
})
