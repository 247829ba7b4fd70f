import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StyleRule } from './style.rule.ts'

export type StoredStyleRule = StyleRule & {
  ownerId: number | null
  speaksIn: string[]
  silentIn: string[]
  changedAt: Temporal.Instant
  retiredAt: Temporal.Instant | null
}

const columns = sql`r.id, r.languages, r.phrase, r.capitals, r.suggestion, r.reason, r.owner_id as "ownerId",
  r.speaks_in as "speaksIn", r.silent_in as "silentIn", r.changed_at as "changedAt", r.retired_at as "retiredAt"`

/** Those that hold. */
export async function listRules(db: Database): Promise<StoredStyleRule[]> {
  const { rows } = await sql<StoredStyleRule>`select ${columns} from style_rules r
    where r.retired_at is null order by r.id`.execute(db)
  return rows
}

/** Counted so far: whether a rule is mostly overruled shows long before. */
const MOST_COUNTED = 200

export type CountedRule = StoredStyleRule & {
  /** In how many articles it has spoken, and in how many of those it was overruled. */
  spoke: number
  overruled: number
}

/** All rules with what became of them, those that were dropped last. */
export async function listCountedRules(db: Database): Promise<CountedRule[]> {
  const { rows } = await sql<CountedRule>`
    /* reads all: of what a person has written, some two hundred rules, each with as many looks into an index */
    select ${columns},
      (select count(*)::int from (select from style_hits h where h.rule_id = r.id limit ${MOST_COUNTED}) h) as spoke,
      (select count(distinct article_id)::int from (select o.article_id from check_overrules o where o.rule_id = r.id
        limit ${MOST_COUNTED}) o) as overruled
    from style_rules r order by r.retired_at is not null, lower(r.phrase), r.id`.execute(db)
  return rows
}

export async function findRule(db: Database, id: number): Promise<StoredStyleRule | undefined> {
  const { rows } = await sql<StoredStyleRule>`select ${columns} from style_rules r where r.id = ${id}`.execute(db)
  return rows[0]
}

export type StyleDraft = Omit<StoredStyleRule, 'id' | 'changedAt' | 'retiredAt'>

export async function insertRule(tx: Database, draft: StyleDraft, now: Temporal.Instant): Promise<number> {
  const { languages, phrase, capitals, suggestion, reason, ownerId, speaksIn, silentIn } = draft
  const { rows } = await sql<{ id: number }>`
    insert into style_rules (languages, phrase, capitals, suggestion, reason, owner_id, speaks_in, silent_in, changed_at)
    values (${[...languages]}, ${phrase}, ${capitals}, ${suggestion}, ${reason}, ${ownerId}, ${speaksIn}, ${silentIn}, ${now})
    returning id`.execute(tx)
  return rows[0]?.id as number
}

export async function updateRule(tx: Database, id: number, draft: StyleDraft, now: Temporal.Instant): Promise<void> {
  const { languages, phrase, capitals, suggestion, reason, ownerId, speaksIn, silentIn } = draft
  await sql`update style_rules set languages = ${[...languages]}, phrase = ${phrase}, capitals = ${capitals},
      suggestion = ${suggestion}, reason = ${reason}, owner_id = ${ownerId}, speaks_in = ${speaksIn},
      silent_in = ${silentIn}, changed_at = ${now}
    where id = ${id}`.execute(tx)
}

/** What it found stays counted. */
export async function storeRetired(tx: Database, id: number, retiredAt: Temporal.Instant | null): Promise<void> {
  await sql`update style_rules set retired_at = ${retiredAt} where id = ${id}`.execute(tx)
}

export type RuleOverrule = { articleId: number; judged: string; reason: string; staffId: number; at: Temporal.Instant }

/** Why a rule was overruled, the newest first. */
export async function listOverrulesOfRule(db: Database, ruleId: number, most: number): Promise<RuleOverrule[]> {
  const { rows } = await sql<RuleOverrule>`
    select article_id as "articleId", judged, reason, staff_id as "staffId", at from check_overrules
    where rule_id = ${ruleId} order by at desc limit ${most}`.execute(db)
  return rows
}
