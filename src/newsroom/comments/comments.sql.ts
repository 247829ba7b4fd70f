import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoredState } from '../articles/articles.module.ts'
import type { Anchor } from '../text/text.module.ts'

export async function insertComment(
  tx: Database,
  articleId: number,
  comment: Anchor & { version: number; quote: string; words: string; staffId: number },
  now: Temporal.Instant,
): Promise<number> {
  const { from, to, gone, version, quote, words, staffId } = comment
  const { rows } = await sql<{ id: number }>`
    insert into article_comments (article_id, from_position, to_position, version, quote, gone, words, staff_id, at)
    values (${articleId}, ${from}, ${to}, ${version}, ${quote}, ${gone}, ${words}, ${staffId}, ${now})
    returning id`.execute(tx)
  return rows[0]?.id as number
}

export type Reply = {
  id: number
  commentId: number
  words: string
  staffId: number
  at: Temporal.Instant
  editedAt: Temporal.Instant | null
}

export type ArticleComment = Anchor & {
  id: number
  version: number
  quote: string
  words: string
  staffId: number
  at: Temporal.Instant
  editedAt: Temporal.Instant | null
  takenBackAt: Temporal.Instant | null
  resolvedAt: Temporal.Instant | null
  resolvedBy: number | null
}

const columns = sql`id, from_position as from, to_position as to, version, quote, gone, words, staff_id as "staffId", at,
  edited_at as "editedAt", taken_back_at as "takenBackAt", resolved_at as "resolvedAt", resolved_by as "resolvedBy"`

/** In the order in which they were made. */
export async function listComments(db: Database, articleId: number): Promise<ArticleComment[]> {
  const { rows } = await sql<ArticleComment>`select ${columns} from article_comments
    where article_id = ${articleId} order by id`.execute(db)
  return rows
}

/** To all comments of an article, in their order. */
export async function listReplies(db: Database, articleId: number): Promise<Reply[]> {
  const { rows } = await sql<Reply>`select r.id, r.comment_id as "commentId", r.words, r.staff_id as "staffId", r.at,
      r.edited_at as "editedAt"
    from article_comments c join comment_replies r on r.comment_id = c.id where c.article_id = ${articleId}
    order by r.id`.execute(db)
  return rows
}

/** Nobody answers it, changes it or takes it back meanwhile. */
export async function lockComment(
  tx: Database,
  articleId: number,
  commentId: number,
): Promise<{ staffId: number; takenBackAt: Temporal.Instant | null } | undefined> {
  const { rows } = await sql<{ staffId: number; takenBackAt: Temporal.Instant | null }>`
    select staff_id as "staffId", taken_back_at as "takenBackAt" from article_comments
    where id = ${commentId} and article_id = ${articleId} for update`.execute(tx)
  return rows[0]
}

export async function findReply(
  tx: Database,
  { commentId, replyId }: { commentId: number; replyId: number },
): Promise<{ staffId: number } | undefined> {
  const { rows } = await sql<{ staffId: number }>`select staff_id as "staffId" from comment_replies
    where id = ${replyId} and comment_id = ${commentId}`.execute(tx)
  return rows[0]
}

