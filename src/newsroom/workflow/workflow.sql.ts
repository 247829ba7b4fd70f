import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoredState } from '../articles/articles.module.ts'

export type LockedArticle = {
  id: number
  groupId: number
  slug: string
  section: string
  language: string
  status: StoredState
  firstPublished: Temporal.Instant
  versionId: number
  /** How many times it has been stored for readers: another one, and somebody was quicker. */
  version: number
}

const columns = sql`a.id, a.group_id as "groupId", a.slug, a.section, a.language, a.status,
  a.first_published as "firstPublished", a.version_id as "versionId",
  (select number from article_versions where id = a.version_id) as version`

/**
 * Whoever holds it is the only one who moves this article on its way out. Not `for update`: who saves a fact refers to
 * the row, and must not wait for somebody who publishes.
 */
export async function lockArticle(tx: Database, articleId: number): Promise<LockedArticle | undefined> {
  const { rows } = await sql<LockedArticle>`select ${columns} from articles a where a.id = ${articleId}
    for no key update of a`.execute(tx)
  return rows[0]
}

export async function findStanding(db: Database, articleId: number): Promise<LockedArticle | undefined> {
  const { rows } = await sql<LockedArticle>`select ${columns} from articles a where a.id = ${articleId}`.execute(db)
  return rows[0]
}

/** The number of the article of this name, whatever its state. */
export async function findNumber(db: Database, slug: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select id from articles where slug = ${slug}`.execute(db)
  return rows[0]?.id
}

export async function storeState(tx: Database, articleId: number, state: StoredState): Promise<void> {
  await sql`update articles set status = ${state} where id = ${articleId}`.execute(tx)
}

export type Workflow = {
  approvedRevision: number | null
  approvedBy: number | null
  publicRevision: number | null
  publicVersion: number | null
  publicBy: number | null
  publicAt: Temporal.Instant | null
  returnedNote: string | null
  returnedBy: number | null
  returnedAt: Temporal.Instant | null
  embargoWall: string | null
  embargoZone: string | null
  embargoAt: Temporal.Instant | null
}

export async function findWorkflow(db: Database, articleId: number): Promise<Workflow | undefined> {
  const { rows } = await sql<Workflow>`select approved_revision as "approvedRevision", approved_by as "approvedBy",
      public_revision as "publicRevision", public_version as "publicVersion", public_by as "publicBy",
      public_at as "publicAt", returned_note as "returnedNote", returned_by as "returnedBy", returned_at as "returnedAt",
      embargo_wall as "embargoWall", embargo_zone as "embargoZone", embargo_at as "embargoAt"
    from article_workflow where article_id = ${articleId}`.execute(db)
  return rows[0]
}

export async function storeReturned(
  tx: Database,
  articleId: number,
  returned: { note: string; staffId: number } | undefined,
  now: Temporal.Instant,
): Promise<void> {
  const { note = null, staffId = null } = returned ?? {}
  await sql`insert into article_workflow (article_id, returned_note, returned_by, returned_at)
    values (${articleId}, ${note}, ${staffId}, ${returned ? now : null})
    on conflict (article_id) do update set returned_note = excluded.returned_note, returned_by = excluded.returned_by,
      returned_at = excluded.returned_at`.execute(tx)
}

/** `undefined`: nobody finds it good any more. */
export async function storeApproved(
  tx: Database,
  articleId: number,
  approved: { revision: number; staffId: number } | undefined,
  now: Temporal.Instant,
): Promise<void> {
  const { revision = null, staffId = null } = approved ?? {}
  await sql`insert into article_workflow (article_id, approved_revision, approved_by, approved_at)
    values (${articleId}, ${revision}, ${staffId}, ${approved ? now : null})
    on conflict (article_id) do update set approved_revision = excluded.approved_revision,
      approved_by = excluded.approved_by, approved_at = excluded.approved_at`.execute(tx)
}

/** A copy may go out no sooner than what it was made of. */
export async function copyEmbargo(tx: Database, from: number, to: number): Promise<void> {
  await sql`insert into article_workflow (article_id, embargo_wall, embargo_zone, embargo_at)
    select ${to}, embargo_wall, embargo_zone, embargo_at from article_workflow
    where article_id = ${from} and embargo_at is not null`.execute(tx)
}

/** What was last done with an article that readers notice, and when; `reason`: why it was taken off. */
export type Deed = {
  action: 'article.publish' | 'article.schedule' | 'article.withdraw' | 'article.restore'
  at: Temporal.Instant
  reason: string | null
  /** Readers had it before it was taken off. */
  wasOut: boolean
}

export async function findLastDeed(db: Database, articleId: number): Promise<Deed | undefined> {
  const { rows } = await sql<Deed>`select l.action, l.at, l.detail::jsonb ->> 'reason' as reason,
      coalesce(a.withdrawn_from in ('published', 'expired'), false) as "wasOut"
    from audit_log l join articles a on a.id = ${articleId} where l.subject = ${`article:${articleId}`}
      and l.action in ('article.publish', 'article.schedule', 'article.withdraw', 'article.restore')
    order by l.at desc, l.id desc limit 1`.execute(db)
  return rows[0]
}
