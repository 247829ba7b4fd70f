import { newId } from '../objects/ids.ts'
import type { CurrencyOption, Price, PriceHidden, Recurring } from '../objects/price.ts'
import type { Product } from '../objects/product.ts'
import { invalidRequest, missingParameter, StripeFailure } from '../request/failure.ts'
import { changed, mergedMetadata, type Parameters } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds, type Work } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { add, find, load, remove, save, where } from '../store/storage.ts'
import { emit, emitUpdated } from '../webhooks/events.ts'

export const catalogRoutes: Route[] = [
  { method: 'POST', path: '/v1/products', access: 'write', act: createProduct },
  { method: 'GET', path: '/v1/products', access: 'read', act: listProducts },
  { method: 'GET', path: '/v1/products/:id', access: 'read', act: (call) => load(call, 'product', call.id) },
  { method: 'POST', path: '/v1/products/:id', access: 'write', act: updateProduct },
  { method: 'DELETE', path: '/v1/products/:id', access: 'write', act: deleteProduct },
  { method: 'POST', path: '/v1/prices', access: 'write', act: createPrice },
  { method: 'GET', path: '/v1/prices', access: 'read', act: listPrices },
  { method: 'GET', path: '/v1/prices/:id', access: 'read', act: (call) => load(call, 'price', call.id) },
  { method: 'POST', path: '/v1/prices/:id', access: 'write', act: updatePrice },
]

async function createProduct(call: Call): Promise<Product> {
  const { parameters } = call
  const id = parameters.textOrNull('id') ?? newId('prod', 14)
  if ((await find(call, 'product', id)) !== undefined) {
    throw new StripeFailure(400, {
      type: 'invalid_request_error',
      code: 'resource_already_exists',
      message: `Product already exists.`,
      param: 'id',
    })
  }
  const product: Product = {
    id,
    object: 'product',
    active: parameters.flag('active') ?? true,
    created: seconds(call),
    default_price: null,
    description: parameters.textOrNull('description'),
    images: parameters.texts('images') ?? [],
    livemode: false,
    marketing_features: featuresOf(parameters) ?? [],
    metadata: mergedMetadata({}, parameters),
    name: parameters.required('name'),
    package_dimensions: null,
    shippable: parameters.flag('shippable') ?? null,
    statement_descriptor: parameters.textOrNull('statement_descriptor'),
    tax_code: parameters.textOrNull('tax_code'),
    tax_details: null,
    type: parameters.oneOf('type', ['good', 'service']) ?? 'service',
    unit_label: parameters.textOrNull('unit_label'),
    updated: seconds(call),
    url: parameters.textOrNull('url'),
  }
  await add(call, 'product', product)
  const defaultPrice = parameters.hash('default_price_data')
  if (defaultPrice !== undefined) {
    const price = await makePrice(call, defaultPrice, id)
    product.default_price = price.id
    await save(call, 'product', product)
  }
  await emit(call, 'product.created', product)
  return product
}

async function updateProduct(call: Call): Promise<Product> {
  const { parameters } = call
  const before = await load(call, 'product', call.id)
  const defaultPrice = parameters.text('default_price')
  if (defaultPrice) await load(call, 'price', defaultPrice, 'default_price')
  const product: Product = {
    ...before,
    active: parameters.flag('active') ?? before.active,
    default_price: defaultPrice === undefined ? before.default_price : defaultPrice,
    description: changed(parameters, 'description', before.description),
    images: parameters.texts('images') ?? before.images,
    marketing_features: featuresOf(parameters) ?? before.marketing_features,
    metadata: mergedMetadata(before.metadata, parameters),
    name: parameters.text('name') ?? before.name,
    statement_descriptor: changed(parameters, 'statement_descriptor', before.statement_descriptor),
    tax_code: changed(parameters, 'tax_code', before.tax_code),
    unit_label: changed(parameters, 'unit_label', before.unit_label),
    updated: seconds(call),
    url: changed(parameters, 'url', before.url),
  }
  await save(call, 'product', product)
  await emitUpdated(call, 'product.updated', before, product)
  return product
}

async function deleteProduct(call: Call) {
  const product = await load(call, 'product', call.id)
  const prices = await where(call, 'price', { product: product.id })
  if (prices.length > 0) {
    throw invalidRequest('This product cannot be deleted because it has one or more user-created prices.', 'id')
  }
  await remove(call, product.id)
  await emit(call, 'product.deleted', product)
  return { id: product.id, object: 'product', deleted: true }
}

function listProducts(call: Call) {
  const ids = call.parameters.texts('ids')
  return listOf(call, 'product', {
    text: ['url', 'type'],
    flags: ['active', 'shippable'],
    conditions: ids === undefined ? [] : [{ sql: 'id = any(?)', value: ids }],
  })
}

function featuresOf(parameters: Parameters): { name: string }[] | undefined {
  return parameters.hashes('marketing_features')?.map((feature) => ({ name: feature.required('name') }))
}

async function createPrice(call: Call): Promise<Price> {
  const { parameters } = call
  const productData = parameters.hash('product_data')
  let productId = parameters.text('product')
  if (productData !== undefined) {
    const product = await createProduct({ ...call, parameters: productData })
    productId = product.id
  }
  if (!productId) throw missingParameter('product')
  await load(call, 'product', productId, 'product')
  return makePrice(call, parameters, productId)
}

const TAX_BEHAVIORS = ['exclusive', 'inclusive', 'unspecified'] as const

