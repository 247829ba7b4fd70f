import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'

export type PasskeyRow = {
  id: string
  staff_id: number
  name: string
  public_key: Buffer
  counter: number
  transports: string[]
  created_at: Temporal.Instant
  last_used_at: Temporal.Instant | null
}

const columns = sql`id, staff_id, name, public_key, counter, transports, created_at, last_used_at`

export async function listPasskeys(db: Database, staffId: number): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select ${columns} from staff_passkeys where staff_id = ${staffId} order by created_at, id`.execute(db)
  return rows
}

export async function lockPasskey(tx: DatabaseTransaction, id: string): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`
    select ${columns} from staff_passkeys where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** False where this authenticator's key is known already. */
export async function insertPasskey(
  tx: DatabaseTransaction,
  passkey: {
    id: string
    staffId: number
    name: string
    publicKey: Buffer
    counter: number
    transports: readonly string[]
    now: Temporal.Instant
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into staff_passkeys (id, staff_id, name, public_key, counter, transports, created_at)
    values (${passkey.id}, ${passkey.staffId}, ${passkey.name}, ${passkey.publicKey}, ${passkey.counter},
      ${JSON.stringify(passkey.transports)}, ${passkey.now})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function markPasskeyUsed(
  tx: DatabaseTransaction,
  id: string,
  counter: number,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update staff_passkeys set counter = ${counter}, last_used_at = ${now} where id = ${id}`.execute(tx)
}

export async function deletePasskey(tx: DatabaseTransaction, staffId: number, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from staff_passkeys where staff_id = ${staffId} and id = ${id} returning id`.execute(tx)
  return rows.length > 0
}

export async function findApp(
  db: Database,
  staffId: number,
): Promise<{ salt: string; created_at: Temporal.Instant } | undefined> {
  const { rows } = await sql<{ salt: string; created_at: Temporal.Instant }>`
    select salt, created_at from staff_apps where staff_id = ${staffId}`.execute(db)
  return rows[0]
}

export async function upsertApp(
  tx: DatabaseTransaction,
  app: { staffId: number; salt: string; step: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into staff_apps (staff_id, salt, created_at, last_step)
    values (${app.staffId}, ${app.salt}, ${now}, ${app.step})
    on conflict (staff_id) do update
      set salt = excluded.salt, created_at = excluded.created_at, last_step = excluded.last_step`.execute(tx)
}

/** True when neither this step's code nor a later one has been taken before. */
export async function spendStep(tx: DatabaseTransaction, staffId: number, step: number): Promise<boolean> {
  const { rows } = await sql`
    update staff_apps set last_step = ${step} where staff_id = ${staffId} and last_step < ${step}
    returning staff_id`.execute(tx)
  return rows.length > 0
}

export async function deleteApp(tx: DatabaseTransaction, staffId: number): Promise<boolean> {
  const { rows } = await sql`delete from staff_apps where staff_id = ${staffId} returning staff_id`.execute(tx)
  return rows.length > 0
}

/** In the place of all that were made before. */
export async function replaceRecoveryCodes(
  tx: DatabaseTransaction,
  staffId: number,
  hashes: readonly Buffer[],
  now: Temporal.Instant,
): Promise<void> {
  await sql`delete from staff_recovery_codes where staff_id = ${staffId}`.execute(tx)
  for (const hash of hashes) {
    await sql`insert into staff_recovery_codes (staff_id, code_hash, made_at)
      values (${staffId}, ${hash}, ${now}) on conflict do nothing`.execute(tx)
  }
}

/** True when it is one of theirs and had not been used. */
export async function spendRecoveryCode(
  tx: DatabaseTransaction,
  staffId: number,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update staff_recovery_codes set used_at = ${now}
    where staff_id = ${staffId} and code_hash = ${hash} and used_at is null returning staff_id`.execute(tx)
  return rows.length > 0
}

export async function countRecoveryCodes(db: Database, staffId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from staff_recovery_codes where staff_id = ${staffId} and used_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

export async function hasSecondFactor(db: Database, staffId: number): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from staff_passkeys where staff_id = ${staffId})
      or exists (select 1 from staff_apps where staff_id = ${staffId}) as has`.execute(db)
  return rows[0]?.has ?? false
}

/** Which of the staff have a passkey or an app. */
export async function listWithSecondFactor(db: Database): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select staff_id as id from staff_passkeys union select staff_id from staff_apps`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** True the first time. */
export async function spendChallenge(
  tx: DatabaseTransaction,
  hash: Buffer,
  expiresAt: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into spent_challenges (challenge_hash, expires_at) values (${hash}, ${expiresAt})
    on conflict do nothing returning expires_at`.execute(tx)
  return rows.length > 0
}

export async function earliestChallengeExpiry(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(expires_at) as at from spent_challenges`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function deleteChallenges(db: Database, until: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    delete from spent_challenges where expires_at <= ${until} returning expires_at`.execute(db)
  return rows.length
}

/** With whoever is forgotten the ways in go that they had as staff. */
export async function forgetFactors(tx: DatabaseTransaction, emailKey: string): Promise<void> {
  const gone = sql`staff_id in (select id from staff where email_key = ${emailKey} and ended_at is not null)`
  await sql`delete from staff_passkeys where ${gone}`.execute(tx)
  await sql`delete from staff_apps where ${gone}`.execute(tx)
  await sql`delete from staff_recovery_codes where ${gone}`.execute(tx)
}

/** Names and dates of them; what would let anybody in is nobody's to be told. */
export async function listPersonalFactors(db: Database, emailKey: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`select k.name, k.created_at, k.last_used_at
    from staff s join staff_passkeys k on k.staff_id = s.id where s.email_key = ${emailKey} order by k.created_at`.execute(
    db,
  )
  return rows
}
