import type { Money, Words } from '../words/words.ts'
import { Published } from './published.view.tsx'

/** How one plan is offered, in one currency, on one day. */
export type PlanOffer = {
  slug: string
  name: string
  interval: 'month' | 'year'
  price: Money
  trialDays: number
  /** The day of the first charge, when a trial comes before it. */
  firstChargeOn?: Temporal.PlainDate
  /** Against twelve months of the monthly plan. */
  saving?: { amountMinor: number; percent: number }
  bestValue: boolean
}

/** `url`: where one may look at it. */
export type Benefit = { name: string; isNew: boolean; url?: string }

export type PlanTableProps = { words: Words; plan: PlanOffer; href: string }

/** Beside a plan's name: why one would take it. */
export function PlanMark({ words, plan }: { words: Words; plan: PlanOffer }) {
  if (plan.bestValue) return <span class="plan-mark plan-mark-best">{words.t('plan.bestValue')}</span>
  return plan.trialDays > 0 ? <span class="plan-mark">{words.t('plan.freeTrial')}</span> : null
}

/** One plan: its name, what it costs, what happens and when, what it saves, one button. */
export function PlanTable({ words, plan, href }: PlanTableProps) {
  const price = words.money(plan.price)
  const monthly = plan.interval === 'month'
  return (
    <div class="plan">
      <h3 class="plan-name">
        <Published words={words} text={plan.name} />
        <PlanMark words={words} plan={plan} />
      </h3>
      {plan.trialDays > 0 ? (
        <p class="plan-price">
          <strong>{words.t('plan.daysFree', { days: plan.trialDays })}</strong>{' '}
          <span>{words.t(monthly ? 'plan.thenMonth' : 'plan.thenYear', { price })}</span>
        </p>
      ) : (
        <p class="plan-price">
          <strong>{price}</strong> <span>{words.t(monthly ? 'plan.perMonth' : 'plan.perYear')}</span>
        </p>
      )}
      <p class="plan-terms">
        <PlanTerms words={words} plan={plan} />
      </p>
      <p class="plan-action">
        <a class={plan.trialDays > 0 || plan.bestValue ? 'button' : 'button button-quiet'} href={href}>
          {plan.trialDays > 0
            ? words.t('plan.startTrial')
            : words.t(monthly ? 'plan.subscribeMonth' : 'plan.subscribeYear')}
        </a>
      </p>
    </div>
  )
}

/** What happens and when, in one or two sentences; the saving is what the plans' prices compute to. */
function PlanTerms({ words, plan }: { words: Words; plan: PlanOffer }) {
  const price = words.money(plan.price)
  const monthly = plan.interval === 'month'
  const saving = plan.saving
    ? words.t('plan.save', { amount: words.money({ ...plan.saving, currency: plan.price.currency }) })
    : undefined
  const charge =
    plan.trialDays > 0 && plan.firstChargeOn
      ? words.t('plan.freeUntil', { date: words.day(plan.firstChargeOn, 'dayMonth') })
      : words.t(monthly ? 'plan.chargedMonth' : 'plan.chargedYear', { price })
  return (
    <>
      {charge} {saving && <em class="plan-saving">{saving}</em>}
    </>
  )
}

export function Benefits({ words, benefits }: { words: Words; benefits: readonly Benefit[] }) {
  return (
    <ul class="benefits" aria-label={words.t('gate.benefits')}>
      {benefits.map((benefit) => (
        <li>
          {benefit.url === undefined ? (
            <Published words={words} text={benefit.name} />
          ) : (
            <a href={benefit.url}>
              <Published words={words} text={benefit.name} />
            </a>
          )}
          {benefit.isNew && (
            <>
              {' '}
              <em class="new">{words.t('gate.new')}</em>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
