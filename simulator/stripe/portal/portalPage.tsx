import type { ServerResponse } from 'node:http'
import { cancelNow, update } from '../billing/billing.ts'
import type { BillingPortalConfiguration, BillingPortalSession } from '../objects/billingPortal.ts'
import { dateInWords, moneyInWords } from '../objects/calendar.ts'
import type { PaymentMethod } from '../objects/paymentMethod.ts'
import { isEnded, periodOf, type Subscription } from '../objects/subscription.ts'
import { CardFields, TestCards } from '../pages/cardFields.tsx'
import { answerPage, plainPage, redirect, renderPage } from '../pages/pages.tsx'
import { type PageDeps, workOf } from '../pages/pageWork.ts'
import { type CardProblems, readCardForm } from '../payments/cardNumbers.ts'
import { attachPaymentMethod, makeCard, refusalOnAttaching } from '../payments/cards.ts'
import { setUpCard } from '../payments/payment.ts'
import type { Parameters } from '../request/form.ts'
import { seconds, type Work } from '../request/work.ts'
import { inTransaction } from '../store/database.ts'
import { find, load, save, where } from '../store/storage.ts'
import { emitUpdated } from '../webhooks/events.ts'

/** A portal link is good for this long after it was made, on the simulator's clock. */
const GOOD_FOR_SECONDS = 3600

interface Portal {
  session: BillingPortalSession
  configuration: BillingPortalConfiguration
  subscriptions: Subscription[]
  method: PaymentMethod | undefined
}

interface Shown {
  typed: { card: string; expiry: string; cvc: string }
  problems: CardProblems
  done: string | null
}

const NOTHING: Shown = { typed: { card: '', expiry: '', cvc: '' }, problems: {}, done: null }

export async function showPortal(
  deps: PageDeps,
  secret: string,
  response: ServerResponse,
  done: string | null,
): Promise<void> {
  const html = await inTransaction(deps.pool, 'read', async (sql) => {
    const portal = await openPortal(await workOf(deps, sql), secret)
    return portal === undefined ? undefined : page(portal, { ...NOTHING, done })
  })
  if (html === undefined) answerPage(response, 404, gone())
  else answerPage(response, 200, html)
}

export async function submitPortal(
  deps: PageDeps,
  secret: string,
  sent: Parameters,
  response: ServerResponse,
): Promise<void> {
  const outcome = await inTransaction(deps.pool, 'write', async (sql) => {
    const work = await workOf(deps, sql)
    const portal = await openPortal(work, secret)
    return portal === undefined ? undefined : act(work, portal, sent)
  })
  if (outcome === undefined) return answerPage(response, 404, gone())
  if (outcome.kind === 'problem') return answerPage(response, 422, outcome.html)
  redirect(response, outcome.to ?? `/p/session/${secret}?done=${outcome.done}`)
}

type Outcome = { kind: 'problem'; html: string } | { kind: 'done'; done: string; to: string | null }

async function act(work: Work, portal: Portal, sent: Parameters): Promise<Outcome> {
  const action = sent.textOrNull('action')
  const to = portal.session.flow?.after_completion.redirect?.return_url ?? null
  const subscription = portal.subscriptions.find((known) => known.id === sent.textOrNull('subscription'))
  const { subscription_cancel: cancel, payment_method_update: card } = portal.configuration.features
  if (action === 'cancel' && subscription !== undefined && cancel.enabled) {
    if (cancel.mode === 'immediately') await cancelNow(work, subscription, 'cancellation_requested')
    else await cancelAtPeriodEnd(work, subscription)
    return { kind: 'done', done: 'canceled', to }
  }
  if (action === 'resume' && subscription !== undefined && cancel.enabled) {
    await update(work, subscription, {
      ...subscription,
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
      cancellation_details: { ...subscription.cancellation_details, reason: null },
    })
    return { kind: 'done', done: 'resumed', to }
  }
  if (action === 'card' && card.enabled) return changeCard(work, portal, sent, to)
  return { kind: 'problem', html: page(portal, NOTHING) }
}

async function cancelAtPeriodEnd(work: Work, subscription: Subscription): Promise<void> {
  await update(work, subscription, {
    ...subscription,
    cancel_at: periodOf(subscription).end,
    cancel_at_period_end: true,
    canceled_at: subscription.canceled_at ?? seconds(work),
    cancellation_details: { ...subscription.cancellation_details, reason: 'cancellation_requested' },
  })
}

