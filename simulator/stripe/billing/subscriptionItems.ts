import type { Subscription, SubscriptionItem } from '../objects/subscription.ts'
import { invalidRequest, noSuch } from '../request/failure.ts'
import type { Call, Route } from '../request/router.ts'
import { pageOfItems } from '../store/listOf.ts'
import { load, where } from '../store/storage.ts'
import { changedItem, readItemChanges, switchItems } from './planSwitch.ts'

export const subscriptionItemRoutes: Route[] = [
  { method: 'GET', path: '/v1/subscription_items', access: 'read', act: listItems },
  { method: 'POST', path: '/v1/subscription_items', access: 'write', act: addItem },
  { method: 'GET', path: '/v1/subscription_items/:id', access: 'read', act: async (call) => (await itemOf(call)).item },
  { method: 'POST', path: '/v1/subscription_items/:id', access: 'write', act: updateItem },
  { method: 'DELETE', path: '/v1/subscription_items/:id', access: 'write', act: deleteItem },
]

async function listItems(call: Call) {
  const subscription = await load(call, 'subscription', call.parameters.required('subscription'), 'subscription')
  return pageOfItems(call, subscription.items.data)
}

async function itemOf(call: Call): Promise<{ subscription: Subscription; item: SubscriptionItem }> {
  const found = await call.sql.query<{ id: string }>(
    `select id from stripe_simulator.objects
     where kind = 'subscription' and not deleted and data::jsonb @? $1::jsonpath`,
    [`$.items.data[*] ? (@.id == ${JSON.stringify(call.id)})`],
  )
  const [subscription] = found.rows[0] === undefined ? [] : await where(call, 'subscription', { id: found.rows[0].id })
  const item = subscription?.items.data.find((candidate) => candidate.id === call.id)
  if (subscription === undefined || item === undefined) throw noSuch('subscription_item', call.id)
  return { subscription, item }
}

async function addItem(call: Call): Promise<SubscriptionItem | undefined> {
  const subscription = await load(call, 'subscription', call.parameters.required('subscription'), 'subscription')
  const items = await readItemChanges(call, subscription, [call.parameters])
  const after = await switchItems(call, subscription, subscription, items)
  return after.items.data.at(-1)
}

async function updateItem(call: Call): Promise<SubscriptionItem | undefined> {
  const { subscription, item } = await itemOf(call)
  const changed = await changedItem(call, item, call.parameters)
  const items = subscription.items.data.map((candidate) => (candidate === item ? changed : candidate))
  const after = await switchItems(call, subscription, subscription, items)
  return after.items.data.find((candidate) => candidate.id === item.id)
}

async function deleteItem(call: Call) {
  const { subscription, item } = await itemOf(call)
  const items = subscription.items.data.filter((candidate) => candidate !== item)
  if (items.length === 0) {
    throw invalidRequest('A subscription must have at least one active plan. Cancel the subscription instead.')
  }
  await switchItems(call, subscription, subscription, items)
  return { id: item.id, object: 'subscription_item', deleted: true }
}
