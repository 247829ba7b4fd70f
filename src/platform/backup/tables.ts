import { createHash } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import copy from 'pg-copy-streams'
import { nameOf } from './manifest.ts'

export type StoredTable = {
  schema: string
  name: string
  columns: string[]
  /** The same rows come in the same order from every server, whatever its collation. */
  orderBy: string
}

type Named = { schema: string; name: string }

/** How values are written as text, and that nothing ends a long statement. */
const SESSION = `set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres';
  set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8';
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set search_path = public`

export async function connectForCopy(connection: pg.PoolConfig, name: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: name })
  // A connection that breaks is met by the statement that needs it.
  client.on('error', () => {})
  await client.connect()
  await client.query(SESSION)
  return client
}

/** Tables of these schemas, each after those that it refers to. Parts of a divided table belong to it. */
export async function listTables(client: pg.ClientBase, schemas: readonly string[]): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable & { refersTo: string[] }>(TABLES_OF_SCHEMAS, [schemas])
  const ordered: StoredTable[] = []
  const placed = new Set<string>()
  let left = rows
  while (left.length > 0) {
    const free = left.filter(({ refersTo }) => refersTo.every((other) => placed.has(other)))
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${left.map(nameOf).join(', ')}`)
    for (const { schema, name, columns, orderBy } of free) ordered.push({ schema, name, columns, orderBy })
    for (const table of free) placed.add(nameOf(table))
    left = left.filter((table) => !placed.has(nameOf(table)))
  }
  return ordered
}

export async function readSequences(client: pg.ClientBase, schemas: readonly string[]) {
  const { rows } = await client.query<Named>(
    `select schemaname as schema, sequencename as name from pg_sequences where schemaname = any($1) order by 1, 2`,
    [schemas],
  )
  const sequences: Array<Named & { last: string; called: boolean }> = []
  for (const { schema, name } of rows) {
    const { rows: values } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted({ schema, name })}`,
    )
    if (values[0]) sequences.push({ schema, name, ...values[0] })
  }
  return sequences
}

/** All rows, as COPY writes them: a line each. Returns how many, and the sum of all the bytes. */
export async function readTable(
  client: pg.ClientBase,
  table: StoredTable,
  onBytes: (bytes: Buffer) => Promise<void> = async () => {},
): Promise<{ rows: number; sha256: string }> {
  const source = client.query(
    copy.to(`copy (select ${columnsOf(table)} from ${quoted(table)} order by ${table.orderBy}) to stdout`),
  )
  const hash = createHash('sha256')
  let rows = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk)
    // A line feed inside a value is written as two letters.
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
    await onBytes(chunk)
  }
  return { rows, sha256: hash.digest('hex') }
}

export type FillingTable = { write(bytes: Uint8Array): Promise<void>; end(): Promise<void> }

export function fillTable(
  client: pg.ClientBase,
  table: Pick<StoredTable, 'schema' | 'name' | 'columns'>,
): FillingTable {
  const target = client.query(copy.from(`copy ${quoted(table)} (${columnsOf(table)}) from stdin`))
  let problem: Error | undefined
  const failed = new Promise<never>((_, reject) =>
    target.on('error', (error) => {
      problem = error
      reject(error)
    }),
  )
  failed.catch(() => {})
  return {
    async write(bytes) {
      if (problem) throw problem
      if (!target.write(bytes)) await Promise.race([once(target, 'drain'), failed])
    },
    async end() {
      if (problem) throw problem
      const finished = once(target, 'finish')
      target.end()
      await Promise.race([finished, failed])
    },
  }
}

export const quoted = ({ schema, name }: Named): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

const columnsOf = ({ columns }: { columns: readonly string[] }) => columns.map(pg.escapeIdentifier).join(', ')

/**
 * A reference that is checked at the end of the transaction sets no order. Tables of extensions are theirs. A table
 * without a key is ordered by all it has.
 */
const TABLES_OF_SCHEMAS = `
  select n.nspname as schema, c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select string_agg(
        case when k.position is null then format('%I::text collate "C"', a.attname)
             when a.attcollation <> 0 then format('%I collate "C"', a.attname)
             else format('%I', a.attname) end, ', ' order by coalesce(k.position, a.attnum))
       from pg_attribute a left join unnest(i.indkey::int2[]) with ordinality as k(attnum, position) using (attnum)
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and (k.position is not null or i.indkey is null)) as "orderBy",
    array(select distinct format('%s.%s', rn.nspname, r.relname) from pg_constraint f
        join pg_class r on r.oid = f.confrelid join pg_namespace rn on rn.oid = r.relnamespace
      where f.conrelid = c.oid and f.contype = 'f' and not f.condeferrable and f.confrelid <> c.oid
        and rn.nspname = any($1)) as "refersTo"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by n.nspname, c.relname`
