import assert from 'node:assert/strict'
import type { Visitor } from './browser.ts'
import { newCard } from './cards.ts'
import { linkTo, waitForMail } from './mails.ts'
import type { VisitedSite } from './runningSite.ts'

export { newCard } from './cards.ts'

/** Two metered articles of the sample, and one more. */
export const TOKYO = '/cities/tokyo-addresses'
export const KIRIBATI = '/borders/kiribati-date-line'
export const PANAMA = '/trade/panama-locks'

export const DECLINED = '4000 0000 0000 0002'

/** What the answer said of access, as readers of headers see it. */
export async function access(visitor: Visitor, path: string): Promise<string> {
  const response = await visitor.page.goto(path)
  return response?.headers()['dateline-access'] ?? ''
}

/** From the offer to the hosted payment page. */
export async function goToCheckout({ page }: Visitor, email: string | undefined): Promise<void> {
  if (email !== undefined) await page.getByLabel('Email address', { exact: true }).last().fill(email)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.waitForURL(/\/c\/pay\//)
}

export async function pay({ page }: Visitor, card: string): Promise<void> {
  await page.locator('[name=card]').fill(card)
  await page.locator('[name=expiry]').fill('12/34')
  await page.locator('[name=cvc]').fill('123')
  await page.locator('button[value=pay]').click()
}

/** From the payment page through the welcome to what was wanted. */
export async function readOn({ page }: Visitor, path: string): Promise<void> {
  await page.waitForURL('**/subscribe/welcome?**')
  await page.locator('main a.button').click()
  await page.waitForURL(`**${path}`)
}

/** A trial for a new address, from the gate to the article that was wanted. */
export async function takeTrial(visitor: Visitor, email: string): Promise<void> {
  await visitor.page.goto(TOKYO)
  await visitor.page.goto(KIRIBATI)
  await visitor.page.getByRole('link', { name: 'Start the free trial' }).click()
  await goToCheckout(visitor, email)
  await pay(visitor, newCard())
  await readOn(visitor, KIRIBATI)
}

/** By the link in the mail, or by the code typed over from it. */
export async function signIn(site: VisitedSite, visitor: Visitor, email: string, by: 'link' | 'code'): Promise<void> {
  const { page } = visitor
  await page.goto('/sign-in')
  await page.getByLabel('Email address', { exact: true }).last().fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  const before = signedInMails.get(email) ?? 0
  const mail = await waitForMail(site.outbox, { to: email, kind: 'sign-in', count: before + 1 })
  signedInMails.set(email, before + 1)
  if (by === 'code') {
    const code = /\b\d{6}\b/.exec(mail.text)?.[0]
    assert.ok(code, mail.text)
    await page.getByLabel('Six-digit code').fill(code)
    await page.getByRole('button', { name: 'Log in with the code' }).click()
  } else {
    await page.goto(linkTo(mail, '/sign-in/'))
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

const signedInMails = new Map<string, number>()
