import pg from 'pg'

/**
 * The whole schema as SQL in a fixed order, read from PostgreSQL's catalog: npm's PostgreSQL brings no pg_dump. It is
 * there to be read and compared; migrations make the tables. Names outside `public` are written with their schema.
 */
export async function describeSchema(connection: pg.PoolConfig): Promise<string> {
  const client = new pg.Client({ ...connection, application_name: 'dateline schema' })
  await client.connect()
  const lines = async (query: string) => {
    const { rows } = await client.query<{ line: string }>(query)
    return rows.map((row) => row.line)
  }
  try {
    await client.query('set search_path to public')
    const parts = [
      ...(await lines(extensions)),
      ...(await lines(schemas)),
      ...(await lines(enums)),
      ...(await lines(domains)),
      ...(await lines(sequences)),
      ...(await describeTables(client)),
      ...(await lines(views)),
      ...(await lines(functions)),
      ...(await lines(triggers)),
    ]
    return `${heading}\n${parts.map((part) => `${part.trimEnd()}\n`).join('\n')}`
  } finally {
    await client.end()
  }
}

const heading = '-- Made from migrations/ by `npm run schema`; never edited by hand.\n'

type Column = { table: string; line: string }
type Table = { table: string; head: string; tail: string }

async function describeTables(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query<Table>(tables)
  const { rows: columnLines } = await client.query<Column>(columns)
  const { rows: constraintLines } = await client.query<Column>(constraints)
  const { rows: indexLines } = await client.query<Column>(indexes)
  const of = (rows: Column[], table: string) => rows.filter((row) => row.table === table).map((row) => row.line)
  return found.map(({ table, head, tail }) => {
    const inside = [...of(columnLines, table), ...of(constraintLines, table)].map((line) => `  ${line}`).join(',\n')
    const after = of(indexLines, table).map((line) => `${line};\n`)
    return `${head} (\n${inside}\n)${tail};\n${after.join('')}`
  })
}

// What an extension made belongs to the extension, and is not described a second time.
const ours = (kind: string, alias: string) => `
  n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (
    select from pg_depend d where d.classid = '${kind}'::regclass and d.objid = ${alias}.oid and d.deptype = 'e'
  )`

const extensions = `
  select format('create extension %I;', extname) as line from pg_extension where extname <> 'plpgsql' order by extname`

const schemas = `
  select format('create schema %I;', n.nspname) as line from pg_namespace n
  where ${ours('pg_namespace', 'n')} and n.nspname <> 'public' order by n.nspname`

const enums = `
  select format('create type %s as enum (%s);', t.oid::regtype,
    (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)) as line
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype = 'e' and ${ours('pg_type', 't')} order by t.oid::regtype::text collate "C"`

const domains = `
  select format('create domain %s as %s', t.oid::regtype, format_type(t.typbasetype, t.typtypmod))
    || case when t.typnotnull then ' not null' else '' end
    || coalesce(' default ' || t.typdefault, '')
    || coalesce((
      select string_agg(format(E'\\n  constraint %I %s', conname, pg_get_constraintdef(oid)), '' order by conname)
      from pg_constraint where contypid = t.oid and contype = 'c'), '')
    || ';' as line
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype = 'd' and ${ours('pg_type', 't')} order by t.oid::regtype::text collate "C"`

// The sequence of an identity column is part of its column.
const sequences = `
  select format('create sequence %s as %s start %s increment %s minvalue %s maxvalue %s%s;', c.oid::regclass,
    format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
    case when s.seqcycle then ' cycle' else '' end) as line
  from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours('pg_class', 'c')}
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
  order by c.oid::regclass::text collate "C"`

const tables = `
  select c.oid::text as table,
    case when c.relpersistence = 'u' then 'create unlogged table ' else 'create table ' end || c.oid::regclass as head,
    coalesce(' partition by ' || pg_get_partkeydef(c.oid), '')
      || coalesce(' inherits ' || (select string_agg(inhparent::regclass::text, ', ' order by inhseqno)
          from pg_inherits where inhrelid = c.oid), '')
      || coalesce(' ' || pg_get_expr(c.relpartbound, c.oid), '')
      || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')
      || case when c.relrowsecurity then ' -- row level security' else '' end as tail
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${ours('pg_class', 'c')}
  order by c.oid::regclass::text collate "C"`

const columns = `
  select c.oid::text as table,
    format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
    || case when a.attcollation <> t.typcollation then format(' collate %s', a.attcollation::regcollation) else '' end
    || case when a.attnotnull then ' not null' else '' end
    || case
      when a.attidentity = 'a' then ' generated always as identity'
      when a.attidentity = 'd' then ' generated by default as identity'
      when a.attgenerated <> '' then format(' generated always as (%s)%s', pg_get_expr(f.adbin, f.adrelid),
        case a.attgenerated when 's' then ' stored' else ' virtual' end)
      else coalesce(' default ' || pg_get_expr(f.adbin, f.adrelid), '')
    end as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
  where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${ours('pg_class', 'c')}
  order by c.oid::regclass::text collate "C", a.attnum`

// PostgreSQL 18 keeps "not null" as a constraint of its own; the column says it already, as it does in 15.
const constraints = `
  select c.oid::text as table, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype in ('p', 'u', 'f', 'c', 'x') and ${ours('pg_class', 'c')}
  order by position(k.contype::text in 'pufcx'), k.conname collate "C"`

const indexes = `
  select i.indrelid::text as table, pg_get_indexdef(i.indexrelid) as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
  where ${ours('pg_class', 'c')} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid)
  order by x.relname collate "C"`

const views = `
  select format(E'create %sview %s as\\n%s', case when c.relkind = 'm' then 'materialized ' else '' end, c.oid::regclass,
    pg_get_viewdef(c.oid, true)) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and ${ours('pg_class', 'c')} order by c.oid::regclass::text collate "C"`

const functions = `
  select case when p.prokind = 'a' then format('-- aggregate %s', p.oid::regprocedure)
    else rtrim(pg_get_functiondef(p.oid), E' \\n') || ';' end as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours('pg_proc', 'p')} order by p.oid::regprocedure::text collate "C"`

const triggers = `
  select pg_get_triggerdef(g.oid) || ';'
    || case g.tgenabled when 'O' then '' when 'D' then ' -- disabled' else ' -- enabled: ' || g.tgenabled::text end as line
  from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not g.tgisinternal and g.tgparentid = 0 and ${ours('pg_class', 'c')}
  order by c.oid::regclass::text collate "C", g.tgname collate "C"`
