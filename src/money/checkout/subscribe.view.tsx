import { Field } from '../../design/parts/field.view.tsx'
import { type Benefit, Benefits, PlanMark, type PlanOffer } from '../../design/parts/plan.view.tsx'
import { Published } from '../../design/parts/published.view.tsx'
import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

/** An offer with the day of the charge after the first one, so that the whole agreement stands in words. */
export type SubscribeOffer = PlanOffer & { renewsOn: Temporal.PlainDate }

export type SubscribeProps = {
  words: Words
  offer: readonly SubscribeOffer[]
  benefits: readonly Benefit[]
  /** The slug chosen so far; the first offer when absent. */
  selected?: string | undefined
  returnTo?: string | undefined
  /** `known`: the signed-in reader's own, not asked again. */
  email: { kind: 'known'; address: string } | { kind: 'asked'; typed?: string | undefined }
  problems?: {
    /** In words, beside the field. */
    email?: string | undefined
    plan?: 'choose'
    /** Beside the button: the provider is away, or a subscription already runs. */
    form?: 'provider-away' | 'already-subscribed' | 'limit'
  }
  /** This reader has had their free trial. */
  trialUsed?: boolean
  /** They want to pay at once. */
  withoutTrial?: boolean
  termsUrl: string
  privacyUrl: string
}

export function SubscribeView(props: SubscribeProps) {
  const { words, offer, benefits, problems = {}, email } = props
  const selected = props.selected ?? offer[0]?.slug
  return (
    <div class="subscribe">
      <header class="subscribe-head">
        <h1>{words.t('subscribe.title')}</h1>
        <p class="standfirst">{words.t('gate.unlimited')}</p>
      </header>
      <form method="post" action="/subscribe" class="subscribe-form">
        {props.returnTo && <input type="hidden" name="return" value={props.returnTo} />}
        {props.withoutTrial && <input type="hidden" name="trial" value="no" />}
        {props.withoutTrial && !props.trialUsed && (
          <p class="form-note">
            <a href={`/subscribe${props.returnTo ? `?return=${encodeURIComponent(props.returnTo)}` : ''}`}>
              {words.t('subscribe.withTrial')}
            </a>
          </p>
        )}
        {props.trialUsed && <p class="notice">{words.t('subscribe.trialUsed')}</p>}
        <fieldset class="plan-choice" aria-describedby={problems.plan ? 'plan-problem' : undefined}>
          <legend>{words.t('subscribe.choose')}</legend>
          {problems.plan && (
            <p class="field-problem" id="plan-problem">
              {words.t('subscribe.problem.choose')}
            </p>
          )}
          <div class="plan-cards">
            {offer.map((plan) => (
              <PlanCard words={words} plan={plan} checked={plan.slug === selected} />
            ))}
          </div>
        </fieldset>
        <div class="subscribe-address">
          {email.kind === 'known' ? (
            <p>{words.t('subscribe.asReader', { email: email.address })}</p>
          ) : (
            <Field
              name="email"
              type="email"
              label={words.t('signIn.email')}
              hint={words.t('subscribe.emailHint')}
              value={email.typed}
              autocomplete="email"
              problem={problems.email}
            />
          )}
        </div>
        <div class="subscribe-action">
          {problems.form && (
            <p class="field-problem" role="alert">
              {words.t(`subscribe.problem.${problems.form}`)}
            </p>
          )}
          <button class="button" type="submit">
            {words.t('subscribe.button')}
          </button>
          <p class="form-note">
            {words.t('subscribe.payment')} {words.t('subscribe.agree')}{' '}
            {words
              .listParts([words.t('subscribe.terms'), words.t('subscribe.privacy')])
              .map(({ text, index }) =>
                index === undefined ? text : <a href={index === 0 ? props.termsUrl : props.privacyUrl}>{text}</a>,
              )}
            .
          </p>
        </div>
      </form>
      <aside class="subscribe-benefits">
        <h2>{words.t('gate.benefits')}</h2>
        <Benefits words={words} benefits={benefits} />
        {email.kind === 'asked' && (
          <p class="gate-log-in">
            {words.t('gate.already')}{' '}
            <a href={`/sign-in${props.returnTo ? `?return=${encodeURIComponent(props.returnTo)}` : ''}`}>
              {words.t('gate.logIn')}
            </a>
          </p>
        )}
      </aside>
    </div>
  )
}

/** The whole agreement on the card: what is paid today, when next, how much, and until when it goes on. */
function PlanCard({ words, plan, checked }: { words: Words; plan: SubscribeOffer; checked: boolean }) {
  const price = words.money(plan.price)
  const nothing = words.money({ amountMinor: 0, currency: plan.price.currency })
  const free = plan.trialDays > 0 && plan.firstChargeOn !== undefined
  const monthly = plan.interval === 'month'
  const id = `plan-${plan.slug}`
  return (
    <div class="plan-card">
      <input
        type="radio"
        name="plan"
        value={plan.slug}
        id={id}
        checked={checked}
        required
        aria-describedby={`${id}-terms`}
      />
      <label for={id}>
        <span class="plan-name">
          <Published words={words} text={plan.name} />
          <PlanMark words={words} plan={plan} />
        </span>
        <span class="plan-price">
          <strong>{free ? words.t('plan.daysFree', { days: plan.trialDays }) : price}</strong>{' '}
          <span>
            {free
              ? words.t(monthly ? 'plan.thenMonth' : 'plan.thenYear', { price })
              : words.t(monthly ? 'plan.perMonth' : 'plan.perYear')}
          </span>
        </span>
      </label>
      <dl class="plan-agreement" id={`${id}-terms`}>
        <div>
          <dt>{words.t('subscribe.today')}</dt>
          <dd>{free ? nothing : price}</dd>
        </div>
        <div>
          <dt>{words.day(free && plan.firstChargeOn ? plan.firstChargeOn : plan.renewsOn)}</dt>
          <dd>{price}</dd>
        </div>
        <div>
          <dt>{words.t(monthly ? 'subscribe.everyMonth' : 'subscribe.everyYear')}</dt>
          <dd>{price}</dd>
        </div>
      </dl>
      {plan.saving && (
        <p class="plan-saving">
          {words.t('plan.save', { amount: words.money({ ...plan.saving, currency: plan.price.currency }) })}
        </p>
      )}
    </div>
  )
}

export type CheckoutPendingProps = { words: Words; returnTo: string }

/** The provider has not answered yet. The page asks again by itself (a `refresh` in its head) and says so. */
export function CheckoutPendingView({ words, returnTo }: CheckoutPendingProps) {
  return (
    <Sheet heading={words.t('checkout.pending.title')} lead={words.t('checkout.pending.lead')}>
      <p class="sheet-ways">
        <a href={returnTo}>{words.t('checkout.pending.back')}</a>
      </p>
    </Sheet>
  )
}

/** `none` where another browser paid: it was sent to nobody from here. */
export type SubscribedCheckMailProps = { words: Words; email: string; link: 'sent' | 'refused' | 'none' }

const LINK_WORDS = {
  sent: 'checkout.checkMail.lead',
  refused: 'checkout.checkMail.later',
  none: 'checkout.checkMail.signIn',
} as const

/** Paid, but this browser may not be signed in without proof that the address is its own. */
export function SubscribedCheckMailView({ words, email, link }: SubscribedCheckMailProps) {
  return (
    <Sheet heading={words.t('checkout.checkMail.title')} lead={words.t(LINK_WORDS[link], { email })}>
      <p class="sheet-ways">
        <a href="/sign-in">{words.t('masthead.signIn')}</a>
      </p>
    </Sheet>
  )
}