async function changeCard(work: Work, portal: Portal, sent: Parameters, to: string | null): Promise<Outcome> {
  const typed = {
    card: sent.textOrNull('card') ?? '',
    expiry: sent.textOrNull('expiry') ?? '',
    cvc: sent.textOrNull('cvc') ?? '',
  }
  const read = readCardForm(typed, work.nowMs)
  if (read.kind === 'problems') {
    return { kind: 'problem', html: page(portal, { typed, problems: read.problems, done: null }) }
  }
  const method = await makeCard(work, read.card)
  const refusal = await refusalOnAttaching(work, method.id)
  await setUpCard(work, portal.session.customer, method, refusal)
  if (refusal !== null) {
    const problems = { card: `${refusal.message} Try another card.` }
    return { kind: 'problem', html: page(portal, { typed, problems, done: null }) }
  }
  await attachPaymentMethod(work, method.id, portal.session.customer)
  const customer = await load(work, 'customer', portal.session.customer)
  const after = {
    ...customer,
    invoice_settings: { ...customer.invoice_settings, default_payment_method: method.id },
  }
  await save(work, 'customer', after)
  await emitUpdated(work, 'customer.updated', customer, after)
  for (const subscription of portal.subscriptions) {
    await update(work, subscription, { ...subscription, default_payment_method: method.id })
  }
  return { kind: 'done', done: 'card', to }
}

async function openPortal(work: Work, secret: string): Promise<Portal | undefined> {
  const found = await work.sql.query<{ data: BillingPortalSession }>(
    `select data from stripe_simulator.objects where kind = 'billing_portal.session' and hidden #>> '{secret}' = $1`,
    [secret],
  )
  const session = found.rows[0]?.data
  if (session === undefined || session.created + GOOD_FOR_SECONDS < seconds(work)) return undefined
  const configuration = await load(work, 'billing_portal.configuration', session.configuration)
  const subscriptions = (await where(work, 'subscription', { customer: session.customer })).filter(
    (subscription) => !isEnded(subscription),
  )
  const customer = await find(work, 'customer', session.customer)
  if (customer === undefined) return undefined
  const methodId = subscriptions[0]?.default_payment_method ?? customer.invoice_settings.default_payment_method
  const method = methodId === null ? undefined : await find(work, 'payment_method', methodId)
  return { session, configuration, subscriptions, method }
}

function gone(): string {
  return plainPage('This link no longer works', 'Go back to where you came from and open the portal again.')
}

const DONE: Record<string, string> = {
  canceled: 'Your subscription is canceled.',
  resumed: 'Your subscription goes on.',
  card: 'Your new card is saved.',
}

function page(portal: Portal, shown: Shown): string {
  const { session, configuration, subscriptions, method } = portal
  const { features } = configuration
  const said = DONE[shown.done ?? '']
  const focus = (['card', 'expiry', 'cvc'] as const).find((name) => shown.problems[name] !== undefined) ?? ''
  return renderPage(
    `${focus === '' ? '' : 'Problem: '}Your subscription (simulation)`,
    <>
      <h1>Your subscription</h1>
      {said === undefined ? null : <p role="status">{said}</p>}
      {subscriptions.length === 0 ? <p>There is no running subscription.</p> : null}
      {subscriptions.map((subscription) => (
        <SubscriptionPart subscription={subscription} mayCancel={features.subscription_cancel.enabled} />
      ))}
      {method === undefined ? null : (
        <p>
          Paid with the card that ends in <strong>{method.card.last4}</strong>.
        </p>
      )}
      {features.payment_method_update.enabled ? (
        <>
          <h2>Use another card</h2>
          <form method="post">
            <CardFields typed={shown.typed} problems={shown.problems} focus={focus} />
            <div class="buttons">
              <button class="main" name="action" value="card" type="submit">
                Save card
              </button>
            </div>
          </form>
          <TestCards />
        </>
      ) : null}
      {session.return_url === null ? null : (
        <p>
          <a href={session.return_url}>Go back</a>
        </p>
      )}
    </>,
  )
}

function SubscriptionPart(props: { subscription: Subscription; mayCancel: boolean }) {
  const { subscription, mayCancel } = props
  const item = subscription.items.data[0]
  const { end } = periodOf(subscription)
  const canceling = subscription.cancel_at !== null
  return (
    <form method="post">
      <dl>
        <div>
          <dt>Status</dt>
          <dd>{subscription.status.replaceAll('_', ' ')}</dd>
        </div>
        <div>
          <dt>Price</dt>
          <dd>
            {item === undefined ? '' : moneyInWords(item.price.unit_amount, item.price.currency)} per{' '}
            {item?.price.recurring?.interval}
          </dd>
        </div>
        <div>
          <dt>{canceling ? 'Ends on' : 'Next payment'}</dt>
          <dd>{dateInWords(subscription.cancel_at ?? end)}</dd>
        </div>
      </dl>
      <input type="hidden" name="subscription" value={subscription.id} />
      {mayCancel ? (
        <div class="buttons">
          {canceling ? (
            <button name="action" value="resume" type="submit">
              Keep the subscription
            </button>
          ) : (
            <button name="action" value="cancel" type="submit">
              Cancel the subscription
            </button>
          )}
        </div>
      ) : null}
    </form>
  )
}
