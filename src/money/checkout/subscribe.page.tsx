import type { Context } from 'hono'
import { localPath, readCookie, readFields, writeCookie } from '../../platform/http.ts'
import { type Limit, networkOf } from '../../platform/limits.ts'
import { makeToken } from '../../platform/signing.ts'
import { type EmailProblem, parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import { trialEndsAt } from '../plans/plans.module.ts'
import { findPaying } from '../subscriptions/subscriptions.module.ts'
import type { CheckoutPageDeps } from './checkoutDeps.ts'
import { findOffer } from './findOffer.ts'
import { renewsOn } from './renewal.rule.ts'
import { type CheckoutStarted, startCheckout } from './startCheckout.ts'
import { type SubscribeProps, SubscribeView } from './subscribe.view.tsx'

/** Enough for a household that cannot decide, too few to try addresses or cards. */
const FROM_NETWORK: Limit = { name: 'checkout-network', times: 20, perSeconds: 900 }
const FOR_ADDRESS: Limit = { name: 'checkout-address', times: 8, perSeconds: 900 }

/** Longer than the provider keeps a payment page open. */
const BROWSER_COOKIE_SECONDS = 2 * 24 * 3600
const TOKEN = /^[\w-]{43}$/

const PROBLEMS = {
  missing: 'problem.emailMissing',
  malformed: 'problem.emailMalformed',
  'too-long': 'problem.emailTooLong',
} as const satisfies Record<EmailProblem, string>

type Asked = { plan: string | undefined; returnTo: string; typed: string | undefined }

/** Where to go on after subscribing; never back into the checkout. */
function wantedPath(value: string | undefined): string {
  const path = localPath(value)
  return path === undefined || /^(?:\/[a-z]{2})?\/(?:subscribe|sign-in|sign-out)(?:[/?]|$)/i.test(path) ? '/' : path
}

export function createSubscribePage(deps: CheckoutPageDeps) {
  const { shell, readers, site, plans } = deps
  const { words } = shell

  async function show(
    c: Context,
    asked: Asked,
    status: 200 | 422 | 429 | 503 = 200,
    problems: SubscribeProps['problems'] = {},
  ): Promise<Response> {
    const now = deps.clock.now()
    const { zone } = deps.publication()
    const session = await readers.currentSession(c)
    const offer = await findOffer(deps, session?.readerId, now)
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
            renewsOn: renewsOn(trialEndsAt(now, plan.trialDays), plan.interval, zone),
          }))}
          benefits={plans.benefits(now, zone)}
          selected={selected}
          returnTo={asked.returnTo}
          email={session ? { kind: 'known', address: session.email } : { kind: 'asked', typed: asked.typed }}
          problems={problems}
          trialUsed={offer.trialUsed}
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

  async function isWithinLimits(c: Context, emailKey: string): Promise<boolean> {
    const keyed = (value: string) => deps.trialSigner.hash(`limit ${value}`).toString('base64url')
    return (
      (await deps.limits.allows(FROM_NETWORK, keyed(networkOf(deps.clientAddressOf(c))))) &&
      (await deps.limits.allows(FOR_ADDRESS, keyed(emailKey)))
    )
  }

  /** What was shown, in the words in which it was shown, and by which browser it was agreed to. */
  async function evidenceOf(c: Context, readerId: number | undefined, plan: string, now: Temporal.Instant) {
    const offer = await findOffer(deps, readerId, now)
    return {
      page: '/subscribe',
      agreed: `${words.t('subscribe.button')}. ${words.t('subscribe.agree')} ${words.list([words.t('subscribe.terms'), words.t('subscribe.privacy')])}.`,
      offer: offer.plans.find((shown) => shown.slug === plan),
      language: words.locale,
      network: deps.trialSigner.hash(`consent ${networkOf(deps.clientAddressOf(c))}`).toString('base64url'),
      userAgent: (c.req.header('user-agent') ?? '').slice(0, 200).toWellFormed(),
    }
  }

  return {
    /** GET /subscribe?plan=&return= */
    async show(c: Context) {
      const session = await readers.currentSession(c)
      if (session && (await findPaying(deps.db, session.readerId))) {
        c.header('Cache-Control', 'no-store')
        return c.redirect('/account/subscription', 303)
      }
      return show(c, { plan: c.req.query('plan'), returnTo: wantedPath(c.req.query('return')), typed: undefined })
    },

    /** POST /subscribe → the hosted payment page */
    async submit(c: Context) {
      const fields = await readFields(c)
      const asked: Asked = {
        plan: fields.plan,
        returnTo: wantedPath(fields.return),
        typed: fields.email?.slice(0, 320),
      }
      const session = await readers.currentSession(c)
      const address = parseEmailAddress(session?.email ?? fields.email ?? '')
      const problems: SubscribeProps['problems'] = {}
      if (!asked.plan || !plans.plan(asked.plan)) problems.plan = 'choose'
      if (address.kind === 'refused') problems.email = words.t(PROBLEMS[address.problem])
      if (address.kind === 'refused' || !asked.plan || problems.plan) return show(c, asked, 422, problems)
      if (!(await isWithinLimits(c, address.emailKey))) return show(c, asked, 429, { form: 'limit' })

      const known = readCookie(c, site, 'checkout')
      const browserToken = known !== undefined && TOKEN.test(known) ? known : makeToken()
      const started = await startCheckout(deps, {
        readerId: session?.readerId,
        email: address.email,
        plan: asked.plan,
        currency: deps.publication().currency,
        returnTo: asked.returnTo,
        words,
        browserToken,
        evidence: await evidenceOf(c, session?.readerId, asked.plan, deps.clock.now()),
      })
      return answer(c, asked, started, browserToken)
    },
  }

  async function answer(c: Context, asked: Asked, started: CheckoutStarted, browserToken: string): Promise<Response> {
    switch (started.kind) {
      case 'redirect':
        writeCookie(c, site, 'checkout', browserToken, BROWSER_COOKIE_SECONDS)
        c.header('Cache-Control', 'no-store')
        return c.redirect(started.url, 303)
      case 'already-subscribed':
        c.header('Cache-Control', 'no-store')
        return c.redirect('/account/subscription', 303)
      case 'plan-unknown':
        return show(c, asked, 422, { plan: 'choose' })
      case 'unanswered':
        return show(c, asked, 503, { form: 'provider-away' })
    }
  }
}
