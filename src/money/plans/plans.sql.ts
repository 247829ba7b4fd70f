import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Money } from '../../platform/money.ts'

export type Interval = 'month' | 'year'

export type Plan = {
  id: number
  slug: string
  name: string
  interval: Interval
  trialDays: number
  position: number
  /** One price per currency. */
  prices: readonly Money[]
}

export type Benefit = {
  slug: string
  name: string
  newSince: Temporal.Instant | undefined
  /** The path of the page where it can be looked at. */
  leadsTo?: string | undefined
}

export async function loadPlans(db: Database): Promise<Plan[]> {
  const { rows } = await sql<{
    id: number
    slug: string
    name: string
    interval: Interval
    trial_days: number
    position: number
    prices: Array<{ amountMinor: number; currency: string }>
  }>`
    select p.id, p.slug, p.name, p.interval, p.trial_days, p.position,
      coalesce((
        select jsonb_agg(jsonb_build_object('amountMinor', amount_minor, 'currency', currency) order by currency)
        from plan_prices where plan_id = p.id
      ), '[]') as prices
    from plans p order by p.position, p.id`.execute(db)
  return rows.map(({ trial_days, ...row }) => ({ ...row, trialDays: trial_days }))
}

export async function loadBenefits(db: Database): Promise<Benefit[]> {
  const { rows } = await sql<{ slug: string; name: string; new_since: Temporal.Instant | null; leads_to: string }>`
    select slug, name, new_since, leads_to from benefits order by position, slug`.execute(db)
  return rows.map(({ slug, name, new_since, leads_to }) => ({
    ...{ slug, name, newSince: new_since ?? undefined },
    ...(leads_to !== '' && { leadsTo: leads_to }),
  }))
}

export async function storePlan(
  tx: Database,
  plan: { slug: string; name: string; interval: Interval; trialDays: number; position?: number },
): Promise<void> {
  await sql`insert into plans (slug, name, interval, trial_days, position)
    values (${plan.slug}, ${plan.name}, ${plan.interval}, ${plan.trialDays},
      coalesce(${plan.position ?? null}::integer, (select coalesce(max(position), 0) + 1 from plans)))
    on conflict (slug) do update set name = excluded.name, interval = excluded.interval,
      trial_days = excluded.trial_days,
      position = coalesce(${plan.position ?? null}::integer, plans.position)`.execute(tx)
}

export async function storePrice(tx: Database, slug: string, price: Money): Promise<void> {
  await sql`insert into plan_prices (plan_id, currency, amount_minor)
    values ((select id from plans where slug = ${slug}), ${price.currency}, ${price.amountMinor})
    on conflict (plan_id, currency) do update set amount_minor = excluded.amount_minor`.execute(tx)
}

export async function storeBenefits(tx: Database, benefits: readonly Benefit[]): Promise<void> {
  await sql`delete from benefits`.execute(tx)
  for (const [position, benefit] of benefits.entries()) {
    await sql`insert into benefits (slug, name, new_since, position, leads_to)
      values (${benefit.slug}, ${benefit.name}, ${benefit.newSince ?? null}, ${position},
        ${benefit.leadsTo ?? ''})`.execute(tx)
  }
}
