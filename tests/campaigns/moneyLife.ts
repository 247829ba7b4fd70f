import type Stripe from 'stripe'
import { newCard } from '../support/cards.ts'
import { openBrowser } from '../support/cookieBrowser.ts'
import { linkTo, readMails } from '../support/mails.ts'
import type { PayingSite } from '../support/payingSite.ts'
import { diceOf } from './moneySteps.ts'
import type { SoldSubscription } from './providerInMemory.ts'

type Instant = Temporal.Instant
type Deed = SoldSubscription['deeds'][number]['what']

/** How often a deed of this kind is thrown, of all of them. */
const WEIGHTS = {
  subscribe: 6,
  'buy once more': 3,
  'leave a page open': 2,
  'pay an open page': 3,
  cancel: 9,
  resume: 6,
  'cancel, keep it, cancel': 4,
  move: 3,
  'move to a used address': 6,
  erase: 4,
  'switch to a card that fails': 4,
  'switch to a card that pays': 4,
  'change the plan': 2,
  'refund all': 3,
  'refund a part': 3,
  dispute: 3,
  'close a dispute': 3,
  'cut off': 1,
  'cancel there': 2,
  'keep there': 2,
  pause: 2,
  unpause: 2,
  'forget the customer there': 1,
  nothing: 2,
} as const
export type DeedKind = keyof typeof WEIGHTS
/** Tried in turn as well, so that each kind has its chance in every batch. */
export const DEEDS = Object.keys(WEIGHTS) as DeedKind[]
const ALL = Object.entries(WEIGHTS).flatMap(([kind, weight]) => Array<DeedKind>(weight).fill(kind as DeedKind))

/** There may be nothing to do it to; then something else is thrown. */
const MOST_TRIES = 5

/** In these rounds the provider does not hear Dateline, and what is done on its own pages and at its desk is heard all the same. */
export type Round = { spoilt: boolean; lost: boolean }

/** What is known of one that was sold, and cannot be asked of anybody later. */
export type Sold = { id: string; card: string; deeds: { at: Instant; what: Deed }[] }

/** What nobody ordered ends by a job of ours, also between a look at the provider's desk and a hand on it. */
function unlessEndedMeanwhile(error: Error): undefined {
  if (!error.message.startsWith('A canceled subscription can only update')) throw error
}

/**
 * One sequence: a reader, and whoever comes after them when they are forgotten, with addresses and cards of their own. What
 * it does is thrown with its own dice, whatever the others do.
 */
export class MoneyLife {
  readonly index: number
  readonly said: string[] = []
  readonly sold: Sold[] = []
  readonly refundsOfOthers = new Set<string>()
  readonly disputes = new Map<string, { payment: string; openedAt: Instant }>()
  readonly erasures: { readerId: number; askedAt: Instant }[] = []
  readonly addresses: { readerId: number; email: string; from: Instant }[] = []
  readonly happened = new Map<string, number>()
  email: string
  browser: ReturnType<typeof openBrowser>
  readonly #site: PayingSite
  readonly #name: string
  readonly #dice: (below: number) => number
  readonly #pages: string[] = []
  readonly #cards: string[] = []
  #names = 0
  #browsers = 0
  #provenFor = ''

  /** What happens, once, when all of a reader has ended elsewhere and they are still here. */
  readonly #whileErasing: Map<number, () => Promise<void>>

  constructor(site: PayingSite, seed: number, index: number, whileErasing: Map<number, () => Promise<void>>) {
    this.#site = site
    this.index = index
    this.#whileErasing = whileErasing
    this.#name = `life${index}`
    this.#dice = diceOf(seed * 1_000 + index)
    this.email = this.#newAddress()
    this.browser = this.#newBrowser()
  }

  #newAddress = () => `${this.#name}.${++this.#names}@example.org`

  /** From a network of its own: limits are not what is asked about here. */
  #newBrowser() {
    const address = `2001:db8:${this.#name.slice(4)}:${(++this.#browsers).toString(16)}::1`
    return openBrowser(this.#site.app, { address })
  }

  #count = (what: string) => this.happened.set(what, (this.happened.get(what) ?? 0) + 1)

