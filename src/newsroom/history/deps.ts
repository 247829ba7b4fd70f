import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

/** Of an article's revisions the one that readers read, and the one that waits for its hour. */
export type RevisionsOut = { publicRevision?: number | undefined; scheduledRevision?: number | undefined }

export type HistoryDeps = Platform & {
  publication: Publication
  media: Pick<Media, 'findPictures'>
  /** Fulfilled by whoever publishes. */
  revisionsOut(db: Database, articleId: number): Promise<RevisionsOut>
}
