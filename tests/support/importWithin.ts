import type pg from 'pg'
import { saveArticles } from '../../src/articles/store/store.module.ts'
import { importMarkdown } from '../../src/exchange/markdown/markdown.module.ts'
import { createMedia } from '../../src/media/pictures/pictures.module.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openFolderOfFiles } from '../../src/platform/files/folderOfFiles.ts'
import { createLog } from '../../src/platform/log.ts'
import { ensureSection } from '../../src/publication/facts/facts.module.ts'

/** A process of its own that imports a folder and prints the report, so that its memory can be bounded and looked at. */
const [connection = '{}', folder = ''] = process.argv.slice(2)
const { db, close } = openDatabase(JSON.parse(connection) as pg.PoolConfig)
const report = await importMarkdown({
  db,
  folder,
  options: {},
  saveArticles,
  media: createMedia({ db, files: openFolderOfFiles(folder), log: createLog('silent') }),
  ensureSection,
  publication: { zone: 'UTC', language: 'en' },
  now: Temporal.Instant.from('2026-11-23T09:00:00Z'),
})
process.stdout.write(JSON.stringify(report))
await close()
