import { Published } from '../../design/parts/published.view.tsx'
import { Panel, Sheet } from '../../design/parts/sheet.view.tsx'
import type { Money, Words } from '../../design/words/words.ts'
import type { EndedBecause } from '../subscriptions/subscriptions.module.ts'
import type { Notice } from './notice.rule.ts'

export type SubscriptionState = 'incomplete' | 'trialing' | 'active' | 'past_due' | 'paused' | 'canceling' | 'ended'

export type SubscriptionFacts = {
  state: SubscriptionState
  planName: string
  interval: 'month' | 'year'
  price: Money
  started: Temporal.Instant
  /** The end of the trial or of the paid period: the next charge, or where access ends or has ended. */
  periodEnd?: Temporal.Instant
  /** While a payment is owed: until when access is kept, also of one that the provider gave up. */
  graceUntil?: Temporal.Instant
  /** Canceled while a payment is owed. */
  notRenewed?: boolean
  endedBecause?: EndedBecause | undefined
  /** A cancelled trial ends unpaid. */
  canceledInTrial?: boolean
  /** The period has begun and its payment is still being collected: nobody is told "paid" before it is. */
  collecting?: boolean
}

type Shown = { words: Words; zone: string; subscription: SubscriptionFacts }

/** The state in one sentence, the same on the account page, here and in mails. */
function subscriptionSentence({ words, zone, subscription }: Shown): string {
  const { state, interval } = subscription
  const price = words.money(subscription.price)
  const until = shownDate(subscription)
  const date = until ? words.date(until, zone) : ''
  const monthly = interval === 'month'
  switch (state) {
    case 'trialing':
      if (subscription.collecting) return words.t('subscription.collecting', { price })
      return words.t(monthly ? 'subscription.trialingMonth' : 'subscription.trialingYear', { date, price })
    case 'active':
      if (subscription.collecting) return words.t('subscription.collecting', { price })
      return words.t(monthly ? 'subscription.activeMonth' : 'subscription.activeYear', { date, price })
    case 'past_due':
      return words.t(subscription.notRenewed ? 'subscription.pastDueCanceled' : 'subscription.pastDueUntil', {
        price,
        date,
      })
    case 'paused':
      if (subscription.notRenewed)
        return date ? words.t('subscription.canceling', { date }) : words.t('subscription.pausedCanceled')
      return date ? words.t('subscription.paused', { date }) : words.t('subscription.pausedOver')
    case 'canceling':
      return words.t(subscription.canceledInTrial ? 'subscription.cancelingTrial' : 'subscription.canceling', { date })
    case 'incomplete':
      return words.t('subscription.incomplete')
    case 'ended':
      return endingSentence(words, date, subscription, price)
  }
}

/** While a payment is owed, the end of its period says nothing: nobody has paid for that. */
const shownDate = ({ graceUntil, periodEnd }: SubscriptionFacts) => graceUntil ?? periodEnd

function endingSentence(words: Words, date: string, subscription: SubscriptionFacts, price: string): string {
  if (!date) return words.t('subscription.ended')
  if (subscription.graceUntil) return words.t('subscription.givenUp', { price, date })
  switch (subscription.endedBecause) {
    case 'refunded':
      return words.t('subscription.endedRefunded', { date })
    case 'unpaid':
      return words.t('subscription.endedUnpaid', { date })
    case 'dispute-lost':
      return words.t('subscription.endedDisputeLost', { date })
    case 'erasure':
    case undefined:
      return words.t('subscription.endedOn', { date })
  }
}

export type SubscriptionPanelProps = { words: Words; zone: string; subscription?: SubscriptionFacts }

export function SubscriptionPanel({ words, zone, subscription }: SubscriptionPanelProps) {
  return (
    <Panel id="subscription" heading={words.t('subscription.title')}>
      {subscription ? (
        <>
          <p class="subscription-state">{subscriptionSentence({ words, zone, subscription })}</p>
          <p class="panel-action">
            <PanelAction words={words} state={subscription.state} />
          </p>
        </>
      ) : (
        <>
          <p class="subscription-state">{words.t('subscription.none')}</p>
          <p class="panel-action">
            <a class="button" href="/subscribe">
              {words.t('gate.seePlans')}
            </a>
          </p>
        </>
      )}
    </Panel>
  )
}

/** What its state leaves to be done. */
function PanelAction({ words, state }: { words: Words; state: SubscriptionState }) {
  if (state === 'ended') return <a href="/subscribe">{words.t('subscription.again')}</a>
  const label = state === 'canceling' ? 'subscription.manageCanceled' : 'subscription.manage'
  return <a href="/account/subscription">{words.t(label)}</a>
}

