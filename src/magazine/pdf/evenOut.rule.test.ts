import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { spareLines, tightLines } from './evenOut.rule.ts'

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

describe('by how many lines a picture makes way for the last lines of its text', () => {
  const tightOf = (column: number, lines: number, more: { led?: boolean; begin?: number } = {}) => {
    const { led = true, begin = 1 } = more
    const half = (measures.width - measures.inside - measures.outside) / 2
    const x = measures.outside + column * half + 3
    const end = { name: 'piece', page: 2, x, y: measures.top + lines * measures.step }
    const shapes = new Map([['piece', { columns: 2, rtl: false, led }]])
    return tightLines([{ name: 'piece', page: begin, x: 60, y: 400 }], [end], shapes, measures)['piece'] ?? 0
  }
  const cases: [string, number, number][] = [
    ['three lines on a sheet of their own stand in two columns', tightOf(0, 3), 3],
    ['sixteen are as many as a picture has room for', tightOf(0, 16), 9],
    ['seventeen are no accident', tightOf(0, 17), 0],
    ['a full column is a sheet of its own', tightOf(1, 2), 0],
    ['without a picture nothing makes way', tightOf(0, 3, { led: false }), 0],
    ['what begins on its last sheet has none before it', tightOf(0, 3, { begin: 2 }), 0],
  ]
  for (const [name, found, expected] of cases) test(name, () => assert.equal(found, expected))
})
