import type { Media } from '../../media/pictures/pictures.module.ts'
import { createComments } from '../../newsroom/comments/comments.module.ts'
import { createEditor } from '../../newsroom/editor/editor.module.ts'
import { createHistory, markSeen } from '../../newsroom/history/history.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

type RevisionsOut = { publicRevision?: number | undefined; scheduledRevision?: number | undefined }
type HistoryWingDeps = {
  publication: Publication
  media: Media
  revisionsOut(db: Database, articleId: number): Promise<RevisionsOut>
}

/** Where an article is written, what it was, and what is said of it. */
export function composeHistory(platform: Platform, { publication, media, revisionsOut }: HistoryWingDeps) {
  return [
    createEditor(platform, { markSeen }),
    createComments({ ...platform, publication }),
    createHistory({ ...platform, publication, media, revisionsOut }),
  ] as const
}
