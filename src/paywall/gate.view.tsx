import type { Money, Words } from '../design/words/words.ts'

export type PlanOffer = {
  slug: string
  name: string
  interval: 'month' | 'year'
  price: Money
  trialDays: number
  /** The day of the first charge, when a trial comes before it. */
  firstChargeOn?: Temporal.PlainDate
  saving?: { amountMinor: number; percent: number }
  bestValue: boolean
}

export type Benefit = { name: string; isNew: boolean }

export type GateReason = 'allowance-spent' | 'account-required' | 'subscribers-only' | 'archive' | 'preview'

export type GateProps = {
  words: Words
  gate: 'subscribe' | 'register'
  reason: GateReason
  allowance: number
  offer: readonly PlanOffer[]
  benefits: readonly Benefit[]
  /** The path of the article the reader wanted. */
  returnTo: string
  signInUrl: string
  subscribeUrl: string
  /** Signed in already: no "Log in" beside the offer. */
  signedIn?: boolean
}

export function withReturn(url: string, returnTo: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...more, return: returnTo })
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function limitSentence({ words, reason, allowance }: GateProps): string {
  switch (reason) {
    case 'allowance-spent':
      return words.t('gate.limit', { count: allowance })
    case 'account-required':
      return words.t('gate.accountRequired')
    case 'subscribers-only':
      return words.t('gate.subscribersOnly')
    case 'archive':
      return words.t('gate.archive')
    case 'preview':
      return words.t('gate.preview')
  }
}

/** The whole gate: the sentence about the limit, the plans as typographic tables, the benefits, the way in. */
export function Gate(props: GateProps) {
  const { words, gate, offer, benefits } = props
  return (
    <section class="gate" data-gate={gate} id="gate" aria-labelledby="gate-heading">
      <h2 class="gate-heading" id="gate-heading">
        {limitSentence(props)}
      </h2>
      {gate === 'register' ? (
        <RegisterOffer {...props} />
      ) : (
        <>
          <p class="gate-promise">{words.t('gate.unlimited')}</p>
          <ul class="plans" aria-label={words.t('gate.plans')}>
            {offer.map((plan) => (
              <li>
                <PlanTable words={words} plan={plan} href={planUrl(props, plan)} />
              </li>
            ))}
          </ul>
          {benefits.length > 0 && <Benefits words={words} benefits={benefits} />}
          {!props.signedIn && (
            <p class="gate-log-in">
              {words.t('gate.already')}{' '}
              <a href={withReturn(props.signInUrl, props.returnTo)}>{words.t('gate.logIn')}</a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

function planUrl(props: GateProps, plan: PlanOffer): string {
  return withReturn(props.subscribeUrl, props.returnTo, { plan: plan.slug })
}

function RegisterOffer({ words, signInUrl, returnTo }: GateProps) {
  const url = withReturn(signInUrl, returnTo)
  return (
    <>
      <p class="gate-promise">{words.t('gate.registerLine')}</p>
      <p class="gate-action">
        <a class="button" href={url}>
          {words.t('gate.registerButton')}
        </a>
      </p>
      <p class="gate-log-in">
        {words.t('gate.alreadyReader')} <a href={url}>{words.t('gate.logIn')}</a>
      </p>
    </>
  )
}

export type PlanTableProps = { words: Words; plan: PlanOffer; href: string }

/** One plan: its name, what it costs, what happens and when, what it saves, one button. */
export function PlanTable({ words, plan, href }: PlanTableProps) {
  const price = words.money(plan.price)
  const monthly = plan.interval === 'month'
  return (
    <div class={`plan${plan.bestValue ? ' plan-best' : ''}`}>
      <h3 class="plan-name">
        {plan.name}
        {plan.bestValue && <span class="plan-best-value">{words.t('plan.bestValue')}</span>}
        {!plan.bestValue && plan.trialDays > 0 && <span class="plan-best-value">{words.t('plan.freeTrial')}</span>}
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
export function PlanTerms({ words, plan }: { words: Words; plan: PlanOffer }) {
  const price = words.money(plan.price)
  const monthly = plan.interval === 'month'
  const saving = plan.saving
    ? words.t('plan.save', { amount: words.money({ ...plan.saving, currency: plan.price.currency }) })
    : undefined
  const charge =
    plan.trialDays > 0 && plan.firstChargeOn
      ? words.t(monthly ? 'plan.freeUntilMonth' : 'plan.freeUntilYear', {
          date: words.day(plan.firstChargeOn, 'dayMonth'),
          price,
        })
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
          {benefit.name}
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

export type ShortGateProps = GateProps & {
  /** Where the plans stand: on the same page at the cut, on the article's page from an unfolded one. */
  plansUrl?: string
}

/** At the cut, and alone in an unfolded article: two sentences and a way on. */
export function ShortGate(props: ShortGateProps) {
  const { words, gate, reason, offer } = props
  const limit = reason === 'allowance-spent' ? words.t('gate.limitShort') : limitSentence(props)
  const trial = offer.some((plan) => plan.trialDays > 0)
  const url =
    gate === 'register' ? withReturn(props.signInUrl, props.returnTo) : withReturn(props.subscribeUrl, props.returnTo)
  const toRead = gate === 'register' ? 'gate.toReadRegister' : trial ? 'gate.toRead' : 'gate.toReadNoTrial'
  return (
    <section class="gate" data-gate={gate} data-form="short">
      <p class="gate-limit">{limit}</p>
      <p class="gate-to-read">{words.t(toRead)}</p>
      <p class="gate-short-promises">{words.t('gate.unlimited')}</p>
      <p class="gate-action">
        <a class="button" href={props.plansUrl ?? url}>
          {words.t(gate === 'register' ? 'gate.registerButton' : trial ? 'plan.startTrial' : 'gate.seePlans')}
        </a>
        {!props.signedIn && gate === 'subscribe' && (
          <a class="gate-log-in-link" href={withReturn(props.signInUrl, props.returnTo)}>
            {words.t('gate.logIn')}
          </a>
        )}
      </p>
    </section>
  )
}
