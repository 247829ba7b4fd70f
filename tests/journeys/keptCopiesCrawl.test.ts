import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { issueOnShelf, type ShelvedIssue } from '../support/issueOnShelf.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { isKept, keptNames, storedTexts, untilForgotten } from '../support/keptCopies.ts'
import { signIn, takeTrial } from '../support/steps.ts'

/**
 * What browsers store of the magazine, searched for sentences that its reader has no right to: whoever crawls every page of
 * an issue and orders the worker to keep it, without a subscription, has nothing of it afterwards.
 */
const site = siteOfJourneys()

/** What only who pays may read: each paragraph of some length of the pieces that are not the sample, as a subscriber's copy has it. */
function sentinelsIn(stored: Record<string, string>, issue: ShelvedIssue, openText: string): string[] {
  const closed = Object.entries(stored).filter(([at]) =>
    issue.pieces.some((slug) => at.endsWith(`${issue.path}/${slug}`)),
  )
  assert.equal(closed.length, issue.pieces.length)
  return closed.flatMap(([, html]) => {
    const body = html.slice(html.indexOf('class="article-body'))
    const paragraphs = [...body.matchAll(/<p>([^<]{120,})</g)].map(([, text]) => text as string)
    // The end of a paragraph: its beginning may be a lead-in, and so everybody's.
    return paragraphs
      .slice(3)
      .map((text) => text.slice(-80))
      .filter((text) => !openText.includes(text))
  })
}

async function crawl({ page, open, expects }: Visitor, issue: ShelvedIssue) {
  expects(403, 404)
  for (const path of [
    '/magazine',
    issue.path,
    `/fr${issue.path}`,
    ...issue.parts.map((slug) => `${issue.path}/${slug}`),
  ])
    await open(path)
  await open(`${issue.path}/nothing`)
  await open('/magazine/kept')
  return orderToKeep(page, issue.date)
}

/** As somebody would who has read the script: past the page, which does not ask for it. */
const orderToKeep = (page: Page, date: string) =>
  page.evaluate(async (day) => {
    const registration = await navigator.serviceWorker.register('/magazine/worker.js', { scope: '/magazine/' })
    const worker = registration.active ?? registration.installing ?? registration.waiting
    if (worker?.state !== 'activated')
      await new Promise<void>((resolve) =>
        worker?.addEventListener('statechange', () => worker.state === 'activated' && resolve()),
      )
    return new Promise<string>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(String(data))
      registration.active?.postMessage({ do: 'keep', date: day, language: 'en' }, [port2])
    })
  }, date)

/** Everything that a browser keeps for a site, but cookies. */
async function everythingStored(page: Page): Promise<string> {
  const own = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }))
  return JSON.stringify([await storedTexts(page), own])
}

test('no cache of a browser ever holds a sentence that its reader may not read', async () => {
  const issue = await issueOnShelf(site())
  const subscriber = await newVisitor(site().origin)
  await takeTrial(subscriber, 'crawled.copies@example.org')
  await subscriber.open(issue.path)
  await isKept(subscriber.page)
  const kept = await storedTexts(subscriber.page)

  const visitor = await newVisitor(site().origin)
  const sample = new URL(
    (await (await fetch(`${site().origin}${issue.path}`)).text()).match(/href="([^"]+)"[^>]*>Read the sample/)?.[1] ??
      '',
    site().origin,
  )
  const sentinels = sentinelsIn(kept, issue, await (await fetch(sample)).text())
  assert.ok(sentinels.length > issue.pieces.length, `${sentinels.length} sentences to look for`)
  const assertNothing = async (page: Page, who: string) => {
    const everything = await everythingStored(page)
    for (const sentinel of sentinels) assert.ok(!everything.includes(sentinel), `${who} has stored “${sentinel}”`)
  }

  assert.equal(await crawl(visitor, issue), 'closed')
  await assertNothing(visitor.page, 'a visitor')
  assert.deepEqual(await keptNames(visitor.page), [])

  await visitor.context.addCookies([{ name: 'dateline_session', value: 'A'.repeat(43), url: site().origin }])
  assert.equal(await crawl(visitor, issue), 'closed')
  await assertNothing(visitor.page, 'a visitor with a forged session')
  await visitor.context.clearCookies()

  await signIn(site(), visitor, 'free.copies@example.org', 'code')
  assert.equal(await crawl(visitor, issue), 'closed')
  await assertNothing(visitor.page, 'a reader without a subscription')
  await visitor.close()

  // What a subscriber's browser keeps says nothing of whose it is.
  const own = JSON.stringify(kept)
  assert.ok(own.includes(JSON.stringify(sentinels[0]).slice(1, -1)))
  assert.doesNotMatch(own, /crawled\.copies|dateline_session/)
  await subscriber.context.clearCookies()
  await subscriber.open(issue.path)
  await untilForgotten(subscriber.page)
  await assertNothing(subscriber.page, 'a subscriber who was signed out')
  await subscriber.close()
})
