import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { noSuch } from './failure.ts'
import type { Kinds } from './kinds.ts'

/** Any two numbers will do, as long as nobody else in the same database takes the same. */
const WRITE_LOCK = [0x57a7, 0x0001] as const
const SETUP_LOCK = [0x57a7, 0x0002] as const

/** All of the schema; what it makes stays as it is where it exists already. */
export const TABLES = `
  create schema if not exists stripe_simulator;
  create table if not exists stripe_simulator.objects (
    id text primary key,
    seq bigint generated always as identity,
    kind text not null,
    created bigint not null,
    data json not null,
    hidden json not null default '{}',
    deleted boolean not null default false
  );
  create index if not exists objects_by_kind on stripe_simulator.objects (kind, seq desc);
  create index if not exists objects_by_customer on stripe_simulator.objects (kind, (data #>> '{customer}'), seq desc);
  create index if not exists objects_by_invoice on stripe_simulator.objects (kind, (data #>> '{invoice}'), seq desc);
  create index if not exists objects_by_subscription
    on stripe_simulator.objects (kind, (data #>> '{parent,subscription_details,subscription}'), seq desc);
  create table if not exists stripe_simulator.settings (name text primary key, value text not null);
  create table if not exists stripe_simulator.agenda (
    subject text not null,
    task text not null,
    due_ms bigint not null,
    primary key (subject, task)
  );
  create index if not exists agenda_by_due on stripe_simulator.agenda (due_ms);
  create table if not exists stripe_simulator.idempotency (
    key text primary key,
    request text not null,
    created_ms bigint not null,
    status integer not null,
    body text not null,
    request_id text not null
  );
  create table if not exists stripe_simulator.deliveries (
    id bigint generated always as identity primary key,
    event text not null,
    endpoint text not null,
    copy integer not null default 1,
    shuffle double precision not null default 0,
    due_ms bigint not null,
    not_before_real_ms bigint not null,
    claimed_until_real_ms bigint not null default 0,
    first_ms bigint not null,
    attempts integer not null default 0,
    state text not null default 'pending',
    problem text
  );
  create index if not exists deliveries_pending on stripe_simulator.deliveries (due_ms, id) where state = 'pending';
  create index if not exists deliveries_by_event on stripe_simulator.deliveries (event);
`

/** Everything one unit of work needs: its transaction, its instant, where this server answers, who asked. */
export interface Work {
  sql: pg.PoolClient
  nowMs: number
  baseUrl: string
  request: { id: string | null; idempotency_key: string | null }
}

export function seconds(work: Work): number {
  return Math.floor(work.nowMs / 1000)
}

