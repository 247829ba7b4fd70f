import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { KeptDecision } from './decision.rule.ts'

export type StoredDecision = KeptDecision & { id: number }

type Row = {
  id: number
  at: Temporal.Instant
  group_id: number
  kind: KeptDecision['kind']
  reason: string
  gate: 'register' | 'subscribe' | null
  reads_left: number | null
  rule: string
  policy_version: number
  reader_id: number | null
}

const columns = sql`id, at, group_id, kind, reason, gate, reads_left, rule, policy_version, reader_id`

const toDecision = (row: Row): StoredDecision => ({
  id: row.id,
  at: row.at,
  groupId: row.group_id,
  kind: row.kind,
  reason: row.reason,
  gate: row.gate ?? undefined,
  left: row.reads_left ?? undefined,
  rule: row.rule,
  policyVersion: row.policy_version,
  readerId: row.reader_id ?? undefined,
})

export type DecisionToStore = KeptDecision & { passHash: Buffer | undefined }

/** One statement, however many. */
export async function insertDecisions(db: Database, decisions: readonly DecisionToStore[]): Promise<void> {
  const all = <T>(of: (decision: DecisionToStore) => T) => decisions.map((decision) => of(decision) ?? null)
  await sql`insert into decisions
      (at, group_id, kind, reason, gate, reads_left, rule, policy_version, reader_id, pass_hash)
    select * from unnest(${all(({ at }) => at)}::timestamptz[], ${all(({ groupId }) => groupId)}::bigint[],
      ${all(({ kind }) => kind)}::text[], ${all(({ reason }) => reason)}::text[], ${all(({ gate }) => gate)}::text[],
      ${all(({ left }) => left)}::integer[], ${all(({ rule }) => rule)}::text[],
      ${all(({ policyVersion }) => policyVersion)}::integer[], ${all(({ readerId }) => readerId)}::bigint[],
      ${all(({ passHash }) => passHash)}::bytea[])`.execute(db)
}

export async function findDecision(db: Database, id: number): Promise<StoredDecision | undefined> {
  const { rows } = await sql<Row>`select ${columns} from decisions where id = ${id}`.execute(db)
  return rows[0] && toDecision(rows[0])
}

/** Newest first. */
export async function listDecisionsOf(db: Database, readerId: number, most: number): Promise<StoredDecision[]> {
  const { rows } = await sql<Row>`
    select ${columns} from decisions where reader_id = ${readerId} order by at desc, id desc limit ${most}`.execute(db)
  return rows.map(toDecision)
}

/** Of so many decisions the article groups are counted that were opened most: however many readers there are. */
const COUNTED = 50_000

/** Article groups that were opened most since then, the most read first. */
export async function mostReadGroups(db: Database, since: Temporal.Instant, most: number): Promise<number[]> {
  const { rows } = await sql<{ group_id: number }>`select group_id from
      (select group_id, kind from decisions where at > ${since} order by at desc limit ${COUNTED}) newest
    where kind = 'metered' group by group_id order by count(*) desc, group_id limit ${most}`.execute(db)
  return rows.map(({ group_id }) => group_id)
}

export async function deleteDecisions(db: Database, until: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from decisions where at <= ${until}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export async function earliestDecision(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(at) as at from decisions`.execute(db)
  return rows[0]?.at ?? undefined
}
