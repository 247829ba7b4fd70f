import type { Words } from '../../design/words/words.ts'
import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { money } from '../../platform/money.ts'
import { tokenHash } from '../../platform/signing.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import {
  endSubscription,
  findPaying,
  isGraceOver,
  listOfReader,
  ProviderUnanswered,
  trialDaysOnOffer,
} from '../subscriptions/subscriptions.module.ts'
import { findOpenCheckout, insertCheckout, type NewCheckout, storeSession } from './checkouts.sql.ts'
import { hasHadTheirTrial } from './hasHadTheirTrial.ts'
import { storeLetter } from './letters.sql.ts'

export type CheckoutRequest = {
  /** Who is signed in; a visitor gives an address instead. */
  readerId: number | undefined
  email: string
  plan: string
  /** Wants to pay at once. */
  withoutTrial: boolean
  currency: string
  /** A path of this site. */
  returnTo: string
  /** The language of the page that asks: the way back, the payment page and the mails speak it. */
  words: Words
  /** The secret in this browser's cookie. */
  browserToken: string
  /** By which letter the browser came, where that is known. */
  letterId: number | undefined
  /** What was shown and agreed to, where and by which browser. */
  evidence: Record<string, unknown>
}

export type CheckoutStarted =
  | { kind: 'redirect'; url: string }
  | { kind: 'already-subscribed' }
  | { kind: 'plan-unknown' }
  | { kind: 'unanswered' }
  /** The provider says no, and will say it again: somebody has to look. */
  | { kind: 'refused' }

/** A page that was opened this recently, for the same thing by the same browser, is gone back to. */
const SAME_CHECKOUT_MINUTES = 30

/**
 * Opens the provider's payment page. A visitor's address is not looked up: the answer is the same whether it has an
 * account, a subscription or a spent trial (docs/decisions, "Subscribing before signing in").
 */
export async function startCheckout(deps: SubscriptionsDeps, wish: CheckoutRequest): Promise<CheckoutStarted> {
  const now = deps.clock.now()
  const plan = deps.plans.plan(wish.plan)
  const price = plan?.prices.find((candidate) => candidate.currency === wish.currency)
  if (!plan || !price) return { kind: 'plan-unknown' }

  const prepared = await inTransaction(deps.db, async (tx) => {
    if (wish.readerId !== undefined) {
      const reader = await deps.readers.lock(tx, wish.readerId)
      if (!reader || reader.erasedAt) return 'unanswered'
      const paying = await findPaying(tx, wish.readerId)
      // Nobody has come to it yet, as after a restore: it must not stand in the way of a new one.
      if (paying && isGraceOver(paying, now, deps.publication().zone)) {
        await endSubscription(deps, tx, paying.id, { because: 'unpaid', cause: 'new checkout' })
      } else if (paying) return 'already-subscribed'
    }
    const withoutTrial = wish.withoutTrial || (await hasHadTheirTrial(deps, tx, wish.readerId))
    const checkout: NewCheckout = {
      readerId: wish.readerId,
      email: wish.email,
      planId: plan.id,
      price: money(price.amountMinor, price.currency),
      trialDays: trialDaysOnOffer(plan.trialDays, withoutTrial),
      returnTo: wish.returnTo,
      browserHash: tokenHash(wish.browserToken),
      language: wish.words.locale,
    }
    const open = await findOpenCheckout(tx, checkout, now.subtract({ minutes: SAME_CHECKOUT_MINUTES }))
    const evidence = { ...wish.evidence, price: checkout.price, trialDays: checkout.trialDays, plan: plan.slug }
    const id = await insertCheckout(tx, checkout, evidence, now)
    // The page that is gone back to may be the one that is paid.
    if (wish.letterId !== undefined) await storeLetter(tx, open ? [id, open.id] : [id], wish.letterId)
    return { id, checkout, open, customer: await customerOf(tx, wish.readerId) }
  })
  if (typeof prepared === 'string') return { kind: prepared }

  try {
    const open = prepared.open?.session ? await deps.gateway.findCheckout(prepared.open.session) : undefined
    if (open?.status === 'open' && open.url) return { kind: 'redirect', url: open.url }
    const back = new URLSearchParams({
      plan: plan.slug,
      return: wish.returnTo,
      ...(wish.withoutTrial ? { trial: 'no' } : {}),
    })
    const opened = await deps.gateway.openCheckout(deps.db, {
      checkoutId: prepared.id,
      planId: plan.id,
      planSlug: plan.slug,
      planName: plan.name,
      interval: plan.interval,
      price: prepared.checkout.price,
      trialDays: prepared.checkout.trialDays,
      email: wish.email,
      customer: prepared.customer,
      returnUrl: absoluteUrl(deps.site, wish.words.path('/subscribe/return')),
      cancelUrl: absoluteUrl(deps.site, wish.words.path(`/subscribe?${back}`)),
      language: wish.words.locale,
    })
    if (!opened) return { kind: 'refused' }
    if (!(await storeSession(deps.db, prepared.id, opened.account, opened.session))) {
      await deps.gateway.closeCheckout(opened.session)
      return { kind: 'unanswered' }
    }
    return { kind: 'redirect', url: opened.url }
  } catch (error) {
    if (error instanceof ProviderUnanswered) return { kind: 'unanswered' }
    throw error
  }
}

/** A visitor gets a customer of their own: whoever types an address must not find its cards on the payment page. */
async function customerOf(tx: DatabaseTransaction, readerId: number | undefined): Promise<string | undefined> {
  if (readerId === undefined) return undefined
  return (await listOfReader(tx, readerId)).find((subscription) => subscription.setAside === undefined)?.customer
}
