import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase } from '../tests/support/database.ts'
import { describeSchema } from './schema/describeSchema.ts'
import { firstDifference } from './schema/firstDifference.ts'

const database = await createTestDatabase('schema', 'empty')
after(() => database.drop())

async function run(sql: string) {
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const made = `
  create table plan (
    id bigint generated always as identity primary key,
    name text not null unique,
    days integer not null default 30 check (days > 0),
    double integer generated always as (days * 2) stored,
    next_id bigint references plan (id) deferrable initially deferred
  );
  create index plan_days on plan (days) where days > 7;
  create type mood as enum ('calm', 'alarmed');
  create view long_plan as select id from plan where days > 300;
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
  create trigger stays before delete on plan for each row execute function refuse();
`

/** Changes that someone could forget to write into schema.sql, one of each kind. */
const changes: Record<string, string> = {
  'a column': 'alter table plan add note text',
  'a type': 'alter table plan alter days type bigint using days',
  'a default': 'alter table plan alter days set default 31',
  'a missing not null': 'alter table plan alter name drop not null',
  'a constraint': 'alter table plan add constraint short check (days < 1000)',
  'a foreign key that is no longer deferred':
    'alter table plan drop constraint plan_next_id_fkey, add constraint plan_next_id_fkey foreign key (next_id) references plan (id)',
  'an index': 'drop index plan_days',
  "an index's condition": 'drop index plan_days; create index plan_days on plan (days) where days > 8',
  "a function's body":
    "create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$",
  'a trigger': 'drop trigger stays on plan',
  'a trigger that is switched off': 'alter table plan disable trigger stays',
  'a word of an enumeration': "alter type mood add value 'worried'",
  'a view': 'drop view long_plan',
  'a sequence': 'create sequence numbers',
  'a table': 'create table other (id integer)',
}

// The generated column hangs on days, and so does the view: both go before the type may change.
const before: Record<string, string> = { 'a type': 'drop view long_plan; alter table plan drop column double' }

test('the description of a schema is the same each time it is made', async () => {
  await remake()
  const first = await describeSchema(database.connection)
  await remake()
  assert.equal(await describeSchema(database.connection), first)
})

for (const [what, sql] of Object.entries(changes)) {
  test(`${what} that differs is seen`, async () => {
    await remake()
    if (before[what]) await run(before[what])
    const then = await describeSchema(database.connection)
    await run(sql)
    const now = await describeSchema(database.connection)
    assert.notEqual(now, then)
    assert.match(firstDifference(then, now) ?? '', /^line \d+:\n/)
  })
}

test('what differs is shown with its table', () => {
  const kept = 'create table a (\n  id integer\n);\n'
  assert.equal(firstDifference(kept, kept), undefined)
  assert.equal(
    firstDifference(kept, 'create table a (\n  id bigint\n);\n'),
    ['line 2:', '    create table a (', '  -   id integer', '  - );', '  - ', '  +   id bigint', '  + );', '  + '].join(
      '\n',
    ),
  )
})

async function remake() {
  await run(`drop schema public cascade; create schema public; ${made}`)
}
