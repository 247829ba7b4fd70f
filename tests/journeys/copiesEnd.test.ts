import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { issueOnShelf, type ShelvedIssue } from '../support/issueOnShelf.ts'
import { siteOfJourney } from '../support/journey.ts'
import { isKept, keptNames, storedTexts, untilForgotten } from '../support/keptCopies.ts'
import { waitForMail } from '../support/mails.ts'
import { signIn, takeTrial } from '../support/steps.ts'

/**
 * Each way on which somebody's access ends, and the promise that copies in a browser keep: gone at the first contact after
 * it. At home, on sign-out and after the fourteen days, they end in `magazine.test.ts`.
 */
const site = siteOfJourney({ bindsIssues: false })

async function keepIssue(visitor: Visitor, email: string): Promise<ShelvedIssue> {
  const issue = await issueOnShelf(site())
  await takeTrial(visitor, email)
  // What only paid with an address is signed out once its owner signs in elsewhere.
  await visitor.context.clearCookies()
  await signIn(site(), visitor, email, 'link')
  await visitor.open(issue.path)
  await isKept(visitor.page)
  return issue
}

/** Nothing has ended here yet: a browser without a connection goes on reading. */
async function readsOffline({ context, page }: Visitor, issue: ShelvedIssue) {
  await context.setOffline(true)
  await page.goto(`${issue.path}/${issue.pieces[1]}`)
  await page.locator('.article-body').waitFor()
  await context.setOffline(false)
}

async function assertForgotten({ page }: Visitor) {
  await untilForgotten(page)
  assert.doesNotMatch(JSON.stringify(await storedTexts(page)), /article-body/)
}

test('signed out from another browser, this one loses its copies as soon as it asks for anything of the magazine', async () => {
  const lost = await newVisitor(site().origin, { phone: true })
  const issue = await keepIssue(lost, 'lost.phone@example.org')
  const desk = await newVisitor(site().origin)
  await signIn(site(), desk, 'lost.phone@example.org', 'link')
  await desk.open('/account/sessions')
  await desk.page.getByRole('button', { name: 'Log out there' }).first().click()
  await desk.page.waitForURL('**/account/sessions?ended')
  await readsOffline(lost, issue)
  await lost.open(`${issue.path}/${issue.pieces[1]}`)
  await lost.page.locator('#gate').waitFor()
  await assertForgotten(lost)
  await desk.close()
  await lost.close()
})

test('an account that is erased here takes its copies along, and one erased elsewhere at the next contact', async () => {
  const email = 'erased.copies@example.org'
  const here = await newVisitor(site().origin)
  const issue = await keepIssue(here, email)
  const there = await newVisitor(site().origin, { phone: true })
  await signIn(site(), there, email, 'code')
  await there.open(issue.path)
  await isKept(there.page)

  await here.open(`${issue.path}/${issue.pieces[0]}`)
  await here.page.waitForFunction(() => localStorage.getItem('dateline-magazine-places') !== null)
  await here.open('/account/privacy/erase')
  await here.page.getByLabel('Type your email address to confirm').fill(email)
  await here.page.getByRole('button', { name: 'Erase everything' }).click()
  await here.page.getByText(/Within a minute everything is erased/).waitFor()
  await assertForgotten(here)
  await here.page.waitForFunction(() => localStorage.getItem('dateline-magazine-places') === null)

  await waitForMail(site().outbox, { to: email, kind: 'erased' })
  await readsOffline(there, issue)
  await there.open(issue.path)
  await assertForgotten(there)
  await here.close()
  await there.close()
})

test('another reader who signs in on the same browser finds nothing of the one before, at the account page already', async () => {
  const shared = await newVisitor(site().origin)
  await keepIssue(shared, 'first.of.two@example.org')
  const [before] = await keptNames(shared.page)
  await shared.context.clearCookies()
  await signIn(site(), shared, 'second.of.two@example.org', 'link')
  await shared.open('/account')
  await assertForgotten(shared)
  assert.ok(before)
  await shared.close()
})

test('a subscription that has ended takes the copies along at the next contact; the lapsed reader meets the gate', async () => {
  const lapsing = await newVisitor(site().origin)
  const issue = await keepIssue(lapsing, 'ending.copies@example.org')
  await lapsing.open('/account/subscription/cancel')
  await lapsing.page.locator('form[action$="/cancel"] button').click()
  assert.match(await lapsing.page.innerText('main'), /You have canceled/)
  await lapsing.open(issue.path)
  await isKept(lapsing.page)
  assert.equal((await site().cli('clock', 'advance', '32d')).status, 0)
  await readsOffline(lapsing, issue)
  await lapsing.open(`${issue.path}/${issue.pieces[1]}`)
  await lapsing.page.locator('#gate').waitFor()
  await assertForgotten(lapsing)
  await lapsing.close()
})