  /** `first` is tried before anything is thrown. */
  async act(round: Round, first?: DeedKind): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const thrown = ALL[this.#dice(ALL.length)] ?? 'nothing'
      const kind = tries === 0 && first ? first : thrown
      const outcome = await this.#do(kind, round).catch(unlessEndedMeanwhile)
      if (outcome === undefined) continue
      this.#count(kind)
      this.said.push(`${this.#site.clock.now().toString().slice(0, 16)} ${kind}: ${outcome}`)
      break
    }
    await this.note()
  }

  /** Whoever begins has something to lose; and a year is money at once. */
  async begin(): Promise<void> {
    const outcome = await this.#subscribe({ email: this.email })
    this.said.push(`${this.#site.clock.now().toString().slice(0, 16)} begins: ${outcome}`)
    await this.note()
  }

  async #do(kind: DeedKind, round: Round): Promise<string | undefined> {
    const { stripe } = this.#site
    const one = await this.#running()
    const done = async (what: Deed, doing: Promise<unknown>) => {
      await doing
      const sold = this.sold.find(({ id }) => id === one?.id)
      sold?.deeds.push({ at: this.#site.clock.now(), what })
      return one?.id
    }
    switch (kind) {
      case 'nothing':
        return ''
      case 'subscribe':
        return one ? undefined : this.#subscribe({})
      case 'buy once more':
        return one ? this.#subscribe({ email: this.email }, this.#newBrowser()) : undefined
      case 'leave a page open': {
        const page = await this.#openPage({ email: this.email }, this.#newBrowser())
        if (page) this.#pages.push(page)
        return page && 'open'
      }
      case 'pay an open page': {
        const page = this.#pages.shift()
        return page && this.#pay(page)
      }
      case 'cancel':
      case 'resume':
        return this.#command(kind, round)
      case 'cancel, keep it, cancel': {
        const said: (string | undefined)[] = []
        for (const command of ['cancel', 'resume', 'cancel'] as const) said.push(await this.#command(command, round))
        return said.some((one) => one !== undefined) ? said.join('; ') : undefined
      }
      case 'move':
        return round.spoilt ? undefined : this.#move(this.#newAddress())
      case 'move to a used address':
        return round.spoilt || !one ? undefined : this.#moveToUsed()
      case 'erase':
        return this.#erase()
      case 'switch to a card that fails':
      case 'switch to a card that pays': {
        if (!one) return undefined
        const token = kind.endsWith('fails') ? 'pm_card_chargeCustomerFail' : 'pm_card_visa'
        const card = await stripe.paymentMethods.attach(token, { customer: String(one.customer) })
        await stripe.subscriptions.update(one.id, { default_payment_method: card.id })
        return one.id
      }
      case 'change the plan': {
        const item = one?.items.data[0]
        if (!one || !item || one.status !== 'active' || item.price.recurring?.interval === 'year') return undefined
        const { data } = await stripe.prices.list({ recurring: { interval: 'year' }, currency: 'usd', active: true })
        const price = data.find(({ unit_amount }) => unit_amount === 1990)?.id
        if (!price) return undefined
        const items = [{ id: item.id, price }]
        return done('switched', stripe.subscriptions.update(one.id, { items, proration_behavior: 'none' }))
      }
      case 'refund all':
      case 'refund a part':
      case 'dispute':
        return round.lost ? undefined : this.#takeBack(kind)
      case 'close a dispute': {
        const [id] = this.disputes.keys()
        if (!id || round.lost) return undefined
        const outcome = this.#dice(2) ? 'won' : 'lost'
        await this.#site.closeDispute(id, outcome).catch(() => undefined)
        this.#count(`dispute ${outcome}`)
        return `${id} ${outcome}`
      }
      case 'cut off':
        return one && done('cut off', stripe.subscriptions.cancel(one.id))
      case 'cancel there':
      case 'keep there': {
        const cancel = kind === 'cancel there'
        return (
          one && done(cancel ? 'cancel' : 'keep', stripe.subscriptions.update(one.id, { cancel_at_period_end: cancel }))
        )
      }
      case 'pause':
        return one && done('pause', stripe.subscriptions.update(one.id, { pause_collection: { behavior: 'void' } }))
      case 'unpause':
        return one?.pause_collection
          ? done('unpause', stripe.subscriptions.update(one.id, { pause_collection: '' }))
          : undefined
      case 'forget the customer there':
        return one && done('cut off', stripe.customers.del(String(one.customer)))
    }
  }

  /** Of theirs the one that runs at the provider, the newest. */
  async #running(): Promise<Stripe.Subscription | undefined> {
    for (const { id } of this.sold.toReversed()) {
      const said = await this.#site.stripe.subscriptions.retrieve(id)
      if (said.status !== 'canceled') return said
    }
    return undefined
  }

  async #openPage(fields: Record<string, string>, browser: MoneyLife['browser']): Promise<string | undefined> {
    const throwOf = this.#dice(6)
    const plan = throwOf < 3 ? 'annual' : 'monthly'
    const started = await browser.post('/subscribe', {
      plan,
      return: '/',
      ...(throwOf === 5 && { trial: 'no' }),
      ...fields,
    })
    const location = started.headers.get('location') ?? ''
    return location.startsWith(this.#site.simulator.url) ? location : undefined
  }

  async #subscribe(fields: Record<string, string>, browser = this.browser): Promise<string | undefined> {
    const email = { email: this.email }
    const page = await this.#openPage({ ...email, ...fields }, browser)
    return page && this.#pay(page, browser)
  }

  async #pay(page: string, browser = this.browser): Promise<string | undefined> {
    const known = this.#cards[0]
    const card = known && this.#dice(5) === 0 ? known : newCard()
    if (card !== known) this.#cards.unshift(card)
    const back = await this.#site.pay(page, { card }).catch(() => undefined)
    const session = back && /session=(cs_\w+)/.exec(back)?.[1]
    if (!session) return undefined
    const { subscription } = await this.#site.stripe.checkout.sessions.retrieve(session)
    const id = String(subscription)
    this.sold.push({ id, card, deeds: [] })
    const goesBack = this.#dice(4) > 0
    if (goesBack) await browser.get(back)
    return `${this.email} ${id}${card === known ? ' with a card that was used' : ''}${goesBack ? '' : ', not going back'}`
  }

  /** What the page says after the form must be so at the provider. */
  async #command(command: 'cancel' | 'resume', { spoilt }: Round): Promise<string | undefined> {
    if ((await this.browser.get('/account/subscription')).status !== 200) return undefined
    const answer = await this.browser.post(`/account/subscription/${command}`)
    const location = answer.headers.get('location')
    const page = location ? await (await this.browser.get(location)).text() : await answer.text()
    const isSaid = /class="notice"[^>]*>\s*(?:Your subscription is canceled|You have canceled: )/.test(page)
    const goesOn = page.includes('Your subscription goes on as before')
    this.#count(`${command} ${answer.status}`)
    if (answer.status !== 303 && !spoilt) throw new Error(`${this.email} cannot ${command}: ${answer.status}`)
    if (isSaid || goesOn) {
      const running = await this.#running()
      if (running?.cancel_at_period_end !== isSaid) {
        throw new Error(`${running?.id}: the page says ${isSaid ? 'canceled' : 'goes on'}, and the provider does not`)
      }
    }
    return `${answer.status}${isSaid ? ', said to be canceled' : goesOn ? ', said to go on' : ''}`
  }

  /** Under which address whose account is. */
  async note(email = this.email): Promise<void> {
    const reader = await this.#site.readers.findReader(this.#site.db, { email })
    if (!reader || this.addresses.some(({ readerId }) => readerId === reader.id)) return
    this.addresses.push({ readerId: reader.id, email, from: Temporal.Instant.fromEpochMilliseconds(0) })
  }

  async readerId(): Promise<number | undefined> {
    return (await this.#site.readers.findReader(this.#site.db, { email: this.email }))?.id
  }

  /** By the link in the mail. Waits for mails, and so for jobs: not while the provider is silent. */
  async signIn(): Promise<boolean> {
    if ((await this.readerId()) === undefined) return false
    if (this.#provenFor === this.email && (await this.browser.get('/account/subscription')).status === 200) return true
    this.browser = this.#newBrowser()
    await this.browser.post('/sign-in', { email: this.email })
    await this.#site.jobsDone()
    const mail = await this.#newestMail(this.email, 'sign-in')
    const signedIn = mail && (await this.browser.post(new URL(linkTo(mail, '/sign-in/')).pathname))
    if (signedIn?.status !== 303) return false
    this.#provenFor = this.email
    return true
  }

  async #newestMail(to: string, kind: string) {
    return (await readMails(this.#site.outbox)).findLast((mail) => mail.to === to && mail.kind === kind)
  }

  async #move(to: string): Promise<string | undefined> {
    const from = this.email
    if (!(await this.signIn())) return undefined
    if ((await this.browser.post('/account/email', { email: to })).status !== 200) return undefined
    await this.#site.jobsDone()
    for (const mailbox of [from, to]) {
      const mail = (await readMails(this.#site.outbox)).findLast(
        (one) => one.to === mailbox && one.links.some((link) => link.includes('/account/email/')),
      )
      if (!mail) return undefined
      const answer = await this.browser.post(new URL(linkTo(mail, '/account/email/')).pathname)
      if (answer.status !== 200) return `refused with ${answer.status}`
    }
    const readerId = (await this.#site.readers.findReader(this.#site.db, { email: to }))?.id
    if (readerId === undefined) return undefined
    this.email = to
    this.#provenFor = to
    this.addresses.push({ readerId, email: to, from: this.#site.clock.now() })
    return `${from} to ${to}`
  }

  /** Somebody else had their trial there, and has been forgotten. */
  async #moveToUsed(): Promise<string | undefined> {
    const used = this.#newAddress()
    const browser = this.#newBrowser()
    const started = await browser.post('/subscribe', { plan: 'monthly', email: used, return: '/' })
    const location = started.headers.get('location') ?? ''
    if (!location.startsWith(this.#site.simulator.url)) return undefined
    const card = newCard()
    const back = await this.#site.pay(location, { card })
    const session = /session=(cs_\w+)/.exec(back)?.[1] ?? ''
    const { subscription } = await this.#site.stripe.checkout.sessions.retrieve(session)
    this.sold.unshift({ id: String(subscription), card, deeds: [] })
    await browser.get(back)
    const reader = await this.#site.readers.findReader(this.#site.db, { email: used })
    if (!reader) return undefined
    await this.note(used)
    this.erasures.push({ readerId: reader.id, askedAt: this.#site.clock.now() })
    await this.#site.privacy.eraseReader(reader.id)
    return this.#move(used)
  }

  async #erase(): Promise<string | undefined> {
    const readerId = await this.readerId()
    if (readerId === undefined) return undefined
    const { email } = this
    this.erasures.push({ readerId, askedAt: this.#site.clock.now() })
    // In another window they are at the payment page, and pay while they are being forgotten or later.
    const buysMeanwhile = this.#dice(3) === 0
    if (buysMeanwhile) {
      this.#whileErasing.set(readerId, async () => {
        const page = await this.#openPage({ email }, this.#newBrowser())
        if (page && this.#dice(2)) await this.#pay(page)
        else if (page) this.#pages.unshift(page)
      })
    }
    const outcome = await this.#site.privacy.eraseReader(readerId)
    // Whoever comes after them is somebody else, mostly at another address.
    if (this.#dice(3)) this.email = this.#newAddress()
    this.browser = this.#newBrowser()
    return `${email} ${outcome}${buysMeanwhile ? ', buying meanwhile' : ''}`
  }

  async #takeBack(kind: 'refund all' | 'refund a part' | 'dispute'): Promise<string | undefined> {
    const { stripe } = this.#site
    const one = this.sold[this.#dice(Math.max(1, this.sold.length))]
    if (!one) return undefined
    const { data } = await stripe.invoices.list({ subscription: one.id, status: 'paid', expand: ['data.payments'] })
    const invoice = data.find(({ amount_paid }) => amount_paid > 0)
    const payment = invoice?.payments?.data[0]?.payment.payment_intent
    if (!invoice || typeof payment !== 'string') return undefined
    try {
      if (kind === 'dispute') {
        this.disputes.set(await this.#site.openDispute(payment), {
          payment: invoice.id,
          openedAt: this.#site.clock.now(),
        })
      } else {
        const amount = kind === 'refund all' ? {} : { amount: 1 + this.#dice(200) }
        this.refundsOfOthers.add((await stripe.refunds.create({ payment_intent: payment, ...amount })).id)
      }
      return `${invoice.id} of ${one.id}`
    } catch {
      // Nothing is left of it, or a bank has it.
      return undefined
    }
  }
}
