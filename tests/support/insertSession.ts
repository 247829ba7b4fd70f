import type pg from 'pg'
import { makeToken, tokenHash } from '../../src/platform/signing.ts'

/** A new reader who is signed in; answers with the cookie that says so. */
export async function insertSession(client: pg.Client, email: string): Promise<string> {
  const { rows } = await client.query(
    `insert into readers (email, email_key, person_key, language, created_at, address_confirmed_at)
     values ($1, $1, $1, 'en', now(), now()) returning id`,
    [email],
  )
  const token = makeToken()
  await client.query(
    `insert into sessions (token_hash, reader_id, staff, address_proven, created_at, last_used_at, user_agent)
     values ($1, $2, false, true, now(), now(), 'test')`,
    [tokenHash(token), rows[0].id],
  )
  return `dateline_session=${token}`
}
