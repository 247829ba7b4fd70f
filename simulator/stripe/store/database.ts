import { randomBytes } from 'node:crypto'
import type pg from 'pg'

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
    read.delete(client)
    client.release(broken)
  }
}

/** All settings, as a transaction has read them: every request asks for several. */
const read = new WeakMap<pg.PoolClient, ReadonlyMap<string, string>>()

async function settings(sql: pg.PoolClient | pg.Pool): Promise<ReadonlyMap<string, string>> {
  const found = await sql.query<{ name: string; value: string }>('select name, value from stripe_simulator.settings')
  return new Map(found.rows.map(({ name, value }) => [name, value]))
}

export async function setting(sql: pg.PoolClient | pg.Pool, name: string): Promise<string | undefined> {
  if (!('release' in sql)) return (await settings(sql)).get(name)
  const known = read.get(sql) ?? (await settings(sql))
  read.set(sql, known)
  return known.get(name)
}

export async function setSetting(sql: pg.PoolClient, name: string, value: string): Promise<void> {
  read.delete(sql)
  await sql.query(
    `insert into stripe_simulator.settings (name, value) values ($1, $2) on conflict (name) do update set value = $2`,
    [name, value],
  )
}