export async function createTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1, $2)', [...SETUP_LOCK])
    await client.query(TABLES)
    await client.query(`insert into stripe_simulator.settings (name, value) values ($1, $2) on conflict do nothing`, [
      'secret_key',
      `sk_test_${randomBytes(24).toString('hex')}`,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/**
 * One writer at a time: Stripe's behaviour under concurrency is not what is imitated here, its results are.
 * Returns only after the commit is on disk.
 */
export async function inTransaction<Result>(
  pool: pg.Pool,
  access: 'read' | 'write',
  act: (sql: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(access === 'read' ? 'begin isolation level repeatable read read only' : 'begin')
    if (access === 'write') await client.query('select pg_advisory_xact_lock($1, $2)', [...WRITE_LOCK])
    const result = await act(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed
    })
    throw error
  } finally {
    client.release(broken)
  }
}

export async function setting(sql: pg.PoolClient | pg.Pool, name: string): Promise<string | undefined> {
  const found = await sql.query<{ value: string }>('select value from stripe_simulator.settings where name = $1', [
    name,
  ])
  return found.rows[0]?.value
}

export async function setSetting(sql: pg.PoolClient, name: string, value: string): Promise<void> {
  await sql.query(
    `insert into stripe_simulator.settings (name, value) values ($1, $2) on conflict (name) do update set value = $2`,
    [name, value],
  )
}

export async function add<Kind extends keyof Kinds>(work: Work, kind: Kind, object: Kinds[Kind], hidden: object = {}) {
  await work.sql.query(
    'insert into stripe_simulator.objects (id, kind, created, data, hidden) values ($1, $2, $3, $4, $5)',
    [object.id, kind, object.created, JSON.stringify(object), JSON.stringify(hidden)],
  )
}

export async function save<Kind extends keyof Kinds>(work: Work, _kind: Kind, object: Kinds[Kind]): Promise<void> {
  await work.sql.query('update stripe_simulator.objects set data = $2 where id = $1', [
    object.id,
    JSON.stringify(object),
  ])
}

export async function find<Kind extends keyof Kinds>(
  work: Work,
  kind: Kind,
  id: string,
): Promise<Kinds[Kind] | undefined> {
  const found = await work.sql.query<{ data: Kinds[Kind] }>(
    'select data from stripe_simulator.objects where id = $1 and kind = $2 and not deleted',
    [id, kind],
  )
  return found.rows[0]?.data
}

/** Refuses as Stripe does: 404 for the object in the address, 400 for one named in a parameter. */
export async function load<Kind extends keyof Kinds>(
  work: Work,
  kind: Kind,
  id: string,
  parameter?: string,
): Promise<Kinds[Kind]> {
  const object = await find(work, kind, id)
  if (object === undefined) throw noSuch(kind, id, parameter ?? 'id', parameter === undefined ? 404 : 400)
  return object
}

/** What belongs to an object but is not shown by the API. */
export async function hiddenOf<Hidden extends object>(work: Work, id: string): Promise<Hidden | undefined> {
  const found = await work.sql.query<{ hidden: Hidden }>('select hidden from stripe_simulator.objects where id = $1', [
    id,
  ])
  return found.rows[0]?.hidden
}

export async function hide(work: Work, id: string, hidden: object): Promise<void> {
  await work.sql.query('update stripe_simulator.objects set hidden = $2 where id = $1', [id, JSON.stringify(hidden)])
}

/** What is deleted is found no more, but some kinds still answer that they were there. */
export async function wasDeleted(work: Work, kind: keyof Kinds, id: string): Promise<boolean> {
  const gone = await work.sql.query('select 1 from stripe_simulator.objects where id = $1 and kind = $2 and deleted', [
    id,
    kind,
  ])
  return gone.rowCount === 1
}

export async function remove(work: Work, id: string): Promise<void> {
  await work.sql.query('update stripe_simulator.objects set deleted = true where id = $1', [id])
}

/**
 * An address is taken out of everything that is stored. Stripe does so on request (a redaction job); here the deletion
 * of a customer is that request.
 */
export async function redact(work: Work, email: string): Promise<void> {
  const quoted = JSON.stringify(email)
  const redacted = JSON.stringify('redacted@redacted.invalid')
  await work.sql.query(
    `update stripe_simulator.objects set data = replace(data::text, $1, $2)::json, hidden = replace(hidden::text, $1, $2)::json
      where strpos(data::text, $1) > 0 or strpos(hidden::text, $1) > 0`,
    [quoted, redacted],
  )
  await work.sql.query(
    `update stripe_simulator.idempotency set body = replace(body, $1, $2) where strpos(body, $1) > 0`,
    [quoted, redacted],
  )
}

/** All objects of a kind whose fields (paths like `payment.payment_intent`) have these values, newest first. */
export async function where<Kind extends keyof Kinds>(
  work: Work,
  kind: Kind,
  fields: Record<string, string>,
): Promise<Kinds[Kind][]> {
  const page = await selectPage(work, kind, { fields, conditions: [], limit: 10_000 })
  return page.data
}

export interface Selection {
  fields: Record<string, string>
  /** Further SQL conditions with `?` for the value, made of fixed text only. */
  conditions: { sql: string; value: unknown }[]
  limit: number
  startingAfter?: string
  endingBefore?: string
}

export async function selectPage<Kind extends keyof Kinds>(
  work: Work,
  kind: Kind,
  selection: Selection,
): Promise<{ data: Kinds[Kind][]; hasMore: boolean }> {
  const values: unknown[] = [kind]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = ['kind = $1', 'not deleted']
  for (const [path, value] of Object.entries(selection.fields)) {
    const literal = `'{${path.replaceAll('.', ',')}}'`
    conditions.push(`data #>> ${literal} = ${bind(value)}`)
  }
  for (const { sql, value } of selection.conditions) conditions.push(sql.replace('?', bind(value)))
  const cursor = selection.startingAfter ?? selection.endingBefore
  const backwards = selection.startingAfter === undefined && selection.endingBefore !== undefined
  if (cursor !== undefined) {
    const position = `(select seq from stripe_simulator.objects where id = ${bind(cursor)})`
    conditions.push(`seq ${backwards ? '>' : '<'} ${position}`)
  }
  const found = await work.sql.query<{ data: Kinds[Kind] }>(
    `select data from stripe_simulator.objects where ${conditions.join(' and ')}
     order by seq ${backwards ? 'asc' : 'desc'} limit ${bind(selection.limit + 1)}`,
    values,
  )
  const data = found.rows.slice(0, selection.limit).map((row) => row.data)
  return { data: backwards ? data.reverse() : data, hasMore: found.rows.length > selection.limit }
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** An identifier in Stripe's form: a prefix and letters that cannot be guessed. */
export function newId(prefix: string, length = 24): string {
  return `${prefix}_${[...randomBytes(length)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export async function schedule(work: Work, subject: string, task: string, dueSeconds: number): Promise<void> {
  await work.sql.query(
    `insert into stripe_simulator.agenda (subject, task, due_ms) values ($1, $2, $3)
     on conflict (subject, task) do update set due_ms = $3`,
    [subject, task, dueSeconds * 1000],
  )
}

export async function unschedule(work: Work, subject: string, task?: string): Promise<void> {
  await work.sql.query('delete from stripe_simulator.agenda where subject = $1 and ($2::text is null or task = $2)', [
    subject,
    task ?? null,
  ])
}
