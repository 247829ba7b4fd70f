import type { Child } from 'hono/jsx'
import type { PageProps } from '../src/design/frame/page.ts'
import type { Words } from '../src/design/words/words.ts'
import { decideNotice } from '../src/money/account/notice.rule.ts'
import { mayDo, shownState } from '../src/money/account/shownState.rule.ts'
import { CancelView, SubscriptionPanel, SubscriptionView } from '../src/money/account/subscription.view.tsx'
import { CheckoutNotRunningView, CheckoutSetAsideView } from '../src/money/checkout/checkoutReturn.view.tsx'
import { CheckoutPendingView, SubscribedCheckMailView } from '../src/money/checkout/subscribe.view.tsx'
import type { Subscription } from '../src/money/subscriptions/subscriptions.module.ts'
import { Account } from '../src/readers/accounts/account.view.tsx'
import { inTrial } from '../tests/support/subscriptions.ts'

const at = (text: string) => Temporal.Instant.from(text)

const paid: Subscription = {
  ...inTrial,
  state: 'active',
  periodStart: at('2026-12-23T06:10:00Z'),
  periodEnd: at('2027-01-23T06:10:00Z'),
  paidUntil: at('2027-01-23T06:10:00Z'),
}

const annual: Subscription = {
  ...paid,
  planSlug: 'annual',
  planName: 'Annual',
  interval: 'year',
  amountMinor: 1990,
  trialEnd: undefined,
  periodStart: inTrial.startedAt,
  periodEnd: at('2027-11-23T06:10:00Z'),
  paidUntil: at('2027-11-23T06:10:00Z'),
}

const owed: Subscription = {
  ...paid,
  state: 'past_due',
  paidUntil: undefined,
  pastDueSince: at('2026-12-23T07:10:00Z'),
}

const ended: Subscription = { ...paid, state: 'ended', endedAt: at('2027-01-02T09:00:00Z') }

/** One of each kind that a reader may see of theirs. */
export const subscriptionsByState: Record<string, Subscription> = {
  trial: inTrial,
  paid,
  annual,
  collecting: { ...paid, paidUntil: at('2026-12-23T06:10:00Z') },
  'canceled-in-trial': { ...inTrial, state: 'canceling', cancelAt: inTrial.trialEnd },
  canceled: { ...paid, state: 'canceling', cancelAt: paid.periodEnd },
  owed,
  'owed-canceled': { ...owed, cancelAt: owed.periodEnd },
  'given-up': { ...owed, state: 'ended', endedBecause: 'unpaid', endedAt: at('2026-12-24T09:00:00Z') },
  unpaid: { ...owed, state: 'ended', endedBecause: 'unpaid', pastDueSince: at('2026-12-10T07:10:00Z') },
  paused: { ...paid, state: 'paused' },
  'paused-in-trial': { ...inTrial, state: 'paused' },
  'paused-over': { ...paid, state: 'paused', paidUntil: at('2026-12-20T06:10:00Z'), trialEnd: undefined },
  ended,
  refunded: { ...ended, endedBecause: 'refunded' },
  disputed: { ...ended, endedBecause: 'dispute-lost' },
  incomplete: { ...inTrial, state: 'incomplete', trialEnd: undefined },
}

export type PreviewMoneyProps = {
  page(name: string, props: Partial<PageProps>, children: Child): void
  words: Words
  zone: string
}

/** A reader's subscription in each of its states, and where the payment page may send them. */
export function previewMoney({ page, words, zone }: PreviewMoneyProps): void {
  const now = at('2026-12-26T10:00:00Z')
  const email = 'reader@example.org'
  const panels: Child[] = []
  for (const [name, subscription] of Object.entries(subscriptionsByState)) {
    const may = mayDo(subscription)
    const notice = decideNotice('canceled', subscription)
    const shown = { words, zone, subscription: shownState(subscription, zone, now) }
    const props = { title: words.t('subscription.title'), viewer: 'subscriber' as const }
    page(`subscription-${name}`, props, <SubscriptionView {...shown} may={may} {...(notice && { notice })} />)
    if (may.cancel) page(`cancel-${name}`, props, <CancelView {...shown} />)
    panels.push(<SubscriptionPanel {...shown} />)
  }
  page('account-states', { title: words.t('account.title') }, <Account words={words} email={email} panels={panels} />)
  const quiet = { title: words.t('subscription.title'), look: 'quiet' as const }
  page('checkout-pending', quiet, <CheckoutPendingView words={words} returnTo="/" />)
  page('checkout-mail', quiet, <SubscribedCheckMailView words={words} email={email} link="sent" />)
  page('checkout-sign-in', quiet, <SubscribedCheckMailView words={words} email="…@example.org" link="none" />)
  for (const why of ['surplus', 'trial-used', 'refused'] as const) {
    page(`checkout-${why}`, quiet, <CheckoutSetAsideView words={words} why={why} email={email} />)
  }
  page('checkout-ended', quiet, <CheckoutNotRunningView words={words} hasEnded={true} />)
}