export type SubscriptionProps = {
  words: Words
  zone: string
  subscription?: SubscriptionFacts
  /** What our commands may ask for now. */
  may: { cancel: boolean; resume: boolean; managePayment: boolean }
  /** What has just happened, or could not. */
  notice?: Notice | 'provider-away' | 'unanswered' | 'not-done'
}

export function SubscriptionView({ words, zone, subscription, may, notice }: SubscriptionProps) {
  return (
    <div class="account">
      {notice && (
        <p class="notice" role="status">
          {words.t(`subscription.notice.${notice}`)}
        </p>
      )}
      <h1 class="sheet-heading">{words.t('subscription.title')}</h1>
      {subscription ? (
        <>
          <p class="sheet-lead">{subscriptionSentence({ words, zone, subscription })}</p>
          <SubscriptionDates words={words} zone={zone} subscription={subscription} />
          <div class="subscription-actions">
            {may.resume && (
              <form method="post" action="/account/subscription/resume">
                <button class="button" type="submit">
                  {words.t('subscription.resume')}
                </button>
              </form>
            )}
            {may.managePayment && (
              <form method="post" action="/account/subscription/payment">
                <button class={subscription.state === 'past_due' ? 'button' : 'button button-quiet'} type="submit">
                  {words.t('subscription.payment')}
                </button>
              </form>
            )}
            {may.cancel && <a href="/account/subscription/cancel">{words.t('subscription.cancel')}</a>}
            {subscription.state === 'ended' && (
              <a class="button" href="/subscribe">
                {words.t('subscription.again')}
              </a>
            )}
          </div>
        </>
      ) : (
        <>
          <p class="sheet-lead">{words.t('subscription.none')}</p>
          <p class="subscription-actions">
            <a class="button" href="/subscribe">
              {words.t('gate.seePlans')}
            </a>
          </p>
        </>
      )}
      <p class="sheet-ways">
        <a href="/account">{words.t('subscription.back')}</a>
      </p>
    </div>
  )
}

function SubscriptionDates({ words, zone, subscription }: Shown) {
  const { interval, started } = subscription
  const monthly = interval === 'month'
  const price = words.money(subscription.price)
  const date = shownDate(subscription)
  return (
    <dl class="facts">
      <div>
        <dt>{words.t('subscription.plan')}</dt>
        <dd>
          <Published words={words} text={subscription.planName} />
        </dd>
      </div>
      <div>
        <dt>{words.t('subscription.price')}</dt>
        <dd>{words.t(monthly ? 'subscription.priceMonth' : 'subscription.priceYear', { price })}</dd>
      </div>
      <div>
        <dt>{words.t('subscription.since')}</dt>
        <dd>{words.date(started, zone)}</dd>
      </div>
      {date && (
        <div>
          <dt>{words.t(nameOfDate(subscription))}</dt>
          <dd>{words.date(date, zone)}</dd>
        </div>
      )}
    </dl>
  )
}

function nameOfDate({ state, graceUntil }: SubscriptionFacts) {
  switch (state) {
    case 'canceling':
    case 'paused':
    case 'past_due':
      return 'subscription.accessUntil'
    case 'ended':
      return graceUntil ? 'subscription.accessUntil' : 'subscription.endedAt'
    case 'incomplete':
    case 'trialing':
    case 'active':
      return 'subscription.nextCharge'
  }
}

export type CancelProps = Shown

/** The second of the two clicks: what will happen, said before, and one button. */
export function CancelView({ words, zone, subscription }: CancelProps) {
  const until = shownDate(subscription)
  const date = until ? words.date(until, zone) : ''
  // Of one that is paused there is no day until which that would be promised.
  const isResumable = subscription.state !== 'paused'
  return (
    <Sheet heading={words.t('cancel.title')} lead={whatCancelingDoes(words, date, subscription)}>
      {date && isResumable && <p>{words.t('cancel.resumable', { date })}</p>}
      <form method="post" action="/account/subscription/cancel">
        <button class="button" type="submit">
          {words.t('cancel.button')}
        </button>
      </form>
      <p class="sheet-ways">
        <a href="/account/subscription">{words.t('cancel.keep')}</a>
      </p>
    </Sheet>
  )
}

function whatCancelingDoes(words: Words, date: string, { state, price }: SubscriptionFacts): string {
  // The next period has begun, and nobody has heard until when it is paid.
  if (!date && state !== 'paused') return words.t('subscription.collecting', { price: words.money(price) })
  switch (state) {
    case 'trialing':
      return words.t('cancel.trial', { date })
    case 'past_due':
      return words.t('cancel.owed', { price: words.money(price), date })
    case 'paused':
      return words.t('cancel.paused')
    case 'active':
    case 'canceling':
    case 'incomplete':
    case 'ended':
      return words.t('cancel.paid', { date })
  }
}
