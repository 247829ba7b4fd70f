import type { Kinds } from '../objects/kinds.ts'
import { noSuch } from '../request/failure.ts'
import type { Work } from '../request/work.ts'

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
