import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { createCoverEndpoint } from './cover.endpoint.ts'
import { createCovers } from './createCovers.ts'
import { makePictures } from './makePictures.ts'
import { issuePictures } from './pictures.job.ts'
import type { PicturesDeps } from './picturesDeps.ts'

export { COVER_WIDTHS, type CoverWidth, coverOf } from './cover.rule.ts'
export type { ReadCover } from './createCovers.ts'

/** What an issue shows: its cover as one picture, and its pictures, made before anybody asks. */
export function createIssuePictures(platform: Platform, given: Omit<PicturesDeps, keyof Platform>) {
  const deps: PicturesDeps = { ...platform, ...given }
  const readCover = createCovers(deps)
  platform.jobs.handle(issuePictures, ({ date }, { signal }) => makePictures(deps, readCover, date, signal))
  return {
    /** The cover's bytes as JPEG; undefined where its file is being made anew. */
    readCover,
    /** Within the transaction of a release, or of whatever makes it anew: its pictures are made right after it. */
    makeSoon: (tx: Database, { date, revision, files }: Pick<ReleasedIssue, 'date' | 'revision' | 'files'>) =>
      platform.jobs.enqueue(tx, issuePictures, { date, revision, files: files.length }),
    endpoints: { issueCover: createCoverEndpoint(deps, readCover) },
  }
}
