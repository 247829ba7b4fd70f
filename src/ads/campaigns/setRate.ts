import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { isCurrency, parseAmount } from '../../platform/money.ts'
import { announce } from '../../platform/notices.ts'
import { PLACEMENTS } from './campaign.ts'
import { RATE_UNITS, type Rate } from './noticeSettings.ts'
import { CAMPAIGNS_CHANNEL } from './saveCampaign.ts'
import { deleteRate, loadRates, upsertRate } from './settings.sql.ts'

export type RateWish = { price?: string | undefined; per?: string | undefined; note?: string | undefined }

/** A line of the rate card: `price=12.00:usd per=thousand note=…`; `price=off` takes it away. The whole card after it. */
export function setRate(
  db: Database,
  actor: string,
  placement: string,
  wish: RateWish,
  now: Temporal.Instant,
): Promise<Rate[]> {
  const place = PLACEMENTS.find((one) => one === placement)
  const per = RATE_UNITS.find((one) => one === wish.per)
  const { price = '', note = '' } = wish
  const [amount = '', currency = ''] = price.split(':')
  const parsed = isCurrency(currency) ? parseAmount(amount, currency) : undefined
  const off = price === 'off'
  const problems = {
    ...(place === undefined && { placement: `“${placement}” is not one of ${PLACEMENTS.join(', ')}` }),
    ...(!off && parsed === undefined && { price: `“${price}” is no price; write one like 12.00:usd, or off` }),
    ...(!off && per === undefined && { per: `one of ${RATE_UNITS.join(', ')}` }),
    ...((note.length > 300 || /\p{Cc}/u.test(note)) && { note: 'one line of at most 300 characters' }),
  }
  if (Object.keys(problems).length > 0) throw invalid('rate', 'This rate cannot be kept.', problems)
  return inTransaction(db, async (tx) => {
    if (off) await deleteRate(tx, placement)
    else if (place && parsed && per) await upsertRate(tx, { placement: place, price: parsed, per, note })
    await writeAuditLog(tx, { actor, action: 'notices.rate', subject: `rate:${placement}`, detail: wish }, now)
    await announce(tx, CAMPAIGNS_CHANNEL, '')
    return loadRates(tx)
  })
}
