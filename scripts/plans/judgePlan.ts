/** What of PostgreSQL's `explain (format json)` is looked at. */
export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Total Cost': number
  Plans?: PlanNode[]
}

/** In the words of a query: why it may read all of a table that grows. */
const EXCUSE = /\/\* reads all: [^*]{10,}\*\//

export const readsAll = (text: string) => EXCUSE.test(text)

/**
 * In PostgreSQL's units, in which a page that is read in order costs 1: the front, with all facts of sixty articles, costs
 * 4,000. It finds what walks along an index for something rare.
 */
const MOST_COST = 5_000

/**
 * Why this query will hurt when the publication has grown; nothing: it will not. `grows`: whether a table does. A query that
 * says why it reads all of a table may; one that says so and does not is refused too, or excuses would outlive their reason.
 */
export function judgePlan(text: string, plan: PlanNode, grows: (table: string) => boolean): string[] {
  const found = [...wholeReads(plan, false, grows)]
  if (found.length === 0 && plan['Total Cost'] > MOST_COST) {
    found.push(`costs ${Math.round(plan['Total Cost'])}, more than ${MOST_COST}`)
  }
  if (!readsAll(text)) return found
  return found.length > 0 ? [] : ['says that it reads all of a table, and does not: take the words out']
}

function* wholeReads(node: PlanNode, limited: boolean, grows: (table: string) => boolean): Generator<string> {
  const kind = node['Node Type']
  const table = node['Relation Name'] ?? ''
  if (kind === 'Seq Scan' && grows(table)) yield `reads all of ${table}`
  if (/^Index (?:Only )?Scan/.test(kind) && node['Index Cond'] === undefined && !limited && grows(table)) {
    yield `reads all of ${table} by ${node['Index Name']}`
  }
  for (const below of node.Plans ?? []) yield* wholeReads(below, limited || kind === 'Limit', grows)
}
