import type { ReaderRow } from './readers.sql.ts'

export type Reader = {
  id: number
  /** What mail is sent to. */
  email: string
  /** The same mailbox, the same key. */
  emailKey: string
  /** Most likely the same person, the same key. */
  personKey: string
  language: string
  createdAt: Temporal.Instant
  /** Since when we know that they read that mailbox; undefined for an account made at the checkout. */
  addressConfirmedAt: Temporal.Instant | undefined
}

export function readerFromRow(row: ReaderRow): Reader {
  return {
    id: row.id,
    email: row.email,
    emailKey: row.email_key,
    personKey: row.person_key,
    language: row.language,
    createdAt: row.created_at,
    addressConfirmedAt: row.address_confirmed_at ?? undefined,
  }
}
