import type { Context } from 'hono'
import { z } from 'zod'
import type { Browser } from '../../platform/browser.ts'
import { localPath, readForm, seeOther } from '../../platform/http.ts'
import { EVERYBODY, type Limit } from '../../platform/limits.ts'
import { isToken, makeToken } from '../../platform/signing.ts'
import { describeEmailProblem, parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import { trialEndsAt } from '../plans/plans.module.ts'
import { findPaying, isGraceOver } from '../subscriptions/subscriptions.module.ts'
import type { CheckoutPageDeps } from './checkoutDeps.ts'
import { findOffer } from './findOffer.ts'
import { renewsOn } from './renewal.rule.ts'
import { type CheckoutStarted, startCheckout } from './startCheckout.ts'
import { type SubscribeProps, SubscribeView } from './subscribe.view.tsx'

/** Enough for a household that cannot decide, too few to try addresses or cards. */
const FROM_NETWORK: Limit = { name: 'checkout-network', times: 20, perSeconds: 900 }
const FOR_ADDRESS: Limit = { name: 'checkout-address', times: 8, perSeconds: 900 }
/** All who are not signed in together: each makes rows here and a page at the provider. */
const OF_EVERYBODY: Limit = { name: 'checkout-all', times: 250, perSeconds: 900 }

/** Longer than the provider keeps a payment page open. */
const BROWSER_COOKIE_SECONDS = 2 * 24 * 3600

const SubscribeForm = z.object({
  plan: z.string().optional(),
  return: z.string().optional(),
  /** Whoever is signed in is not asked for it. */
  email: z.string().optional(),
  trial: z.string().optional(),
})

type Asked = { plan: string | undefined; returnTo: string; typed: string | undefined; withoutTrial: boolean }

/** `?trial=no`: whose card has had its trial is led here to pay at once. */
const refusesTrial = (value: string | undefined) => value === 'no'

/** Where to go on after subscribing; never back into the checkout. */
function wantedPath(value: string | undefined): string {
  const path = localPath(value)
  return path === undefined || /^(?:\/[a-z]{2})?\/(?:subscribe|sign-in|sign-out)(?:[/?]|$)/i.test(path) ? '/' : path
}

export function createSubscribePage(deps: CheckoutPageDeps) {
  const { shell, readers, plans, browserOf } = deps
  const { words } = shell

  async function show(
    c: Context,
    asked: Asked,
    status: 200 | 422 | 429 | 503 = 200,
    problems: SubscribeProps['problems'] = {},
  ): Promise<Response> {
    const now = deps.clock.now()
    const { zone } = deps.publication()
    const session = await readers.currentSession(browserOf(c))
    const { withoutTrial } = asked
    const offer = await findOffer(deps, { readerId: session?.readerId, withoutTrial }, now)
    const selected =
      offer.plans.find((plan) => plan.slug === asked.plan)?.slug ??
      // Fair dealing: where nothing was chosen, what costs nothing today stands chosen.
      offer.plans.find((plan) => plan.trialDays > 0)?.slug ??
      offer.plans.find((plan) => plan.bestValue)?.slug
    return shell.page(c, {
      status,
      title: words.t('subscribe.title'),
      problem: problemInWords(problems),
      path: '/subscribe',
      look: 'quiet',
      caching: 'no-store',
      returnTo: asked.returnTo,
      headers: status === 429 ? { 'Retry-After': '900' } : status === 503 ? { 'Retry-After': '120' } : {},
      body: (
        <SubscribeView
          words={words}
          offer={offer.plans.map((plan) => ({
            ...plan,
            renewsOn: renewsOn(trialEndsAt(plan.trialDays, now), plan.interval, zone),
          }))}
          benefits={plans.benefits(now, zone)}
          selected={selected}
          returnTo={asked.returnTo}
          email={session ? { kind: 'known', address: session.email } : { kind: 'asked', typed: asked.typed }}
          problems={problems}
          trialUsed={offer.trialUsed}
          withoutTrial={withoutTrial}
          termsUrl="/about/terms"
          privacyUrl="/about/privacy"
        />
      ),
    })
  }

  /** The first of them: what the page says beside the field. */
  function problemInWords({ plan, email, form }: NonNullable<SubscribeProps['problems']>): string | undefined {
    if (plan) return words.t(`subscribe.problem.${plan}`)
    return email ?? (form && words.t(`subscribe.problem.${form}`))
  }

  /** Whoever is signed in is counted by their account: strangers may type an address, and use up nothing of its owner's. */
  function isWithinLimits(c: Context, emailKey: string, readerId: number | undefined): Promise<boolean> {
    const keyed = (value: string) => deps.trialSigner.hash(`limit ${value}`).toString('base64url')
    return deps.limits.allowsAll([
      [FROM_NETWORK, keyed(browserOf(c).network)],
      ...(readerId === undefined ? [[OF_EVERYBODY, EVERYBODY] as const] : []),
      [FOR_ADDRESS, keyed(readerId === undefined ? emailKey : `reader ${readerId}`)],
    ])
  }

  /** What was shown, in the words in which it was shown, and by which browser it was agreed to. */
  async function evidenceOf(
    { network, userAgent = '' }: Browser,
    wish: { readerId: number | undefined; withoutTrial: boolean },
    plan: string,
    now: Temporal.Instant,
  ) {
    const offer = await findOffer(deps, wish, now)
    return {
      page: '/subscribe',
      agreed: `${words.t('subscribe.button')}. ${words.t('subscribe.agree')} ${words.list([words.t('subscribe.terms'), words.t('subscribe.privacy')])}.`,
      offer: offer.plans.find((shown) => shown.slug === plan),
      language: words.locale,
      network: deps.trialSigner.hash(`consent ${network}`).toString('base64url'),
      userAgent: userAgent.slice(0, 200).toWellFormed(),
    }
  }

  return {
    /** GET /subscribe?plan=&return=&trial=no */
    async show(c: Context) {
      const session = await readers.currentSession(browserOf(c))
      const paying = session && (await findPaying(deps.db, session.readerId))
      if (paying && !isGraceOver(paying, deps.clock.now(), deps.publication().zone))
        return seeOther(c, '/account/subscription')
      return show(c, {
        plan: c.req.query('plan'),
        returnTo: wantedPath(c.req.query('return')),
        typed: undefined,
        withoutTrial: refusesTrial(c.req.query('trial')),
      })
    },

    /** POST /subscribe → the hosted payment page */
    async submit(c: Context) {
      const fields = await readForm(c, SubscribeForm)
      const asked: Asked = {
        plan: fields.plan,
        returnTo: wantedPath(fields.return),
        typed: fields.email?.slice(0, 320),
        withoutTrial: refusesTrial(fields.trial),
      }
      const browser = browserOf(c)
      const session = await readers.currentSession(browser)
      const address = parseEmailAddress(session?.email ?? fields.email ?? '')
      const problems: SubscribeProps['problems'] = {}
      if (!asked.plan || !plans.plan(asked.plan)) problems.plan = 'choose'
      if (address.kind === 'refused') problems.email = describeEmailProblem(words, address.problem)
      if (address.kind === 'refused' || !asked.plan || problems.plan) return show(c, asked, 422, problems)
      if (!(await isWithinLimits(c, address.emailKey, session?.readerId))) return show(c, asked, 429, { form: 'limit' })

      const known = browser.cookie('checkout')
      const browserToken = known !== undefined && isToken(known) ? known : makeToken()
      const wish = { readerId: session?.readerId, withoutTrial: asked.withoutTrial }
      const started = await startCheckout(deps, {
        ...wish,
        email: address.email,
        plan: asked.plan,
        currency: deps.publication().currency,
        returnTo: asked.returnTo,
        words,
        browserToken,
        letterId: deps.broughtBy(browser.cookie('letter'), c.req.header('sec-gpc') === '1'),
        evidence: await evidenceOf(browser, wish, asked.plan, deps.clock.now()),
      })
      return answer(c, asked, started, browserToken)
    },
  }

  async function answer(c: Context, asked: Asked, started: CheckoutStarted, browserToken: string): Promise<Response> {
    switch (started.kind) {
      case 'redirect':
        browserOf(c).setCookie('checkout', browserToken, BROWSER_COOKIE_SECONDS)
        return seeOther(c, started.url)
      case 'already-subscribed':
        return seeOther(c, '/account/subscription')
      case 'plan-unknown':
        return show(c, asked, 422, { plan: 'choose' })
      case 'unanswered':
        return show(c, asked, 503, { form: 'provider-away' })
      case 'refused':
        return show(c, asked, 422, { form: 'refused' })
    }
  }
}
