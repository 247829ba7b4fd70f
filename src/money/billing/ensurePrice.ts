import { askStripe } from './askStripe.ts'
import { callOnce } from './callOnce.ts'
import type { BillingDeps } from './deps.ts'
import { findPriceFor, findProduct, type KnownPrice, storePrice, storeProduct } from './provider.sql.ts'
import { idOf } from './stripeObjects.rule.ts'

export type SoldPlan = {
  planId: number
  planSlug: string
  planName: string
  interval: 'month' | 'year'
  price: { amountMinor: number; currency: string }
}

const PLAN_KEY = 'dateline_plan'

/** The provider's price for what a plan costs, made there if need be. A changed amount is another price; the old one stays for those who agreed to it. */
export async function ensurePrice(deps: BillingDeps, sold: SoldPlan): Promise<KnownPrice> {
  const { db } = deps
  const account = await deps.account()
  const wanted = { planId: sold.planId, ...sold.price, interval: sold.interval }
  const known = await findPriceFor(db, account, wanted)
  if (known) return known
  const product = await ensureProduct(deps, account, sold)
  const price = (await findPriceThere(deps, product, sold)) ?? (await makePrice(deps, product, sold))
  await storePrice(db, account, price, wanted)
  const stored = await findPriceFor(db, account, wanted)
  if (!stored) throw new Error(`price ${price} of plan ${sold.planSlug} could not be kept`)
  return stored
}

async function ensureProduct(deps: BillingDeps, account: string, sold: SoldPlan): Promise<string> {
  const known = await findProduct(deps.db, account, sold.planId)
  if (known) return known
  const found = await findProductThere(deps, sold.planSlug)
  const product = found ?? (await makeProduct(deps, sold))
  await storeProduct(deps.db, account, sold.planId, product)
  return (await findProduct(deps.db, account, sold.planId)) ?? product
}

async function findProductThere(deps: BillingDeps, planSlug: string): Promise<string | undefined> {
  return askStripe(deps, async (stripe) => {
    for await (const product of stripe.products.list({ active: true, limit: 100 })) {
      if (product.metadata[PLAN_KEY] === planSlug) return product.id
    }
    return undefined
  })
}

async function makeProduct(deps: BillingDeps, sold: SoldPlan): Promise<string> {
  const parameters = { name: sold.planName, metadata: { [PLAN_KEY]: sold.planSlug } }
  const made = await callOnce(
    deps,
    { verb: 'product', subject: sold.planSlug, parameters, repeatable: false },
    (stripe, options) => stripe.products.create(parameters, options),
  )
  if (made.kind === 'refused') throw new Error(`the payment provider refused product ${sold.planSlug}: ${made.message}`)
  return made.result.id
}

const lookupKey = (sold: SoldPlan) => `dateline_${sold.planSlug}_${sold.price.currency}`

async function findPriceThere(deps: BillingDeps, product: string, sold: SoldPlan): Promise<string | undefined> {
  const prices = await askStripe(deps, (stripe) =>
    stripe.prices.list({ lookup_keys: [lookupKey(sold)], active: true, limit: 10 }),
  )
  return prices?.data.find(
    (price) =>
      idOf(price.product) === product &&
      price.currency === sold.price.currency &&
      price.unit_amount === sold.price.amountMinor &&
      price.recurring?.interval === sold.interval &&
      price.recurring.interval_count === 1,
  )?.id
}

async function makePrice(deps: BillingDeps, product: string, sold: SoldPlan): Promise<string> {
  const parameters = {
    product,
    currency: sold.price.currency,
    unit_amount: sold.price.amountMinor,
    recurring: { interval: sold.interval },
    lookup_key: lookupKey(sold),
    transfer_lookup_key: true,
    metadata: { [PLAN_KEY]: sold.planSlug },
  }
  const made = await callOnce(
    deps,
    { verb: 'price', subject: sold.planSlug, parameters, repeatable: false },
    (stripe, options) => stripe.prices.create(parameters, options),
  )
  if (made.kind === 'refused')
    throw new Error(`the payment provider refused the price of ${sold.planSlug}: ${made.message}`)
  return made.result.id
}