export async function makePrice(work: Work, parameters: Parameters, product: string): Promise<Price> {
  const recurring = recurringOf(parameters)
  const amount = amountOf(parameters)
  const taxBehavior = parameters.oneOf('tax_behavior', TAX_BEHAVIORS) ?? 'unspecified'
  const price: Price = {
    id: newId('price'),
    object: 'price',
    active: parameters.flag('active') ?? true,
    billing_scheme: 'per_unit',
    created: seconds(work),
    currency: currencyOf(parameters.required('currency'), 'currency'),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: mergedMetadata({}, parameters),
    nickname: parameters.textOrNull('nickname'),
    product,
    recurring,
    tax_behavior: taxBehavior,
    tiers_mode: null,
    transform_quantity: null,
    type: recurring === null ? 'one_time' : 'recurring',
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  }
  price.lookup_key = await claimLookupKey(work, parameters, price.id)
  const options = { [price.currency]: option(amount, taxBehavior), ...currencyOptionsOf(parameters, taxBehavior) }
  const hidden: PriceHidden = { currency_options: options }
  await add(work, 'price', price, hidden)
  await emit(work, 'price.created', price)
  return price
}

async function updatePrice(call: Call): Promise<Price> {
  const { parameters } = call
  const before = await load(call, 'price', call.id)
  const price: Price = {
    ...before,
    active: parameters.flag('active') ?? before.active,
    metadata: mergedMetadata(before.metadata, parameters),
    nickname: changed(parameters, 'nickname', before.nickname),
    tax_behavior: parameters.oneOf('tax_behavior', TAX_BEHAVIORS) ?? before.tax_behavior,
    lookup_key: parameters.has('lookup_key') ? await claimLookupKey(call, parameters, before.id) : before.lookup_key,
  }
  const more = currencyOptionsOf(parameters, price.tax_behavior)
  if (Object.keys(more).length > 0) {
    await call.sql.query(
      `update stripe_simulator.objects
       set hidden = (hidden::jsonb || jsonb_build_object('currency_options', coalesce(hidden::jsonb -> 'currency_options', '{}') || $2::jsonb))::json
       where id = $1`,
      [price.id, JSON.stringify(more)],
    )
  }
  await save(call, 'price', price)
  await emitUpdated(call, 'price.updated', before, price)
  return price
}

function listPrices(call: Call) {
  const keys = call.parameters.texts('lookup_keys')
  const recurring = call.parameters.hash('recurring')
  const interval = recurring?.oneOf('interval', INTERVALS)
  call.parameters.oneOf('type', ['one_time', 'recurring'])
  return listOf(call, 'price', {
    text: ['product', 'currency', 'type'],
    flags: ['active'],
    conditions: [
      ...(keys === undefined ? [] : [{ sql: `data #>> '{lookup_key}' = any(?)`, value: keys }]),
      ...(interval ? [{ sql: `data #>> '{recurring,interval}' = ?`, value: interval }] : []),
    ],
  })
}

async function claimLookupKey(work: Work, parameters: Parameters, id: string): Promise<string | null> {
  const key = parameters.textOrNull('lookup_key')
  const mayMove = parameters.flag('transfer_lookup_key') === true
  if (key === null) return null
  const [holder] = (await where(work, 'price', { lookup_key: key })).filter((price) => price.id !== id)
  if (holder !== undefined) {
    if (!mayMove) {
      throw invalidRequest(
        `A price (\`${holder.id}\`) already uses that lookup key; pass transfer_lookup_key to move it.`,
        'lookup_key',
      )
    }
    await save(work, 'price', { ...holder, lookup_key: null })
  }
  return key
}

const INTERVALS = ['day', 'week', 'month', 'year'] as const

function recurringOf(parameters: Parameters): Recurring | null {
  const recurring = parameters.hash('recurring')
  if (recurring === undefined) return null
  const interval = recurring.oneOf('interval', INTERVALS)
  if (interval === undefined) throw missingParameter(recurring.name('interval'))
  const count = recurring.integer('interval_count') ?? 1
  if (count < 1 || count > 1095) throw invalidRequest('Invalid interval_count', recurring.name('interval_count'))
  return {
    interval,
    interval_count: count,
    meter: null,
    trial_period_days: recurring.integer('trial_period_days') ?? null,
    usage_type: 'licensed',
  }
}

function amountOf(parameters: Parameters): number {
  const decimal = parameters.text('unit_amount_decimal')
  const amount = parameters.integer('unit_amount') ?? (decimal ? Number(decimal) : undefined)
  if (amount === undefined) throw missingParameter(parameters.name('unit_amount'))
  if (!Number.isInteger(amount) || amount < 0 || amount > 99_999_999) {
    throw invalidRequest('Invalid non-negative integer', parameters.name('unit_amount'))
  }
  return amount
}

function currencyOptionsOf(parameters: Parameters, taxBehavior: string): Record<string, CurrencyOption> {
  const options = parameters.hash('currency_options')
  if (options === undefined) return {}
  return Object.fromEntries(
    options.keys().map((currency) => {
      const inner = options.hash(currency)
      if (inner === undefined) throw invalidRequest('Invalid currency option', options.name(currency))
      const behavior = inner.oneOf('tax_behavior', TAX_BEHAVIORS) ?? taxBehavior
      return [currencyOf(currency, options.name(currency)), option(amountOf(inner), behavior)]
    }),
  )
}

function option(amount: number, taxBehavior: string): CurrencyOption {
  return {
    custom_unit_amount: null,
    tax_behavior: taxBehavior,
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  }
}

export function currencyOf(text: string, param: string): string {
  const currency = text.toLowerCase()
  const known = /^[a-z]{3}$/.test(currency) && Intl.supportedValuesOf('currency').includes(currency.toUpperCase())
  if (!known) throw invalidRequest(`Invalid currency: ${text}.`, param)
  return currency
}
