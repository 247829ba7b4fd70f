import type { Context } from 'hono'
import { absoluteUrl, seeOther } from '../../platform/http.ts'
import { signedIn } from '../../readers/accounts/accounts.module.ts'
import type { CommandOutcome, SubscriptionPageDeps } from '../subscriptions/subscriptions.module.ts'
import {
  askOfProvider,
  listOfReader,
  ProviderUnanswered,
  type Subscription,
} from '../subscriptions/subscriptions.module.ts'
import { decideNotice } from './notice.rule.ts'
import { asItStands, mayDo, shownState } from './shownState.rule.ts'
import { CancelView, type SubscriptionProps, SubscriptionView } from './subscription.view.tsx'

const PATH = '/account/subscription'
const quiet = { caching: 'no-store', referrer: 'same-origin', noindex: true } as const

/** The reader's own page of their subscription, and what they may do with it. */
export function createSubscriptionPage(deps: SubscriptionPageDeps) {
  const { shell } = deps
  const { words } = shell

  async function latest(readerId: number): Promise<Subscription | undefined> {
    const found = (await listOfReader(deps.db, readerId)).find((subscription) => !subscription.setAside)
    return found && asItStands(found, deps.publication().zone, deps.clock.now())
  }

  async function show(
    c: Context,
    readerId: number,
    failed?: Extract<SubscriptionProps['notice'], 'provider-away' | 'unanswered' | 'not-done'>,
  ): Promise<Response> {
    const subscription = await latest(readerId)
    const { zone } = deps.publication()
    const notice = failed ?? decideNotice(c.req.query('notice'), subscription)
    return shell.page(c, {
      ...quiet,
      title: words.t('subscription.title'),
      ...(failed && {
        status: 503,
        problem: words.t(`subscription.notice.${failed}`),
        headers: { 'Retry-After': '120' },
      }),
      body: (
        <SubscriptionView
          words={words}
          zone={zone}
          may={mayDo(subscription)}
          {...(subscription ? { subscription: shownState(subscription, zone, deps.clock.now()) } : {})}
          {...(notice ? { notice } : {})}
        />
      ),
    })
  }

  function answer(
    c: Context,
    readerId: number,
    outcome: CommandOutcome,
    notice: 'canceled' | 'resumed',
  ): Response | Promise<Response> {
    switch (outcome.kind) {
      case 'done':
        return seeOther(c, `${PATH}?notice=${notice}`)
      // The wish is fulfilled already, or there is nothing to wish for: the page shows how things stand.
      case 'not-now':
      case 'not-subscribed':
        return seeOther(c, PATH)
      case 'not-done':
      case 'unanswered':
        return show(c, readerId, outcome.kind)
    }
  }

  return {
    /** GET /account/subscription */
    show: (c: Context) => signedIn(deps, c, PATH, ({ readerId }) => show(c, readerId)),

    /** GET /account/subscription/cancel: what would happen, before it does */
    askToCancel: (c: Context) =>
      signedIn(deps, c, PATH, async ({ readerId }) => {
        const subscription = await latest(readerId)
        if (!subscription || !mayDo(subscription).cancel) return seeOther(c, PATH)
        const { zone } = deps.publication()
        return shell.page(c, {
          ...quiet,
          title: words.t('cancel.title'),
          body: (
            <CancelView words={words} zone={zone} subscription={shownState(subscription, zone, deps.clock.now())} />
          ),
        })
      }),

    /** POST /account/subscription/cancel */
    cancel: (c: Context) =>
      signedIn(deps, c, PATH, async ({ readerId }) =>
        answer(c, readerId, await askOfProvider(deps, readerId, 'cancel'), 'canceled'),
      ),

    /** POST /account/subscription/resume */
    resume: (c: Context) =>
      signedIn(deps, c, PATH, async ({ readerId }) =>
        answer(c, readerId, await askOfProvider(deps, readerId, 'resume'), 'resumed'),
      ),

    /** POST /account/subscription/payment → the provider's portal */
    managePayment: (c: Context) =>
      signedIn(deps, c, PATH, async ({ readerId }) => {
        const subscription = await latest(readerId)
        if (!subscription || !mayDo(subscription).managePayment) return seeOther(c, PATH)
        try {
          return seeOther(
            c,
            await deps.gateway.openPortal(deps.db, subscription.customer, absoluteUrl(deps.site, words.path(PATH))),
          )
        } catch (error) {
          if (error instanceof ProviderUnanswered) return show(c, readerId, 'provider-away')
          throw error
        }
      }),
  }
}
