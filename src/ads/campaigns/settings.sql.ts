import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { NoticeSettings, Rate } from './noticeSettings.ts'

export async function loadSettings(db: Database): Promise<NoticeSettings> {
  const { rows } = await sql<{ pausedAt: Temporal.Instant | null; adsTxt: string; contact: string }>`
    select paused_at as "pausedAt", ads_txt as "adsTxt", contact from notice_settings`.execute(db)
  const [row] = rows
  return { pausedAt: row?.pausedAt ?? undefined, adsTxt: row?.adsTxt ?? '', contact: row?.contact ?? '' }
}

/** Each of what is set by itself, so that nothing set beside it is undone. `pausedAt` null: nothing is paused. */
export async function storeSettings(
  tx: Database,
  { pausedAt, adsTxt, contact }: { pausedAt?: Temporal.Instant | null; adsTxt?: string; contact?: string },
): Promise<void> {
  await sql`update notice_settings set
    paused_at = case when ${pausedAt !== undefined} then ${pausedAt ?? null} else paused_at end,
    ads_txt = coalesce(${adsTxt ?? null}, ads_txt), contact = coalesce(${contact ?? null}, contact)`.execute(tx)
}

export async function loadRates(db: Database): Promise<Rate[]> {
  const { rows } = await sql<Omit<Rate, 'price'> & { amountMinor: number; currency: string }>`
    select placement, amount_minor as "amountMinor", currency, per, note from notice_rates order by placement`.execute(
    db,
  )
  return rows.map(({ amountMinor, currency, ...rate }) => ({ ...rate, price: { amountMinor, currency } }))
}

export async function upsertRate(tx: Database, { placement, price, per, note }: Rate): Promise<void> {
  await sql`insert into notice_rates (placement, amount_minor, currency, per, note)
    values (${placement}, ${price.amountMinor}, ${price.currency}, ${per}, ${note})
    on conflict (placement) do update set amount_minor = excluded.amount_minor, currency = excluded.currency,
      per = excluded.per, note = excluded.note`.execute(tx)
}

export async function deleteRate(tx: Database, placement: string): Promise<void> {
  await sql`delete from notice_rates where placement = ${placement}`.execute(tx)
}

/** Whatever is for sale is paused, as long as nobody says otherwise. */
export async function pauseSales(tx: Database, now: Temporal.Instant): Promise<void> {
  await sql`update notice_settings set paused_at = coalesce(paused_at, ${now})`.execute(tx)
}
