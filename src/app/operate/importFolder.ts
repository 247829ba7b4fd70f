import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { saveArticles } from '../../articles/store/store.module.ts'
import { type ImportReport, importMarkdown } from '../../exchange/markdown/markdown.module.ts'
import { type KeptFile, keepFile } from '../../newsroom/intake/intake.module.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { unreachable } from '../../platform/errors.ts'
import { ensureSection } from '../../publication/facts/facts.module.ts'
import type { Dateline } from '../compose/compose.ts'
import { assertFolder } from './assertFolder.ts'
import { memberNamed } from './memberNamed.ts'
import type { Progress } from './progress.ts'

export type ImportRequest = {
  archive?: string
  section?: string
  language?: string
  terms?: ArticleTerms
  dryRun?: boolean
  /** By address, who of the staff takes into the working copy what files say by now of articles of the desk. */
  toDesk?: string
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
  const { dryRun = false, toDesk, ...options } = wishes
  const taker = toDesk === undefined ? undefined : await memberNamed(dateline.db, toDesk)
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
    keepForDesk: async (db, articleId, draft, now) => sayKept(await keepFile(db, articleId, draft, taker, now)),
    progress,
  })
}

function sayKept(kept: KeptFile): string {
  switch (kept.kind) {
    case 'kept':
      return `it stays so; what the file says by now is revision ${kept.revision} in its history`
    case 'taken':
      return `the desk has it as revision ${kept.revision}; what is out stays as it is until somebody publishes it`
    case 'refused':
      return `it stays so, since who is named may not write it as it stands; the file is revision ${kept.revision} in its history`
    default:
      return unreachable(kept)
  }
}

export function reportInWords(report: ImportReport): string {
  const counts = `The archive “${report.archive}”: imported ${report.imported}, updated ${report.updated}, unchanged ${report.unchanged}, kept as the desk has them ${report.kept.length}, skipped ${report.skipped.length}.`
  const skipped = report.skipped.map(({ file, reason }) => `  ${file}: ${reason}`)
  const kept = report.kept.map(({ file, says }) => `  ${file}: ${says}`)
  const notes = report.notes.map(({ file, note }) => `  ${file}: ${note}`)
  return [
    counts,
    ...(kept.length > 0 ? ['', 'Changed at the desk since:', ...kept] : []),
    ...(skipped.length > 0 ? ['', 'Skipped:', ...skipped] : []),
    ...(notes.length > 0 ? ['', 'Dropped or changed on the way:', ...notes] : []),
  ].join('\n')
}
