import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { isCurrency, type Money, parseAmount } from '../../platform/money.ts'
import { announce } from '../../platform/notices.ts'
import { OFFERS_CHANNEL } from './offers.rule.ts'
import { loadPlans, storePrice } from './plans.sql.ts'

/** `{ usd: '2.90', jpy: '450' }`, in major units as a person writes them. All of them, or none. */
export async function setPrices(
  db: Database,
  slug: string,
  prices: Readonly<Record<string, string>>,
  actor: string,
  now: Temporal.Instant,
): Promise<void> {
  const parsed: Money[] = Object.entries(prices).map(([currency, text]) => {
    const code = currency.toLowerCase()
    if (!isCurrency(code)) throw invalid('currency-unknown', `${currency} is no currency (ISO 4217).`)
    const price = parseAmount(text, code)
    if (!price || price.amountMinor === 0) throw invalid('price', `${text} is no price in ${currency.toUpperCase()}.`)
    return price
  })
  if (parsed.length === 0) throw invalid('price', 'Say a price, such as usd=2.90.')
  await inTransaction(db, async (tx) => {
    if (!(await loadPlans(tx)).some((plan) => plan.slug === slug)) {
      throw notFound('plan-unknown', `There is no plan ${slug}.`)
    }
    for (const price of parsed) await storePrice(tx, slug, price)
    await writeAuditLog(tx, { actor, action: 'plan.price', subject: `plan:${slug}`, detail: { prices: parsed } }, now)
    await announce(tx, OFFERS_CHANNEL, slug)
  })
}
