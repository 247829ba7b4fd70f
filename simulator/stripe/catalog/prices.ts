import type { Price, PriceHidden } from '../objects/price.ts'
import { invalidRequest, missingParameter } from '../request/failure.ts'
import type { Parameters } from '../request/form.ts'
import type { Work } from '../request/work.ts'
import { hiddenOf, load } from '../store/storage.ts'
import { makePrice } from './catalog.ts'

/** The recurring price that an item names, or that it describes inline. */
export async function priceOfItem(work: Work, item: Parameters): Promise<Price> {
  const price = await named(work, item)
  if (price.recurring === null) {
    throw invalidRequest(
      `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
      item.name('price'),
    )
  }
  if (!price.active) {
    throw invalidRequest('The price specified is inactive. This field only accepts active prices.', item.name('price'))
  }
  return price
}

async function named(work: Work, item: Parameters): Promise<Price> {
  const id = item.text('price')
  if (id) return load(work, 'price', id, item.name('price'))
  const data = item.hash('price_data')
  if (data === undefined) throw missingParameter(item.name('price'))
  const product = data.required('product')
  await load(work, 'product', product, data.name('product'))
  return makePrice(work, data, product)
}

/** What a price costs in this currency; refused where it has no amount in it. */
export async function amountIn(work: Work, price: Price, currency: string, parameter: string): Promise<number> {
  if (price.currency === currency) return price.unit_amount
  const hidden = await hiddenOf<PriceHidden>(work, price.id)
  const option = hidden?.currency_options[currency]
  if (option !== undefined) return option.unit_amount
  throw invalidRequest(
    `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${currency}\`.`,
    parameter,
  )
}
