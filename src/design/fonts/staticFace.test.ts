import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { charactersIn } from './fontMetrics.ts'
import { staticFace } from './staticFace.ts'

const folder = mkdtempSync(join(tmpdir(), 'dateline-faces-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const bold = {
  family: 'Dateline Text latin',
  weight: 700,
  italic: true,
  file: 'newsreader/files/newsreader-latin-standard-italic.woff2',
  axes: { opsz: 16, wght: 650 },
}

test('a cut of a variable font says its name, weight and slope, holds all its letters and has no axes left', async () => {
  const face = await staticFace(folder, bold)
  const tables = new Map(
    Array.from({ length: face.readUInt16BE(4) }, (_, at) => {
      const entry = 12 + 16 * at
      return [face.toString('latin1', entry, entry + 4), face.readUInt32BE(entry + 8)]
    }),
  )
  assert.ok(!tables.has('fvar') && !tables.has('STAT'))
  const os2 = tables.get('OS/2') ?? 0
  assert.equal(face.readUInt16BE(os2 + 4), 700)
  assert.equal(face.readUInt16BE(os2 + 62) & 0b1100001, 0b100001, 'bold and italic, and not regular')
  const names = Buffer.from(face.subarray(tables.get('name') ?? 0, (tables.get('name') ?? 0) + 400))
  assert.ok(names.swap16().toString('utf16le').includes('Dateline Text latin'))
  const letters = charactersIn(face)
  for (const letter of 'Aé—’9') assert.ok(letters.has(letter.codePointAt(0) ?? 0), letter)
})

test('what was cut once is kept, under a name that says all that it was cut from', async () => {
  const one = await staticFace(folder, bold)
  assert.deepEqual(await staticFace(folder, bold), one)
  await staticFace(folder, { ...bold, weight: 600 })
  assert.equal(readdirSync(folder).length, 2)
})