export async function insertReply(
  tx: Database,
  { commentId, words, staffId }: { commentId: number; words: string; staffId: number },
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into comment_replies (comment_id, words, staff_id, at)
    values (${commentId}, ${words}, ${staffId}, ${now}) returning id`.execute(tx)
  return rows[0]?.id as number
}

/** Without `by` it is open again. What is named in a resolved thread waits for nobody. */
export async function storeResolved(
  tx: Database,
  { articleId, commentId, by }: { articleId: number; commentId: number; by: number | undefined },
  now: Temporal.Instant,
): Promise<boolean> {
  const isResolved = by !== undefined
  const { numAffectedRows } = await sql`update article_comments set
      resolved_at = case when ${isResolved}::boolean then coalesce(resolved_at, ${now}) end,
      resolved_by = case when ${isResolved}::boolean then coalesce(resolved_by, ${by ?? null}::bigint) end
    where id = ${commentId} and article_id = ${articleId}`.execute(tx)
  await sql`update comment_mentions set done = ${isResolved} where comment_id = ${commentId}`.execute(tx)
  return numAffectedRows === 1n
}

export async function updateWords(
  tx: Database,
  { commentId, replyId, words }: { commentId: number; replyId: number; words: string },
  now: Temporal.Instant,
): Promise<void> {
  if (replyId > 0) {
    await sql`update comment_replies set words = ${words}, edited_at = ${now}
      where id = ${replyId} and comment_id = ${commentId}`.execute(tx)
  } else {
    await sql`update article_comments set words = ${words}, edited_at = ${now} where id = ${commentId}`.execute(tx)
  }
}

export async function deleteReply(
  tx: Database,
  { commentId, replyId }: { commentId: number; replyId: number },
): Promise<void> {
  await sql`delete from comment_replies where id = ${replyId} and comment_id = ${commentId}`.execute(tx)
}

/** Gone, where nobody has answered; else the words are. */
export async function takeBackComment(tx: Database, commentId: number, now: Temporal.Instant): Promise<void> {
  const { numAffectedRows } = await sql`delete from article_comments c where c.id = ${commentId}
    and not exists (select from comment_replies r where r.comment_id = c.id)`.execute(tx)
  if (numAffectedRows === 1n) return
  await sql`update article_comments set words = '-', taken_back_at = ${now} where id = ${commentId}`.execute(tx)
}

/** Gives back those who were not named there before. */
export async function insertMentions(
  tx: Database,
  { commentId, replyId, staffIds }: { commentId: number; replyId: number; staffIds: readonly number[] },
  now: Temporal.Instant,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`insert into comment_mentions (comment_id, reply_id, staff_id, at)
    select ${commentId}, ${replyId}, named, ${now} from unnest(${[...staffIds]}::bigint[]) named
    on conflict (comment_id, reply_id, staff_id) do nothing returning staff_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function deleteMentions(
  tx: Database,
  { commentId, replyId, but }: { commentId: number; replyId: number; but: readonly number[] },
): Promise<void> {
  await sql`delete from comment_mentions where comment_id = ${commentId} and reply_id = ${replyId}
    and staff_id <> all(${[...but]}::bigint[])`.execute(tx)
}

export type OpenMention = {
  articleId: number
  commentId: number
  headline: string
  language: string
  words: string
  /** Who said it. */
  staffId: number
  at: Temporal.Instant
}

/** Where somebody is named and nobody has resolved it, the newest first. */
export async function listOpenMentions(db: Database, staffId: number, most: number): Promise<OpenMention[]> {
  // One by one: PostgreSQL would rather read all comments than look for fifty.
  const { rows } = await sql<OpenMention>`
    select c.article_id as "articleId", m.comment_id as "commentId", h.headline, h.language,
      coalesce(r.words, c.words) as words, coalesce(r.staff_id, c.staff_id) as "staffId", m.at
    from (select comment_id, reply_id, at from comment_mentions where staff_id = ${staffId} and not done
      order by at desc limit ${most}) m
    cross join lateral (select article_id, words, staff_id from article_comments where id = m.comment_id offset 0) c
    cross join lateral (select v.headline, a.language from articles a join article_versions v on v.id = a.version_id
      where a.id = c.article_id offset 0) h
    left join lateral (select words, staff_id from comment_replies where id = m.reply_id offset 0) r on true
    order by m.at desc`.execute(db)
  return rows
}

/** In which state an article is stored, and which authors it has. */
export async function findWhose(db: Database, articleId: number) {
  const { rows } = await sql<{ status: StoredState; authors: string[] }>`
    select status, array(select author from article_authors where article_id = a.id) as authors
    from articles a where id = ${articleId}`.execute(db)
  return rows[0]
}
