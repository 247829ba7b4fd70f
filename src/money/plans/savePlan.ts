import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { OFFERS_CHANNEL } from './offers.rule.ts'
import { isSlug, type PlanChange } from './planFields.rule.ts'
import { loadPlans, storeBenefits, storePlan } from './plans.sql.ts'
import { NO_TRIAL_DAYS } from './trialLength.rule.ts'

/** Makes a plan, which needs an interval, or changes one. The offer changes at once; who subscribes keeps what they agreed to. */
export async function savePlan(
  db: Database,
  slug: string,
  change: PlanChange & { position?: number },
  actor: string,
  now: Temporal.Instant,
): Promise<{ kind: 'made' | 'changed' }> {
  if (!isSlug(slug)) throw invalid('plan-slug', 'A plan is named in lower-case letters, digits and hyphens.')
  return inTransaction(db, async (tx) => {
    const before = (await loadPlans(tx)).find((plan) => plan.slug === slug)
    const interval = change.interval ?? before?.interval
    if (!interval)
      throw notFound('plan-unknown', `There is no plan ${slug}; to make it, say interval=month or interval=year.`)
    await storePlan(tx, {
      slug,
      name: change.name ?? before?.name ?? `${slug.charAt(0).toUpperCase()}${slug.slice(1).replaceAll('-', ' ')}`,
      interval,
      trialDays: change.trialDays ?? before?.trialDays ?? NO_TRIAL_DAYS,
      ...(change.position === undefined ? {} : { position: change.position }),
    })
    if (change.benefits) await storeBenefits(tx, change.benefits)
    await writeAuditLog(
      tx,
      {
        actor,
        action: 'plan.set',
        subject: `plan:${slug}`,
        detail: { ...change, benefits: change.benefits?.map((benefit) => benefit.name) },
      },
      now,
    )
    await announce(tx, OFFERS_CHANNEL, slug)
    return { kind: before ? 'changed' : 'made' }
  })
}
