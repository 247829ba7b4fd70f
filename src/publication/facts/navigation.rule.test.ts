import assert from 'node:assert/strict'
import { test } from 'node:test'
import { navigationOf } from './navigation.rule.ts'

const sections = (count: number, chosen: readonly number[]) =>
  Array.from({ length: count }, (_, at) => ({
    slug: `s${at}`,
    name: `S${at}`,
    description: '',
    inNavigation: chosen.includes(at),
  }))

for (const [what, count, chosen, shown] of [
  ['there is none', 0, [], []],
  ['there is one', 1, [], [0]],
  ['nobody has chosen any', 3, [], [0, 1, 2]],
  ['nobody has chosen any of many', 12, [], [0, 1, 2, 3, 4, 5, 6, 7]],
  ['somebody has chosen one', 3, [1], [1]],
  [
    'somebody has chosen more than fit by themselves',
    12,
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  ],
] as const) {
  test(`the sections of the navigation, where ${what}`, () =>
    assert.deepEqual(
      navigationOf(sections(count, chosen)).map(({ slug }) => slug),
      shown.map((at) => `s${at}`),
    ))
}
