import type { Database } from '../../platform/database.ts'
import { namesOfStaff } from '../../staff/accounts/accounts.module.ts'
import { type ArticleComment, listComments, listReplies, type Reply } from './comments.sql.ts'

export type Said<What> = What & { who: string }
export type Thread = Said<ArticleComment> & { resolvedWho: string | undefined; replies: Said<Reply>[] }

/** Every thread of an article with the names of whoever speaks in it, in the order of the text. */
export async function listThreads(db: Database, articleId: number): Promise<Thread[]> {
  const [comments, replies] = await Promise.all([listComments(db, articleId), listReplies(db, articleId)])
  const ids = [...comments, ...replies].map(({ staffId }) => staffId)
  const resolvers = comments.flatMap(({ resolvedBy }) => (resolvedBy === null ? [] : [resolvedBy]))
  const names = await namesOfStaff(db, [...new Set([...ids, ...resolvers])])
  const who = (id: number) => names.get(`staff:${id}`) ?? ''
  return comments
    .map((comment) => ({
      ...comment,
      who: who(comment.staffId),
      resolvedWho: comment.resolvedBy === null ? undefined : who(comment.resolvedBy),
      replies: replies
        .filter(({ commentId }) => commentId === comment.id)
        .map((reply) => ({ ...reply, who: who(reply.staffId) })),
    }))
    .sort((one, other) => one.from - other.from || one.id - other.id)
}
