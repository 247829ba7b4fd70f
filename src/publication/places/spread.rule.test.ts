import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Spot, spread } from './spread.rule.ts'

const sheet = { width: 400, height: 200 }
const at = (x: number, y: number): Spot => ({ x, y })

const cases: [string, readonly Spot[], readonly Spot[]][] = [
  ['no report', [], []],
  ['one report stays', [at(100, 100)], [at(100, 100)]],
  ['half a pixel is none', [at(100.4, 99.5)], [at(100, 100)]],
  ['one outside the sheet is brought in by half the gap', [at(-50, 500)], [at(10, 190)]],
  ['one outside on the other sides too', [at(500, -50)], [at(390, 10)]],
  ['two that just have room stay', [at(100, 100), at(120, 100)], [at(100, 100), at(120, 100)]],
  // Each goes half of what is missing, and half a pixel more so that they are done at once.
  ['two that lack ten pixels part alike', [at(100, 100), at(110, 100)], [at(95, 100), at(116, 100)]],
  ['and in their own direction', [at(100, 110), at(100, 100)], [at(100, 116), at(100, 95)]],
  ['and slantwise', [at(100, 100), at(106, 108)], [at(97, 96), at(109, 112)]],
  ['two on one spot part to both sides', [at(100, 100), at(100, 100)], [at(90, 100), at(111, 100)]],
  [
    'the second two on one spot part in another direction than the first two would',
    [at(20, 20), at(200, 100), at(200, 100)],
    [at(20, 20), at(208, 93), at(192, 107)],
  ],
  ['two less than half a pixel apart do too', [at(100, 100), at(100, 100.4)], [at(90, 100), at(110, 100)]],
]

for (const [what, spots, marks] of cases) {
  test(`marks on the map: ${what}`, () => assert.deepEqual(spread(spots, 20, sheet), marks))
}

test('three on one spot fan out: each keeps its distance, and none goes farther than two gaps', () => {
  const marks = spread([at(200, 100), at(200, 100), at(200, 100)], 20, sheet)
  for (const [position, one] of marks.entries()) {
    assert.ok(Math.hypot(one.x - 200, one.y - 100) < 40, JSON.stringify(marks))
    for (const other of marks.slice(position + 1)) {
      assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 19, JSON.stringify(marks))
    }
  }
})
