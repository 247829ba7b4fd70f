import type { SessionHidden } from '../objects/checkoutSession.ts'
import type { Kinds } from '../objects/kinds.ts'
import { listObject } from '../objects/list.ts'
import type { PriceHidden } from '../objects/price.ts'
import { invalidRequest } from '../request/failure.ts'
import type { Call } from '../request/router.ts'
import { find, hiddenOf, wasDeleted, where } from '../store/storage.ts'

type Node = Record<string, unknown>

const KINDS_BY_PREFIX: Record<string, keyof Kinds> = {
  cus: 'customer',
  prod: 'product',
  price: 'price',
  cs: 'checkout.session',
  sub: 'subscription',
  in: 'invoice',
  pi: 'payment_intent',
  seti: 'setup_intent',
  ch: 'charge',
  re: 'refund',
  du: 'dispute',
  pm: 'payment_method',
  bpc: 'billing_portal.configuration',
}

const DEEPEST = 4

/** Replaces the ids at these paths (`latest_invoice.payments`, `data.customer`) with the objects they name. */
export async function expand(call: Call, result: unknown): Promise<unknown> {
  const paths = call.parameters.texts('expand') ?? []
  if (paths.length === 0 || !isNode(result)) return result
  const copy = structuredClone(result)
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.filter((step) => step !== 'data').length > DEEPEST) {
      throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property (${path}).`, 'expand')
    }
    await expandPath(call, copy, steps, path)
  }
  return copy
}

async function expandPath(call: Call, node: unknown, steps: string[], path: string): Promise<void> {
  const [step, ...rest] = steps
  if (step === undefined || node === null) return
  // Whatever stands at the end of a path has to be something that can be expanded.
  const isLast = rest.length === 0
  if (Array.isArray(node)) {
    for (const item of node) await expandPath(call, item, steps, path)
    return
  }
  if (!isNode(node)) throw notExpandable(path)
  if (!(step in node)) {
    const included = await include(call, node, step)
    if (included === undefined) throw notExpandable(path)
    node[step] = included
  } else if (typeof node[step] === 'string') {
    const object = await referred(call, node[step])
    if (object === undefined) throw notExpandable(path)
    node[step] = object
  } else if (isLast && !isExpandable(step, node[step])) throw notExpandable(path)
  await expandPath(call, node[step], rest, path)
}

/** Where nothing stands, names tell what would; what is an object already was expanded by another path. */
function isExpandable(field: string, value: unknown): boolean {
  if (value === null || Array.isArray(value)) return NAMES_OF_OBJECTS.has(field)
  return isNode(value) && typeof value.id === 'string' && typeof value.object === 'string'
}

const NAMES_OF_OBJECTS = new Set([
  ...Object.values(KINDS_BY_PREFIX),
  'application',
  'balance_transaction',
  'default_payment_method',
  'default_price',
  'default_source',
  'discounts',
  'failure_balance_transaction',
  'latest_charge',
  'latest_invoice',
  'on_behalf_of',
  'payment_link',
  'pending_setup_intent',
  'review',
  'schedule',
  'source_transfer',
  'test_clock',
  'transfer',
  'transfer_reversal',
])

function notExpandable(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, 'expand')
}

async function referred(call: Call, id: string): Promise<unknown> {
  const kind = KINDS_BY_PREFIX[id.split('_')[0] ?? '']
  if (kind === undefined) return undefined
  const object = await find(call, kind, id)
  if (object !== undefined || kind !== 'customer' || !(await wasDeleted(call, kind, id))) return object
  return { id, object: 'customer', deleted: true }
}

/** Fields that the API leaves out until they are asked for. */
async function include(call: Call, node: Node, field: string): Promise<unknown> {
  const id = String(node.id)
  switch (`${node.object}.${field}`) {
    case 'checkout.session.line_items': {
      const hidden = await hiddenOf<SessionHidden>(call, id)
      return listObject(hidden?.items ?? [], `/v1/checkout/sessions/${id}/line_items`)
    }
    case 'price.currency_options':
      return (await hiddenOf<PriceHidden>(call, id))?.currency_options
    case 'invoice.payments':
      return listObject(await where(call, 'invoice_payment', { invoice: id }), '/v1/invoice_payments')
    case 'charge.refunds':
      return listObject(await where(call, 'refund', { charge: id }), `/v1/charges/${id}/refunds`)
    case 'customer.subscriptions': {
      const all = await where(call, 'subscription', { customer: id })
      const running = all.filter((subscription) => subscription.ended_at === null)
      return listObject(running, `/v1/customers/${id}/subscriptions`)
    }
    default:
      return undefined
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
