import { type EntriesReport, importEntries, type Review } from '../../almanac/entries/entries.module.ts'
import { createPictureFinder, readMarkdownDocument } from '../../exchange/markdown/markdown.module.ts'
import type { Dateline } from '../compose/compose.ts'
import { assertThere } from './assertThere.ts'
import type { Progress } from './progress.ts'

export type AlmanacRequest = { review?: Review; dryRun?: boolean }

/** What of a text is front matter is decided here and not by the text. */
const NO_FRONT_MATTER = '---\nof: almanac\n---\n\n'

/** Brings dated facts in from a file, or a folder of files, with Markdown and pictures read as those of articles are. */
export async function importAlmanac(
  dateline: Pick<Dateline, 'db' | 'media' | 'publication' | 'clock'>,
  path: string,
  wishes: AlmanacRequest,
  progress?: Progress,
): Promise<EntriesReport> {
  await assertThere(path)
  const { db, media, publication, clock } = dateline
  const { dryRun = false, review } = wishes
  const now = clock.now()
  return importEntries({
    db,
    path,
    options: { language: publication.facts().language, dryRun, ...(review && { review }) },
    readText(markdown) {
      const read = readMarkdownDocument(Buffer.from(NO_FRONT_MATTER + markdown))
      return read.kind === 'read' ? read : { kind: 'refused', reason: read.reason }
    },
    async storePicture(folder, file) {
      const found = await createPictureFinder({ db, folder, isDryRun: dryRun, media, now })('entry', file)
      if (found.kind === 'remote') return { kind: 'missing', reason: 'it stands on another site' }
      return found
    },
    today: publication.today(),
    now,
    ...(progress && { progress }),
  })
}
