import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** BCP 47. */
export async function findLanguage(db: Database, articleId: number): Promise<string | undefined> {
  const { rows } = await sql<{ language: string }>`select language from articles where id = ${articleId}`.execute(db)
  return rows[0]?.language
}

export type StoredOverrule = { finding: string; reason: string; staffId: number; at: Temporal.Instant }

export async function listOverrules(db: Database, articleId: number): Promise<StoredOverrule[]> {
  const { rows } = await sql<StoredOverrule>`select finding, reason, staff_id as "staffId", at from check_overrules
    where article_id = ${articleId}`.execute(db)
  return rows
}

export type NewOverrule = {
  finding: string
  checkName: string
  ruleId: number | null
  judged: string
  reason: string
  staffId: number
  revision: number | null
}

/** Said again, the later reason stands. */
export async function storeOverrule(
  tx: Database,
  articleId: number,
  { finding, checkName, ruleId, judged, reason, staffId, revision }: NewOverrule,
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into check_overrules (article_id, finding, check_name, rule_id, judged, reason, staff_id, at, revision)
    values (${articleId}, ${finding}, ${checkName}, ${ruleId}, ${judged}, ${reason}, ${staffId}, ${now}, ${revision})
    on conflict (article_id, finding) do update
      set reason = excluded.reason, staff_id = excluded.staff_id, at = excluded.at, revision = excluded.revision`.execute(
    tx,
  )
}

/** What it said; undefined: nobody let it stand. */
export async function deleteOverrule(tx: Database, articleId: number, finding: string) {
  const { rows } = await sql<{ check: string; judged: string; reason: string }>`delete from check_overrules
    where article_id = ${articleId} and finding = ${finding} returning check_name as "check", judged, reason`.execute(
    tx,
  )
  return rows[0]
}

/** Notes that these rules have spoken in an article. */
export async function insertHits(db: Database, articleId: number, ruleIds: readonly number[]): Promise<void> {
  if (ruleIds.length === 0) return
  await sql`insert into style_hits (rule_id, article_id) select rule, ${articleId} from unnest(${[...ruleIds]}::bigint[]) rule
    on conflict do nothing`.execute(db)
}
