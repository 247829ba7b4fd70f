import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { saveArticles } from '../../articles/store/store.module.ts'
import { type ImportReport, importMarkdown } from '../../exchange/markdown/markdown.module.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { ensureSection } from '../../publication/facts/facts.module.ts'
import type { Dateline } from '../compose/compose.ts'
import { assertFolder } from './assertFolder.ts'
import type { Progress } from './progress.ts'

export type ImportRequest = {
  archive?: string
  section?: string
  language?: string
  terms?: ArticleTerms
  dryRun?: boolean
}

/**
 * V8 lets garbage grow with the memory of the machine, and keeps pages that it has emptied: 800 MB for an archive of which
 * 120 are needed. Not from the start of the process, which would collect for half a second more.
 */
const SPARING = ['--heap-growing-percent=10', '--no-memory-pool', '--optimize-for-size']

export async function importFolder(
  dateline: Pick<Dateline, 'db' | 'media' | 'publication' | 'clock' | 'dataFolder'>,
  folder: string,
  wishes: ImportRequest,
  progress: Progress,
): Promise<ImportReport> {
  await assertFolder(folder)
  // Before anything else: to look through a large folder takes a while.
  progress(0, 0)
  for (const flag of SPARING) setFlagsFromString(flag)
  const { zone, language } = dateline.publication.facts()
  const { dryRun = false, ...options } = wishes
  return importMarkdown({
    db: dateline.db,
    folder,
    readings: join(dateline.dataFolder, 'imports'),
    options: { ...options, dryRun },
    saveArticles,
    media: dateline.media,
    ensureSection,
    publication: { zone, language },
    now: dateline.clock.now(),
    progress,
  })
}

export function reportInWords(report: ImportReport): string {
  const counts = `The archive “${report.archive}”: imported ${report.imported}, updated ${report.updated}, unchanged ${report.unchanged}, skipped ${report.skipped.length}.`
  const skipped = report.skipped.map(({ file, reason }) => `  ${file}: ${reason}`)
  const notes = report.notes.map(({ file, note }) => `  ${file}: ${note}`)
  return [
    counts,
    ...(skipped.length > 0 ? ['', 'Skipped:', ...skipped] : []),
    ...(notes.length > 0 ? ['', 'Dropped or changed on the way:', ...notes] : []),
  ].join('\n')
}
