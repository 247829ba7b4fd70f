import assert from 'node:assert/strict'
import { test } from 'node:test'
import { circleAround, degreesBetween, type LongLat } from './sphere.rule.ts'

const close = (measured: number, expected: number) => assert.ok(Math.abs(measured - expected) < 1e-5, `${measured}`)

for (const [what, one, other, degrees] of [
  ['a place and itself', [12.3, 45.6], [12.3, 45.6], 0],
  ['a quarter of the equator', [0, 0], [90, 0], 90],
  ['both poles', [0, 90], [0, -90], 180],
  ['places across from each other', [12.3, 45.6], [-167.7, -45.6], 180],
  ['across the 180th meridian', [179, 0], [-179, 0], 2],
  ['along a meridian', [10, 20], [10, 50], 30],
] as const) {
  test(`how far it is between ${what}`, () => close(degreesBetween([...one], [...other]), degrees))
}

test('a map around places shows them all, across any meridian', () => {
  const points: LongLat[] = [
    [170, 0],
    [-170, 0],
  ]
  const { centre, radius } = circleAround(points)
  close(Math.abs(centre[0]), 180)
  close(centre[1], 0)
  close(radius, 10)
  const single = circleAround([[12, 34]])
  close(single.centre[0], 12)
  close(single.centre[1], 34)
  close(single.radius, 0)
})
