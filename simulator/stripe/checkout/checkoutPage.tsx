import type { ServerResponse } from 'node:http'
import { dateInWords, moneyInWords } from '../objects/calendar.ts'
import type { CheckoutSession, SessionHidden } from '../objects/checkoutSession.ts'
import { CardFields, TestCards } from '../pages/cardFields.tsx'
import { answerPage, Field, plainPage, redirect, renderPage } from '../pages/pages.tsx'
import { type PageDeps, workOf } from '../pages/pageWork.ts'
import { type CardProblems, readCardForm } from '../payments/cardNumbers.ts'
import type { Parameters } from '../request/form.ts'
import type { Work } from '../request/work.ts'
import { inTransaction } from '../store/database.ts'
import { find } from '../store/storage.ts'
import { completeCheckout } from './completeCheckout.ts'
import { sessionHidden, trialEndOf } from './session.ts'

interface Typed {
  email: string
  card: string
  expiry: string
  cvc: string
}

type Problems = CardProblems & { email?: string }

type Answer =
  | { kind: 'page'; status: number; html: string; leadsTo: (string | null)[] }
  | { kind: 'redirect'; to: string }

export async function showCheckout(deps: PageDeps, id: string, response: ServerResponse): Promise<void> {
  const answer = await inTransaction(deps.pool, 'read', async (sql): Promise<Answer> => {
    const work = await workOf(deps, sql)
    const session = await find(work, 'checkout.session', id)
    if (session?.status !== 'open') return closed(session)
    const hidden = await sessionHidden(work, session)
    return form(work, session, hidden, { email: '', card: '', expiry: '', cvc: '' }, {}, 200)
  })
  send(response, answer)
}

export async function submitCheckout(
  deps: PageDeps,
  id: string,
  sent: Parameters,
  response: ServerResponse,
): Promise<void> {
  const answer = await inTransaction(deps.pool, 'write', async (sql): Promise<Answer> => {
    const work = await workOf(deps, sql)
    const session = await find(work, 'checkout.session', id)
    const paying = sent.textOrNull('action') !== 'cancel'
    // A second submit of the same page finds the work done, and goes where the first one went.
    if (session?.status === 'complete' && paying) return { kind: 'redirect', to: successUrl(session) }
    if (session?.status !== 'open') return closed(session)
    if (!paying) return { kind: 'redirect', to: session.cancel_url ?? successUrl(session) }
    return pay(work, session, {
      email: sent.textOrNull('email') ?? '',
      card: sent.textOrNull('card') ?? '',
      expiry: sent.textOrNull('expiry') ?? '',
      cvc: sent.textOrNull('cvc') ?? '',
    })
  })
  send(response, answer)
}

async function pay(work: Work, session: CheckoutSession, typed: Typed): Promise<Answer> {
  const hidden = await sessionHidden(work, session)
  const problems: Problems = {}
  const email = session.customer_details?.email ?? typed.email.trim()
  if (session.customer === null && !/^[^\s@]+@[^\s@]+$/.test(email)) problems.email = 'Enter an email address.'
  const read = asksForCard(session, hidden) ? readCardForm(typed, work.nowMs) : undefined
  if (read?.kind === 'problems') Object.assign(problems, read.problems)
  if (Object.keys(problems).length > 0) return form(work, session, hidden, typed, problems, 422)
  const card = read?.kind === 'card' ? read.card : null
  const completed = await completeCheckout(work, session, { card, email: email === '' ? null : email })
  if (completed.kind === 'complete') return { kind: 'redirect', to: successUrl(completed.session) }
  return form(work, session, await sessionHidden(work, session), typed, problemOf(completed.refusal), 402)
}

function problemOf(refusal: { code: string; message: string }): Problems {
  if (refusal.code === 'incorrect_cvc') return { cvc: refusal.message }
  if (refusal.code === 'expired_card') return { expiry: refusal.message }
  return { card: `${refusal.message} Try another card.` }
}

/** A trial may be taken without a card where the shop says so. */
function asksForCard(session: CheckoutSession, hidden: SessionHidden): boolean {
  const nothingNow = session.amount_total === 0
  const free = hidden.periodAmount === 0
  return !(session.payment_method_collection === 'if_required' && (nothingNow || free))
}

