import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bookForTests, pieceForTests } from '../../../tests/support/bookForTests.ts'
import type { Block } from '../../articles/store/store.module.ts'
import type { PiecePart } from '../book/book.module.ts'
import { printedPictures } from './printedPictures.rule.ts'

const picture = (pictureId: string): Block => ({ type: 'picture', attrs: { pictureId, alt: 'A square' } })
const flat = picture('flat')
const upright = picture('upright')
const pictures = { flat: { width: 1600, height: 900 }, upright: { width: 900, height: 1200 } }

function widthsOf(length: PiecePart['length'], content: Block[], lead?: string) {
  const { leadPicture: _, ...piece } = pieceForTests('latin', 1, { length, document: { type: 'doc', content } })
  const led = lead ? { ...piece, leadPicture: { pictureId: lead, alt: '' } } : piece
  const printed = printedPictures({ ...bookForTests([led]), pictures, cover: { alt: '', lines: [] } })
  return Object.fromEntries([...printed].map(([id, { width }]) => [id, width]))
}

describe('a picture is as wide as it is printed, and no wider', () => {
  const cases: [string, ReturnType<typeof widthsOf>, Record<string, number>][] = [
    ['a flat one reaches over both columns of a long piece', widthsOf('long', [flat]), { flat: 1280 }],
    ['an upright one stands in one of them', widthsOf('long', [upright]), { upright: 640 }],
    ['in a short piece all stand in a column', widthsOf('short', [flat, upright], 'flat'), { flat: 640, upright: 640 }],
    ['a long piece’s first one is as wide as the sheet', widthsOf('long', [], 'upright'), { upright: 1280 }],
    [
      'what is set into something else stands in a column',
      widthsOf('long', [{ type: 'factBox', attrs: { title: '' }, content: [flat] }]),
      { flat: 640 },
    ],
    ['one that comes twice is printed at its widest', widthsOf('long', [upright], 'upright'), { upright: 1280 }],
  ]
  for (const [name, found, expected] of cases) test(name, () => assert.deepEqual(found, expected))
})
