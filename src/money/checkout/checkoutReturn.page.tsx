import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { isBefore } from '../../platform/calendar.ts'
import { notFound } from '../../platform/errors.ts'
import { seeOther } from '../../platform/http.ts'
import { tokenHash } from '../../platform/signing.ts'
import { writeSessionCookie } from '../../readers/accounts/accounts.module.ts'
import { isPaying, ProviderUnanswered, type Subscription } from '../subscriptions/subscriptions.module.ts'
import type { CheckoutPageDeps } from './checkoutDeps.ts'
import { CheckoutNotRunningView, CheckoutSetAsideView } from './checkoutReturn.view.tsx'
import { type Checkout, findBySession } from './checkouts.sql.ts'
import { mailCheckoutLink } from './mailCheckoutLink.ts'
import { signInAfterCheckout } from './signInAfterCheckout.ts'
import { CheckoutPendingView, SubscribedCheckMailView } from './subscribe.view.tsx'
import { type CheckoutOutcome, syncCheckout } from './syncCheckout.ts'
import { welcomePath } from './welcome.page.tsx'

const quiet = { caching: 'no-store', referrer: 'same-origin', noindex: true, look: 'quiet' } as const
/** The waiting page asks again after so long, without any script. */
const REFRESH_SECONDS = 4

/**
 * `GET /subscribe/return?session=…`, where the payment page sends the browser. It asks the provider itself instead of
 * waiting for a webhook, and goes on to the welcome, from where a link leads to the article that the reader wanted.
 */
export function createCheckoutReturnPage(deps: CheckoutPageDeps) {
  const { shell, readers, browserOf } = deps
  const { words } = shell

  return {
    async show(c: Context): Promise<Response> {
      const session = c.req.query('session') ?? ''
      if (!/^cs_\w{1,200}$/.test(session)) throw notFound('checkout-unknown', 'There is no such checkout.')
      const outcome = await inspect(session)
      switch (outcome.kind) {
        case 'unknown':
          throw notFound('checkout-unknown', 'There is no such checkout.')
        case 'pending':
          return pending(c, outcome.checkout)
        case 'open':
          return seeOther(c, outcome.url, 'secret')
        case 'expired':
          return seeOther(c, `/subscribe?${new URLSearchParams({ return: outcome.checkout.returnTo })}`, 'secret')
        case 'refused':
          return setAside(c, 'refused', await shownAddress(c, outcome.checkout))
        case 'complete':
          return complete(c, outcome)
      }
    },
  }

  async function inspect(session: string): Promise<CheckoutOutcome | { kind: 'pending'; checkout: Checkout }> {
    try {
      return await syncCheckout(deps, session, 'return')
    } catch (error) {
      if (!(error instanceof ProviderUnanswered)) throw error
      const checkout = await findBySession(deps.db, session)
      return checkout ? { kind: 'pending', checkout } : { kind: 'unknown' }
    }
  }

  async function complete(c: Context, { checkout, subscription }: Extract<CheckoutOutcome, { kind: 'complete' }>) {
    // Whoever it was is forgotten, as is their checkout.
    if (subscription.setAside === 'orphan') throw notFound('checkout-unknown', 'There is no such checkout.')
    const isThisBrowsers = belongsToBrowser(c, checkout)
    const current = await readers.currentSession(browserOf(c))
    let signedIn = current?.readerId === subscription.readerId
    if (!signedIn && isThisBrowsers) signedIn = await signIn(c, checkout, subscription.readerId)
    if (subscription.setAside) return setAside(c, subscription.setAside, await shownAddress(c, checkout, subscription))
    if (signedIn) return seeOther(c, words.path(welcomePath(checkout.returnTo)), 'secret')
    // This address may be come back to after months.
    if (!isPaying(subscription.state)) {
      const body = <CheckoutNotRunningView words={words} hasEnded={subscription.state === 'ended'} />
      return shell.page(c, { ...quiet, title: words.t('subscription.title'), body })
    }
    const link = isThisBrowsers ? await mailCheckoutLink(deps, browserOf(c), checkout, words.locale) : 'none'
    const title = words.t('checkout.checkMail.title')
    const email = await shownAddress(c, checkout, subscription)
    const body = <SubscribedCheckMailView words={words} email={email} link={link} />
    return shell.page(c, { ...quiet, title, body })
  }

  function belongsToBrowser(c: Context, checkout: Checkout): boolean {
    const token = browserOf(c).cookie('checkout')
    return token !== undefined && timingSafeEqual(tokenHash(token), checkout.browserHash)
  }

  async function signIn(c: Context, checkout: Checkout, readerId: number): Promise<boolean> {
    const secret = browserOf(c).cookie('checkout') ?? ''
    const token = await signInAfterCheckout(deps, browserOf(c), checkout, readerId, secret)
    if (token !== undefined) writeSessionCookie(browserOf(c), token)
    return token !== undefined
  }

  function pending(c: Context, checkout: Checkout) {
    return shell.page(c, {
      ...quiet,
      title: words.t('checkout.pending.title'),
      head: <meta http-equiv="refresh" content={String(REFRESH_SECONDS)} />,
      body: <CheckoutPendingView words={words} returnTo={checkout.returnTo} />,
    })
  }

  /**
   * Whoever merely has the page's address is not told whose checkout it was. Nor is whoever typed somebody's address where
   * that one has moved since: the checkout has gone along to the new address, which only its owner knows.
   */
  async function shownAddress(c: Context, checkout: Checkout, subscription?: Subscription): Promise<string> {
    const readerId = subscription?.readerId ?? checkout.readerId
    const reader = readerId === undefined ? undefined : await readers.findReader(deps.db, { readerId })
    const provenAt = reader?.addressConfirmedAt
    if (provenAt && isBefore(checkout.createdAt, provenAt)) return '…'
    return belongsToBrowser(c, checkout) ? checkout.email : maskedAddress(checkout.email)
  }

  function setAside(c: Context, why: 'surplus' | 'trial-used' | 'refused', email: string) {
    const title = words.t(why === 'trial-used' ? 'checkout.trialUsed.title' : `checkout.${why}.title`)
    return shell.page(c, { ...quiet, title, body: <CheckoutSetAsideView words={words} why={why} email={email} /> })
  }
}

const maskedAddress = (email: string) => `…@${email.slice(email.lastIndexOf('@') + 1)}`
