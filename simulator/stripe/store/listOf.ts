import type { Kinds } from '../objects/kinds.ts'
import { type List, listObject } from '../objects/list.ts'
import { invalidRequest, noSuch } from '../request/failure.ts'
import type { Parameters } from '../request/form.ts'
import type { Call } from '../request/router.ts'
import { find, type Selection, selectPage } from './storage.ts'

/** A page of objects, filtered by the parameters named, as every list of Stripe's API works. */
export async function listOf<Kind extends keyof Kinds>(
  call: Call,
  kind: Kind,
  filter: {
    text?: string[]
    flags?: string[]
    fields?: Record<string, string>
    conditions?: Selection['conditions']
  } = {},
): Promise<List<Kinds[Kind]>> {
  const { parameters } = call
  const fields = { ...filter.fields }
  for (const name of filter.text ?? []) {
    const value = parameters.text(name)
    if (value) fields[name] = value
  }
  for (const name of filter.flags ?? []) {
    const value = parameters.flag(name)
    if (value !== undefined) fields[name] = String(value)
  }
  const page = pageOf(parameters)
  const cursor = page.startingAfter ?? page.endingBefore
  if (cursor !== undefined && (await find(call, kind, cursor)) === undefined) {
    throw noSuch(kind, cursor, page.startingAfter === undefined ? 'ending_before' : 'starting_after', 400)
  }
  const conditions = [...(filter.conditions ?? []), ...createdConditions(parameters)]
  const { data, hasMore } = await selectPage(call, kind, { ...page, fields, conditions })
  return listObject(data, call.path, hasMore)
}

function pageOf(parameters: Parameters): Pick<Selection, 'limit' | 'startingAfter' | 'endingBefore'> {
  const limit = parameters.integer('limit') ?? 10
  if (limit < 1 || limit > 100) {
    throw invalidRequest('This value must be between 1 and 100.', 'limit', 'parameter_invalid_integer')
  }
  const startingAfter = parameters.text('starting_after')
  const endingBefore = parameters.text('ending_before')
  if (startingAfter && endingBefore) {
    throw invalidRequest(
      'You can only specify one of these parameters: starting_after, ending_before.',
      'ending_before',
    )
  }
  return { limit, ...(startingAfter ? { startingAfter } : {}), ...(endingBefore ? { endingBefore } : {}) }
}

const COMPARISONS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

function createdConditions(parameters: Parameters): Selection['conditions'] {
  const created = parameters.form.get('created')
  if (created === undefined) return []
  if (typeof created === 'string') return [{ sql: 'created = ?', value: parameters.integer('created') }]
  const range = parameters.hash('created')
  return Object.entries(COMPARISONS).flatMap(([name, sign]) => {
    const value = range?.integer(name)
    return value === undefined || value === null ? [] : [{ sql: `created ${sign} ?`, value }]
  })
}

/** A page of items that already lie in memory (the lines of an invoice, of a checkout). */
export function pageOfItems<Item extends { id: string }>(call: Call, items: Item[]): List<Item> {
  const { limit, startingAfter, endingBefore } = pageOf(call.parameters)
  const after = items.findIndex((item) => item.id === startingAfter)
  const before = items.findIndex((item) => item.id === endingBefore)
  if (before >= 0) {
    const from = Math.max(0, before - limit)
    return listObject(items.slice(from, before), call.path, from > 0)
  }
  return listObject(items.slice(after + 1, after + 1 + limit), call.path, items.length > after + 1 + limit)
}
