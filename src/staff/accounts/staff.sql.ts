import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'
import type { ErrandKind, StaffMember } from './staffMember.ts'
import { staffName } from './staffName.rule.ts'

type StaffRow = {
  id: number
  email: string
  email_key: string
  name: string
  role: StaffRole
  author: string | null
  single_keys: boolean
  mails_off: ErrandKind[]
  invited_at: Temporal.Instant
  invited_by: string
}

const columns = sql`id, email, email_key, name, role, author, single_keys, mails_off, invited_at, invited_by`

const asMember = (row: StaffRow): StaffMember => ({
  id: row.id,
  email: row.email,
  emailKey: row.email_key,
  name: row.name,
  role: row.role,
  author: row.author ?? undefined,
  singleKeys: row.single_keys,
  mailsOff: row.mails_off,
  invitedAt: row.invited_at,
  invitedBy: row.invited_by,
})

/** Whoever has a role now. */
export async function findStaff(
  db: Database,
  who: { emailKey: string } | { id: number },
): Promise<StaffMember | undefined> {
  const which = 'id' in who ? sql`id = ${who.id}` : sql`email_key = ${who.emailKey}`
  const { rows } = await sql<StaffRow>`
    select ${columns} from staff where ${which} and ended_at is null`.execute(db)
  return rows[0] && asMember(rows[0])
}

/** Everybody who has a role now, in the order of their names. */
export async function listStaff(db: Database): Promise<StaffMember[]> {
  const { rows } = await sql<StaffRow>`
    select ${columns} from staff where ended_at is null order by lower(coalesce(nullif(name, ''), email)), id`.execute(
    db,
  )
  return rows.map(asMember)
}

/** Whoever has a role now. Holds every change of one, so that of two that end each other one comes second. */
export async function lockStaff(tx: DatabaseTransaction): Promise<StaffMember[]> {
  const { rows } = await sql<StaffRow & { ended_at: Temporal.Instant | null }>`
    select ${columns}, ended_at from staff order by id for update`.execute(tx)
  return rows.filter(({ ended_at }) => ended_at === null).map(asMember)
}

export async function upsertStaff(
  tx: DatabaseTransaction,
  staff: {
    email: string
    emailKey: string
    role: StaffRole
    name?: string | undefined
    by: string
    now: Temporal.Instant
  },
): Promise<void> {
  await sql`
    insert into staff (email, email_key, role, name, invited_at, invited_by)
    values (${staff.email}, ${staff.emailKey}, ${staff.role}, ${staff.name ?? ''}, ${staff.now}, ${staff.by})
    on conflict (email_key) do update
      set role = excluded.role, name = coalesce(nullif(excluded.name, ''), staff.name), invited_at = excluded.invited_at, invited_by = excluded.invited_by,
        ended_at = null, ended_by = null`.execute(tx)
}

export async function markStaffEnded(
  tx: DatabaseTransaction,
  id: number,
  by: string,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update staff set ended_at = ${now}, ended_by = ${by} where id = ${id} and ended_at is null`.execute(tx)
}

export type StaffFacts = {
  name?: string
  author?: string | null
  singleKeys?: boolean
  mailsOff?: readonly ErrandKind[]
}

export async function updateStaff(db: Database, id: number, facts: StaffFacts): Promise<void> {
  const { name, author, singleKeys, mailsOff } = facts
  await sql`update staff set
    name = coalesce(${name ?? null}::text, name),
    author = case when ${author !== undefined}::boolean then ${author ?? null}::text else author end,
    single_keys = coalesce(${singleKeys ?? null}::boolean, single_keys),
    mails_off = coalesce(${mailsOff ? [...mailsOff] : null}::text[], mails_off) where id = ${id}`.execute(db)
}

/** The author of this name or slug. */
export async function findAuthor(db: Database, said: string): Promise<{ slug: string; name: string } | undefined> {
  const { rows } = await sql<{ slug: string; name: string }>`
    select slug, name from authors where slug = ${said} or name = ${said} order by slug = ${said} desc, slug limit 1`.execute(
    db,
  )
  return rows[0]
}

/** One who has written nothing yet; gives back their address. */
export async function insertAuthor(tx: DatabaseTransaction, author: { slug: string; name: string }): Promise<string> {
  await sql`insert into authors (slug, name) values (${author.slug}, ${author.name}) on conflict (slug) do nothing`.execute(
    tx,
  )
  return author.slug
}

/** What is left of somebody who was staff and is forgotten: that there was somebody. */
export async function forgetEndedStaff(tx: DatabaseTransaction, emailKey: string): Promise<void> {
  await sql`update staff set email = '', email_key = 'erased:' || id, name = '', author = null
    where email_key = ${emailKey} and ended_at is not null`.execute(tx)
}

/** All that is kept of somebody who has or had a role, as it stands. */
export async function listPersonalStaff(db: Database, emailKey: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`select role, name, author, invited_at, ended_at from staff
    where email_key = ${emailKey}`.execute(db)
  return rows
}

/** How these are called, those whose role has ended too: by `staff:<number>`. */
export async function namesOfStaff(db: Database, ids: readonly number[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; name: string; email: string }>`
    select id, name, email from staff where id = any(${[...ids]})`.execute(db)
  return new Map(rows.map((row) => [`staff:${row.id}`, row.email === '' ? `staff:${row.id}` : staffName(row)]))
}

/** Those who are called so: by their name, or by the front of their address. */
export async function findStaffNamed(db: Database, said: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from staff where ended_at is null
    and (lower(name) = lower(${said}) or lower(split_part(email, '@', 1)) = lower(${said}) or email_key = lower(${said}))
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}
