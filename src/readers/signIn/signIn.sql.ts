import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'

export type SignInPurpose = 'sign-in' | 'staff' | 'invitation'

export type SignInRequestRow = {
  id: number
  purpose: SignInPurpose
  email: string
  email_key: string
  return_to: string
  language: string
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  token_hash: Buffer | null
  code_hash: Buffer | null
  code_tries: number
  browser_hash: Buffer | null
  used_at: Temporal.Instant | null
  used_by: Buffer | null
}

const columns = sql`id, purpose, email, email_key, return_to, language, created_at, expires_at, token_hash, code_hash,
  code_tries, browser_hash, used_at, used_by`

export async function insertSignInRequest(
  db: Database,
  request: {
    purpose: SignInPurpose
    email: string
    emailKey: string
    returnTo: string
    language: string
    now: Temporal.Instant
    expiresAt: Temporal.Instant
    tokenHash?: Buffer
    browserHash?: Buffer
    askedBy?: Buffer
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into sign_in_requests
      (purpose, email, email_key, return_to, language, created_at, expires_at, token_hash, browser_hash,
        asked_by)
    values (${request.purpose}, ${request.email}, ${request.emailKey}, ${request.returnTo}, ${request.language},
      ${request.now}, ${request.expiresAt}, ${request.tokenHash ?? null}, ${request.browserHash ?? null},
      ${request.askedBy ?? null})
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a sign-in request was not stored')
  return id
}

/** Locks a request whose mail is still to be written. */
export async function findUnmailedRequest(db: Database, id: number): Promise<SignInRequestRow | undefined> {
  const { rows } = await sql<SignInRequestRow>`
    select ${columns} from sign_in_requests where id = ${id} and token_hash is null for update`.execute(db)
  return rows[0]
}

export async function updateSecrets(db: Database, id: number, tokenHash: Buffer, codeHash: Buffer): Promise<void> {
  await sql`update sign_in_requests set token_hash = ${tokenHash}, code_hash = ${codeHash} where id = ${id}`.execute(db)
}

export async function findRequestByToken(db: Database, tokenHash: Buffer): Promise<SignInRequestRow | undefined> {
  const { rows } = await sql<SignInRequestRow>`
    select ${columns} from sign_in_requests where token_hash = ${tokenHash}`.execute(db)
  return rows[0]
}

/** Waits for whoever is using the link at this moment, so that only one of two finds it unused. */
export async function lockRequestByToken(db: Database, tokenHash: Buffer): Promise<SignInRequestRow | undefined> {
  const { rows } = await sql<SignInRequestRow>`
    select ${columns} from sign_in_requests where token_hash = ${tokenHash} for update`.execute(db)
  return rows[0]
}

export async function markRequestUsed(db: Database, id: number, by: Buffer, now: Temporal.Instant): Promise<void> {
  await sql`update sign_in_requests set used_at = ${now}, used_by = ${by} where id = ${id} and used_at is null`.execute(
    db,
  )
}

/** From here to the end of the transaction nobody else asks for this address. */
export async function lockAsking(tx: DatabaseTransaction, emailKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${emailKey}`}, 0))`.execute(tx)
}

/** What this browser asked for since then, with this address, and has not used. */
export async function findSameAsking(
  db: Database,
  asked: { emailKey: string; by: Buffer; since: Temporal.Instant },
  now: Temporal.Instant,
): Promise<SignInRequestRow | undefined> {
  const { rows } = await sql<SignInRequestRow>`
    select ${columns} from sign_in_requests
    where email_key = ${asked.emailKey} and asked_by = ${asked.by} and created_at > ${asked.since}
      and used_at is null and expires_at > ${now}
    order by id desc limit 1`.execute(db)
  return rows[0]
}

export async function updateAsking(
  db: Database,
  id: number,
  { browserHash, returnTo }: { browserHash: Buffer; returnTo: string },
): Promise<void> {
  await sql`update sign_in_requests set browser_hash = ${browserHash}, return_to = ${returnTo} where id = ${id}`.execute(
    db,
  )
}

/** What was asked for in this browser, or with this address, and used; newest first. */
export async function listUsedRequests(
  db: Database,
  of: { browserHash: Buffer } | { emailKey: string },
): Promise<SignInRequestRow[]> {
  const whose = 'browserHash' in of ? sql`browser_hash = ${of.browserHash}` : sql`email_key = ${of.emailKey}`
  const { rows } = await sql<SignInRequestRow>`
    select ${columns} from sign_in_requests where ${whose} and used_at is not null
    order by used_at desc limit 5`.execute(db)
  return rows
}

/** What this browser asked for and may still answer with a code, newest first. */
export async function listBrowserRequests(
  db: Database,
  browserHash: Buffer,
  now: Temporal.Instant,
): Promise<SignInRequestRow[]> {
  const { rows } = await sql<SignInRequestRow>`
    select ${columns} from sign_in_requests
    where browser_hash = ${browserHash} and used_at is null and expires_at > ${now}
    order by id desc limit 5`.execute(db)
  return rows
}

/**
 * Spends one try of each request that has one left, before any comparison: parallel guesses wait for each other's row
 * and the sixth finds nothing to compare with. Locked in the order of ids, so that two cannot lock each other out.
 */
export async function spendCodeTry(
  tx: DatabaseTransaction,
  ids: readonly number[],
  tries: number,
  now: Temporal.Instant,
): Promise<SignInRequestRow[]> {
  await sql`select id from sign_in_requests where id = any(${ids}) order by id for update`.execute(tx)
  const { rows } = await sql<SignInRequestRow>`
    update sign_in_requests set code_tries = code_tries + 1
    where id = any(${ids}) and code_hash is not null and used_at is null and expires_at > ${now}
      and code_tries < ${tries}
    returning ${columns}`.execute(tx)
  return rows
}

export async function deleteSignInRequests(db: Database, expiredUntil: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    delete from sign_in_requests where expires_at <= ${expiredUntil} returning id`.execute(db)
  return rows.length
}

export async function earliestRequestExpiry(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ expires_at: Temporal.Instant | null }>`
    select min(expires_at) as expires_at from sign_in_requests`.execute(db)
  return rows[0]?.expires_at ?? undefined
}

/** Links and codes that were mailed, and invitations of the staff, sign nobody in any more. */
export async function endSignInLinks(tx: Database, now: Temporal.Instant): Promise<void> {
  await sql`/* reads all: once, when a backup is restored */ update sign_in_requests set used_at = ${now} where used_at is null`.execute(
    tx,
  )
}
