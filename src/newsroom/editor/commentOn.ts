import { Mapping, Step } from 'prosemirror-transform'
import { type Database, inTransaction } from '../../platform/database.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { anchorAfter, readText, SCHEMA } from '../text/text.module.ts'
import { insertComment } from './comments.sql.ts'
import { listStepsSince, lockCopy } from './editor.sql.ts'
import type { NewComment } from './newComment.ts'

/** On which it is said that an article's comments have changed: `<article>`. */
export const COMMENTS_CHANGED = 'article-comments'

/** Says something about a passage; the text may have gone on since it was marked. Gives back the comment's number. */
export function commentOn(
  db: Database,
  articleId: number,
  comment: NewComment,
  staffId: number,
  now: Temporal.Instant,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const copy = await lockCopy(tx, articleId)
    if (!copy) throw notFound('article-unknown', 'Nobody has worked on this article yet.')
    const missed = await listStepsSince(tx, articleId, comment.version)
    if (comment.version + missed.length !== copy.version) {
      throw conflict('comment-apart', 'The text has gone on without you; mark the passage again.')
    }
    const change = new Mapping(missed.map(({ step }) => Step.fromJSON(SCHEMA, step).getMap()))
    const anchor = anchorAfter({ from: comment.from, to: comment.to, gone: false }, change)
    if (comment.from >= comment.to || anchor.to > readText(copy.text).content.size) {
      throw invalid('comment-nowhere', 'There is no such passage in the text.')
    }
    const { quote, words } = comment
    const id = await insertComment(tx, articleId, { ...anchor, version: copy.version, quote, words, staffId }, now)
    await announce(tx, COMMENTS_CHANGED, String(articleId))
    return id
  })
}
