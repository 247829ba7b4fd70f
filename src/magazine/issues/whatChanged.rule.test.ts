import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookForTests, piecesForTests } from '../../../tests/support/bookForTests.ts'
import type { PiecePart } from '../book/book.module.ts'
import { type Revised, whatChanged } from './whatChanged.rule.ts'

const three = piecesForTests(3)
const world = {
  kind: 'world' as const,
  slug: 'world',
  title: 'The week',
  reports: [{ slug: 'far', section: 'world', headline: 'Far away', standfirst: '', language: 'en', day: '2026-11-23' }],
}

function revised(pieces: readonly PiecePart[], versions: Record<string, number> = {}, without: string[] = []): Revised {
  const book = bookForTests(pieces)
  const slugs = [...pieces.map(({ slug }) => slug), 'far'].filter((slug) => !without.includes(slug))
  return {
    book: { parts: [...book.parts.filter(({ kind }) => kind === 'piece'), world] },
    versions: slugs.map((slug) => ({ slug, versionId: versions[slug] ?? 1 })),
  }
}

const [first, second, third] = three
if (!first || !second || !third) throw new Error('three pieces were asked for')
const correction = { at: '2026-11-29T08:00:00Z', text: 'The bridge is 923 meters long.' }
const before = revised(three)

const cases: [what: string, after: Revised, changes: ReturnType<typeof whatChanged>][] = [
  ['nothing, where all is as it was', revised(three), []],
  ['what was withdrawn', revised([first, third]), [{ kind: 'withdrawn', headline: second.headline }]],
  [
    'a sentence of the week that was withdrawn',
    revised(three, {}, ['far']),
    [{ kind: 'withdrawn', headline: 'Far away' }],
  ],
  ['what was changed', revised(three, { [second.slug]: 2 }), [{ kind: 'changed', headline: second.headline }]],
  [
    'a correction in its words, and not once more as a change',
    revised([{ ...first, corrections: [...first.corrections, correction] }, second, third], { [first.slug]: 2 }),
    [{ kind: 'corrected', headline: first.headline, text: correction.text }],
  ],
  [
    'that somebody paid for it',
    revised([{ ...first, sponsor: 'The Ferry' }, second, third]),
    [{ kind: 'changed', headline: first.headline }],
  ],
  ['nothing of a new order', revised([third, second, first]), []],
]

for (const [what, after, changes] of cases)
  test(`readers of an issue are told ${what}`, () => assert.deepEqual(whatChanged(before, after), changes))

test('readers of an issue are told what came back to it', () => {
  assert.deepEqual(whatChanged(revised([first, third]), revised(three)), [{ kind: 'added', headline: second.headline }])
})
