import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cropBox, focusClass } from './focus.ts'

test('the face at the edge of a wide picture is still there when it is cropped to an upright one', () => {
  const wide = { width: 1000, height: 400 }
  assert.deepEqual(cropBox(wide, { width: 1, height: 1 }, { x: 100, y: 50 }), {
    left: 600,
    top: 0,
    width: 400,
    height: 400,
  })
  assert.deepEqual(cropBox(wide, { width: 1, height: 1 }, { x: 0, y: 50 }).left, 0)
  assert.deepEqual(cropBox(wide, { width: 5, height: 2 }, { x: 10, y: 90 }), { left: 0, top: 0, ...wide })
})

test('a crop never leaves its picture, and what must be seen lies in it', () => {
  const side = fc.integer({ min: 1, max: 5000 })
  const hundredth = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(side, side, side, side, hundredth, hundredth, (width, height, wide, high, x, y) => {
      const box = cropBox({ width, height }, { width: wide, height: high }, { x, y })
      assert.ok(box.left >= 0 && box.top >= 0 && box.width >= 1 && box.height >= 1)
      assert.ok(box.left + box.width <= width && box.top + box.height <= height)
      const [px, py] = [(x / 100) * width, (y / 100) * height]
      assert.ok(px >= box.left - 1 && px <= box.left + box.width + 1, JSON.stringify(box))
      assert.ok(py >= box.top - 1 && py <= box.top + box.height + 1, JSON.stringify(box))
    }),
  )
})

test('what we cut ourselves stays within what may be seen', () => {
  const within = { left: 50, top: 0, width: 50, height: 100 }
  const box = cropBox({ width: 1000, height: 500 }, { width: 1, height: 1 }, { x: 10, y: 50 }, within)
  assert.deepEqual(box, { left: 500, top: 0, width: 500, height: 500 })
})

test('pages name a focus by steps that the style sheet has', () => {
  assert.equal(focusClass(undefined), undefined)
  assert.equal(focusClass({ x: 0, y: 100 }), 'focus-x-0 focus-y-100')
  assert.equal(focusClass({ x: 52, y: 53 }), 'focus-x-50 focus-y-55')
})
