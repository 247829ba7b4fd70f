import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { spareLines } from './evenOut.rule.ts'

const measures = { step: 12, top: 84, lines: 56, width: 595, inside: 54, outside: 70 }
const foot = measures.top + measures.lines * measures.step

/** A text that begins on one sheet and ends on another, at so many lines of a column (0: the first). */
function spareOf(end: { column: number; lines: number; page?: number }, { columns = 2, rtl = false, begin = {} } = {}) {
  const page = end.page ?? 2
  const left = page % 2 === 1 ? measures.inside : measures.outside
  const wide = (measures.width - measures.inside - measures.outside) / columns
  const across = rtl ? columns - 1 - end.column : end.column
  const mark = { name: 'piece', page, x: left + across * wide + 3, y: measures.top + end.lines * measures.step }
  const start = { name: 'piece', page: 1, x: 60, y: 400, ...begin }
  return spareLines([start], [mark], new Map([['piece', { columns, rtl }]]), measures)['piece'] ?? 0
}

describe('how many lines a text leaves free on its last sheet', () => {
  const cases: [string, number, number][] = [
    ['a text that fills its first column leaves half of the sheet', spareOf({ column: 0, lines: 56 }), 27],
    ['one that fills both columns leaves nothing', spareOf({ column: 1, lines: 56 }), 0],
    ['one that lacks a few lines is left as it is', spareOf({ column: 1, lines: 50 }), 0],
    ['ten lines stand side by side, five and five', spareOf({ column: 0, lines: 10 }), 50],
    ['three columns are one third each', spareOf({ column: 2, lines: 8 }, { columns: 3 }), 15],
    ['from the right it is counted from there', spareOf({ column: 0, lines: 10 }, { rtl: true }), 50],
    ['right sheets have their margins the other way', spareOf({ column: 1, lines: 0, page: 3 }), 27],
  ]
  for (const [name, found, expected] of cases) test(name, () => assert.equal(found, expected))

  test('below its own headline there is only the rest of the sheet', () => {
    const begin = { page: 2, y: foot - 10 * measures.step }
    assert.equal(spareOf({ column: 0, lines: 56 }, { begin }), 4)
  })
})
