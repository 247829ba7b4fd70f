import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { bookForTests, piecesForTests } from '../../../tests/support/bookForTests.ts'
import { createLanguages } from '../../design/words/languages.ts'
import { createMaps } from '../../publication/places/places.module.ts'
import { createMagazinePdf } from './pdf.module.ts'

const { speak } = await createLanguages({ own: () => 'en', phrase: () => undefined })
const dataFolder = fileURLToPath(new URL('../../../node_modules/.cache/dateline', import.meta.url))
const { makePdf } = createMagazinePdf({ dataFolder }, { speak, maps: createMaps() })

/** How many rows of pieces stand on each sheet of the contents, in an issue of so many. */
async function rowsOnSheets(count: number, paper: 'a4' | 'letter'): Promise<number[]> {
  const pieces = piecesForTests(count).map((piece) => ({
    ...piece,
    length: 'short' as const,
    document: { type: 'doc' as const, content: piece.document.content.slice(0, 1) },
  }))
  const { bytes } = await makePdf(paper)(bookForTests(pieces), async () => undefined, new AbortController().signal)
  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' })
  const sheets = stdout.split('\f').slice(1)
  const rows = sheets.map((text) => text.match(/Universal Declaration, its first article \(\d+\) +\d+$/gm)?.length ?? 0)
  return rows.slice(
    0,
    sheets.findIndex((text) => text.includes('Dear reader') && !text.includes('In this issue')),
  )
}

describe('the contents of an issue on paper', () => {
  test('that would spill a few lines onto a second sheet stand closer, and end on the first', async () => {
    assert.deepEqual(await rowsOnSheets(19, 'a4'), [19])
    assert.deepEqual(await rowsOnSheets(17, 'letter'), [17])
  })

  test('of forty pieces fill two sheets, each about half', async () => {
    const [first = 0, second = 0, ...more] = await rowsOnSheets(40, 'a4')
    assert.deepEqual([first + second, more], [40, []])
    assert.ok(Math.abs(first - second) <= 6, `${first} and ${second}`)
  })
})
