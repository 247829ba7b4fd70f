import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createTestDatabase } from '../../../tests/support/database.ts'
import type { ImportReport } from './markdown.module.ts'

const database = await createTestDatabase('import_memory')
const workshop = await mkdtemp(join(tmpdir(), 'dateline-import-memory-'))
after(async () => {
  await database.drop()
  await rm(workshop, { recursive: true })
})

const program = fileURLToPath(new URL('../../../tests/support/importWithin.ts', import.meta.url))
const FILES = 600
/** Of files it is much less than all of them: what is in a comment is read, and dropped when it is converted. */
const FILE_LETTERS = 200_000
const HEAP_MB = 110

test('an archive that is larger than the memory there is comes in whole, and again', async () => {
  const folder = join(workshop, 'large')
  await mkdir(folder)
  const notes = 'what the editor noted '.repeat(FILE_LETTERS / 22)
  for (let n = 0; n < FILES; n++) {
    const matter = `title: Report ${n}\ndate: 2020-01-01\nslug: report-${n}`
    await writeFile(join(folder, `${n}.md`), `---\n${matter}\n---\n\nReport ${n} of many.\n\n<!-- ${n} ${notes} -->\n`)
  }
  const run = async (): Promise<ImportReport> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...[`--max-old-space-size=${HEAP_MB}`, '--import', import.meta.resolve('#loader'), program],
        ...[JSON.stringify(database.connection), folder],
      ],
      { maxBuffer: 100 * 1024 * 1024 },
    )
    return JSON.parse(stdout) as ImportReport
  }
  const first = await run()
  assert.deepEqual([first.imported, first.skipped], [FILES, []])
  assert.equal((await run()).unchanged, FILES)
})
