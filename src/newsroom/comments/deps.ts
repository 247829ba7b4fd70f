import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

export type Mentioned = {
  articleId: number
  commentId: number
  /** 0: in the comment itself. */
  replyId: number
  /** Whoever is named now and was not before. */
  staffIds: readonly number[]
  byStaffId: number
}

export type CommentsDeps = Platform & {
  publication: Publication
  /** Tells whoever is named, in the transaction in which they are. */
  tellMentioned(tx: Database, mentioned: Mentioned, now: Temporal.Instant): Promise<void>
}