function successUrl(session: CheckoutSession): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.kind === 'redirect') redirect(response, answer.to)
  else answerPage(response, answer.status, answer.html, answer.leadsTo)
}

function closed(session: CheckoutSession | undefined): Answer {
  if (session === undefined) {
    const html = plainPage('This payment page does not exist', 'The address may be incomplete.')
    return { kind: 'page', status: 404, html, leadsTo: [] }
  }
  if (session.status === 'complete') {
    const html = plainPage('This is already paid', 'You do not need to do anything more here.', {
      href: successUrl(session),
      words: 'Continue',
    })
    return { kind: 'page', status: 200, html, leadsTo: [] }
  }
  const back = session.cancel_url
  const html = plainPage(
    'This payment page has expired',
    'Nothing was bought. Go back and start again.',
    back === null ? undefined : { href: back, words: 'Go back' },
  )
  return { kind: 'page', status: 410, html, leadsTo: [] }
}

function form(
  work: Work,
  session: CheckoutSession,
  hidden: SessionHidden,
  typed: Typed,
  problems: Problems,
  status: number,
): Answer {
  const trialEnd = trialEndOf(work, hidden)
  const what = hidden.items.map((item) => item.description).join(', ')
  const title = trialEnd === null ? `Subscribe to ${what}` : `Start your free trial of ${what}`
  const first = (['email', 'card', 'expiry', 'cvc'] as const).find((name) => problems[name] !== undefined)
  const focus = first ?? (session.customer_details?.email || session.customer !== null ? 'card' : 'email')
  const html = renderPage(
    `${first === undefined ? '' : 'Problem: '}${title} (simulation)`,
    <>
      <h1>{title}</h1>
      <Summary session={session} hidden={hidden} trialEnd={trialEnd} />
      <form method="post">
        {session.customer === null && !session.customer_details?.email ? (
          <Field
            name="email"
            label="Email"
            value={typed.email}
            problem={problems.email}
            autocomplete="email"
            inputmode="email"
            focus={focus === 'email'}
          />
        ) : null}
        {asksForCard(session, hidden) ? <CardFields typed={typed} problems={problems} focus={focus} /> : null}
        <div class="buttons">
          <button class="main" name="action" value="pay" type="submit">
            {trialEnd === null ? `Pay ${moneyInWords(hidden.periodAmount, session.currency)}` : 'Start trial'}
          </button>
          {session.cancel_url === null ? null : (
            <button name="action" value="cancel" type="submit">
              Cancel and go back
            </button>
          )}
        </div>
      </form>
      <TestCards />
    </>,
  )
  return { kind: 'page', status, html, leadsTo: [session.success_url, session.cancel_url] }
}

function Summary(props: { session: CheckoutSession; hidden: SessionHidden; trialEnd: number | null }) {
  const { session, hidden, trialEnd } = props
  const recurring = hidden.items[0]?.price.recurring
  const count = recurring?.interval_count ?? 1
  const every = count === 1 ? (recurring?.interval ?? 'month') : `${count} ${recurring?.interval ?? 'month'}s`
  const amount = moneyInWords(hidden.periodAmount, session.currency)
  return (
    <dl>
      {hidden.items.map((item) => (
        <div>
          <dt>
            {item.description}
            {item.quantity === 1 ? '' : ` × ${item.quantity}`}
          </dt>
          <dd>
            {moneyInWords(item.amount_total, item.currency)} per {every}
          </dd>
        </div>
      ))}
      {trialEnd === null ? null : (
        <div>
          <dt>Free trial until</dt>
          <dd>{dateInWords(trialEnd)}</dd>
        </div>
      )}
      {trialEnd === null ? null : (
        <div>
          <dt>Then, unless canceled</dt>
          <dd>
            {amount} per {every}
          </dd>
        </div>
      )}
      <div class="due">
        <dt>Due today</dt>
        <dd>{moneyInWords(trialEnd === null ? hidden.periodAmount : 0, session.currency)}</dd>
      </div>
    </dl>
  )
}
