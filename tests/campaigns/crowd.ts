import { setTimeout as pause } from 'node:timers/promises'
import { newCard } from '../support/cards.ts'
import { linkTo, readMails } from '../support/mails.ts'
import type { RunningSite } from '../support/runningSite.ts'
import type { Journal, Purchase } from './journal.ts'

export type Crowd = {
  /** Everybody stops asking; resolves when nobody waits for an answer any more. */
  leave(): Promise<void>
}

const LETTER = '/newsletters/daily-mark'
/** Metered articles of the sample, in different sections. */
export const ARTICLES = [
  '/cities/tokyo-addresses',
  '/cities/venice-gates',
  '/borders/kiribati-date-line',
  '/borders/baarle-front-doors',
  '/trade/panama-locks',
  '/culture/gomera-whistle',
  '/earth/oman-water-shares',
]
const MAIL_WITHIN_MS = 2_000

let people = 0

/** Readers who sign up, sign in, read and subscribe all at once, and do `more`, until they are sent away or the site is gone. */
export function startCrowd(
  site: RunningSite,
  journal: Journal,
  random: () => number,
  more: readonly (() => Promise<void>)[] = [],
): Crowd {
  let goOn = true
  const actors = [signUp, signUp, signIn, signIn, read, read, read, subscribe, subscribe, ...more]

  async function keepDoing(act: () => Promise<void>): Promise<void> {
    while (goOn) {
      try {
        await act()
      } catch (error) {
        if (!isGone(error)) throw error
        journal.unanswered++
        // Whoever gets no answer tries again a moment later, as browsers do.
        await pause(20)
      }
    }
  }

  const person = (what: string) => `${what}-${process.pid}-${++people}@example.org`
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]

  /** Everybody comes from an address of their own, or the limits would keep the crowd out. */
  function ask(path: string, options: { form?: Record<string, string>; cookie?: string } = {}): Promise<Response> {
    journal.asked++
    const byte = () => Math.floor(random() * 254) + 1
    return fetch(new URL(path, site.origin), {
      method: options.form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}`,
        ...(options.cookie && { cookie: options.cookie }),
      },
      ...(options.form && { body: new URLSearchParams(options.form) }),
    })
  }

  /** An answer counts when all of it has arrived. A 503 says that nothing was done. */
  async function answered(response: Response, expected: number): Promise<boolean> {
    const body = await response.text()
    if (response.status === expected) return true
    if (response.status !== 503)
      journal.wrong.push(`${response.status} instead of ${expected} from ${response.url}: ${body.slice(0, 300)}`)
    return false
  }

  async function signUp() {
    const email = person('letter')
    if (await answered(await ask(LETTER, { form: { email } }), 200)) journal.letters.push(email)
  }

  async function signIn() {
    const email = person('reader')
    if (!(await answered(await ask('/sign-in', { form: { email, return: '/' } }), 200))) return
    journal.signInAsked.push(email)
    const link = await mailedLink(email)
    if (!link) return
    const response = await ask(new URL(link).pathname, { form: {} })
    const token = cookieOf(response, 'session')
    if ((await answered(response, 303)) && token) journal.sessions.push({ email, token, link })
  }

  async function mailedLink(email: string): Promise<string | undefined> {
    const began = performance.now()
    while (goOn && performance.now() - began < MAIL_WITHIN_MS) {
      const mail = (await readMails(site.outbox)).find((candidate) => candidate.to === email)
      if (mail) return linkTo(mail, '/sign-in/')
      await pause(50)
    }
    return undefined
  }

  /** One reader opens several articles in several windows at once. */
  async function read() {
    const session = pick(journal.sessions)
    if (!session) return void (await pause(50))
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        const path = pick(ARTICLES) ?? '/'
        const response = await ask(path, { cookie: `dateline_session=${session.token}` })
        const access = response.headers.get('dateline-access') ?? ''
        if (!(await answered(response, 200))) return
        const opened = { token: session.token, slug: path.split('/')[2] ?? '' }
        if (access.startsWith('metered; reason=new')) journal.reads.push(opened)
        else if (access.startsWith('metered; reason=reread')) journal.rereads.push(opened)
        else if (!access.startsWith('gate; reason=allowance-spent'))
          journal.wrong.push(`${session.email} was answered “${access}”`)
      }),
    )
  }

  async function subscribe() {
    const email = person('payer')
    const plan = random() < 0.5 ? 'monthly' : 'annual'
    const response = await ask('/subscribe', { form: { plan, email, return: ARTICLES[0] ?? '/' } })
    const page = response.headers.get('location') ?? ''
    const checkoutCookie = `dateline_checkout=${cookieOf(response, 'checkout')}`
    if (!(await answered(response, 303))) return
    const returnPath = await pay(page)
    if (!returnPath) return
    const purchase: Purchase = { email, plan, returnPath, checkoutCookie }
    journal.paid.push(purchase)
    const token = await comeBack(purchase)
    if (token) journal.subscribed.push({ ...purchase, token })
  }

  async function pay(page: string): Promise<string | undefined> {
    journal.asked++
    const form = { card: newCard(), expiry: '12/34', cvc: '123', action: 'pay' }
    const response = await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })
    const back = response.headers.get('location')
    if (!(await answered(response, 303)) || !back) return undefined
    const { pathname, search } = new URL(back)
    return pathname + search
  }

  async function comeBack({ returnPath, checkoutCookie }: Purchase): Promise<string | undefined> {
    const response = await ask(returnPath, { cookie: checkoutCookie })
    // The page that says “one moment”, while the provider has not answered.
    if (response.status === 200) return void (await response.text())
    const token = cookieOf(response, 'session')
    return (await answered(response, 303)) ? token : undefined
  }

  const present = actors.map(keepDoing)
  return {
    async leave() {
      goOn = false
      await Promise.all(present)
    },
  }
}

function cookieOf(response: Response, name: string): string | undefined {
  for (const line of response.headers.getSetCookie()) {
    const [, value] = new RegExp(`^dateline_${name}=([^;]+)`).exec(line) ?? []
    if (value) return value
  }
  return undefined
}

/** The connection was refused, reset or closed: what a killed site does to whoever is waiting. */
function isGone(error: unknown): boolean {
  return error instanceof TypeError && /fetch failed|terminated/.test(error.message)
}
