import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor, PHONE, type Visitor, type VisitorRequest } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { access, goToCheckout, KIRIBATI, newCard, PANAMA, pay, readOn, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

const WIDE = { width: 1440, height: 900 }
const SOLD = '[data-slot] a[rel~=sponsored]'
const ASKING = /^(?:POST \/notices\/|GET \/assets\/notices-)/

/** Where everything stands on the page, from its top. */
const placesIn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(h1, h2, h3, figure, .placed), main .article-body > p, footer')].map(
      (element) => {
        const { top, height } = element.getBoundingClientRect()
        return `${element.tagName} ${Math.round(top + scrollY)} +${element.matches('.placed') ? Math.round(height) : ''}`
      },
    ),
  )

/** To its end and back, so that whatever comes lazily has come. */
async function scrollThrough(page: Page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let at = 0; at < height; at += 500) {
    await page.evaluate((top) => scrollTo(0, top), at)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  await page.evaluate(() => scrollTo(0, 0))
}

async function opened(path: string, wishes: VisitorRequest & { blocked?: boolean }): Promise<Visitor> {
  const visitor = await newVisitor(site().origin, { person: true, ...wishes })
  if (wishes.blocked) await visitor.page.route(/\/notices\/|\/assets\/notices-/, (route) => route.abort())
  await visitor.page.addInitScript(() => {
    const told = globalThis as unknown as { shifts: Shift[] }
    told.shifts = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as ShiftEntry[])
        told.shifts.push({
          at: entry.startTime,
          what: entry.sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? 'what has gone').join(', '),
        })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await visitor.open(path)
  await visitor.page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
    Object.assign(globalThis, { since: performance.now() })
  })
  assert.ok(!visitor.requests.includes('POST /notices/choose'), 'what was booked came before anybody came near')
  return visitor
}

type Shift = { at: number; what: string }
type ShiftEntry = PerformanceEntry & { sources: { node: Node | null }[] }

/** What moved since the faces came; until then the fallbacks stand, a hair narrower or wider. */
const shiftsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const told = globalThis as unknown as { shifts: Shift[]; since: number }
    return told.shifts.filter(({ at }) => at > told.since).map(({ what }) => what)
  })

for (const [name, viewport] of [
  ['a phone', PHONE],
  ['a tablet', { width: 768, height: 1024 }],
  ['a wide screen', WIDE],
] as const) {
  test(`on ${name} nothing moves and nothing is missing, whether a notice is booked, blocked, or there are no scripts`, async () => {
    for (const path of [TOKYO, '/', '/latest']) {
      const shown = await opened(path, { viewport })
      assert.ok((await shown.page.locator('.placed').count()) > 0, `${path} has no notice`)
      await scrollThrough(shown.page)
      if (path === TOKYO) {
        await shown.page.locator(SOLD).first().waitFor()
        await shown.page
          .locator('[data-slot] img')
          .first()
          .evaluate((image: HTMLImageElement) => image.decode())
      }
      assert.deepEqual(await shiftsOf(shown.page), [], `${path} moves`)
      const places = await placesIn(shown.page)

      const blocked = await opened(path, { viewport, blocked: true })
      await scrollThrough(blocked.page)
      assert.equal(await blocked.page.locator(SOLD).count(), 0)
      assert.deepEqual(await shiftsOf(blocked.page), [], `${path} moves where notices are blocked`)
      assert.deepEqual(await placesIn(blocked.page), places, `${path} is another where notices are blocked`)

      const plain = await newVisitor(site().origin, { viewport, javaScript: false })
      await plain.open(path)
      const slots = (of: Page) =>
        of.locator('.placed').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)))
      assert.deepEqual(await slots(plain.page), await slots(shown.page), `${path} has other room without scripts`)
      for (const visitor of [shown, blocked, plain]) await visitor.close()
    }
  })
}

test('a visitor sees what was booked, named for what it is, subscribes, and it is gone from every page', async () => {
  const visitor = await newVisitor(site().origin, { person: true })
  const { page, requests } = visitor
  assert.equal(await access(visitor, TOKYO), 'metered; reason=new; left=0')
  assert.deepEqual(
    requests.filter((one) => one.startsWith('POST /notices')),
    [],
    'notices are asked for before anybody comes near them',
  )
  const slot = page.locator('[data-slot=paragraphs]')
  await slot.scrollIntoViewIfNeeded()
  await slot.locator('a[rel~=sponsored]').waitFor()
  assert.match(await slot.innerText(), /^Advertisement\s+Wexcombe, a sample advertiser/)
  assert.match(await page.locator('[data-slot=below]').innerText(), /^Notice\s+Noonmark/)
  assert.equal(requests.filter((one) => one === 'POST /notices/choose').length, 1)
  await page.waitForRequest('**/notices/seen')
  await visitor.inspect()

  assert.match(await access(visitor, KIRIBATI), /^gate/)
  await page.getByRole('link', { name: 'Start the free trial' }).click()
  await goToCheckout(visitor, 'spared@example.org')
  await pay(visitor, newCard())
  await readOn(visitor, KIRIBATI)
  const since = requests.length
  for (const path of [TOKYO, PANAMA, KIRIBATI, '/', '/latest']) {
    await visitor.open(path)
    await scrollThrough(page)
    assert.equal(await page.locator('.placed, [data-slot]').count(), 0, path)
    assert.doesNotMatch(await page.innerText('main'), /Wexcombe|Advertisement/, path)
  }
  assert.deepEqual(
    requests.slice(since).filter((one) => ASKING.test(one)),
    [],
  )
  await visitor.close()
})

test('on a phone in the dark a notice and the page about notices are as good to read, to whoever sees and whoever listens', async () => {
  const visitor = await newVisitor(site().origin, { person: true, phone: true, colorScheme: 'dark' })
  await visitor.open(TOKYO)
  await visitor.page.locator('[data-slot=paragraphs]').scrollIntoViewIfNeeded()
  await visitor.page.locator(SOLD).first().waitFor()
  await visitor.inspect()
  await visitor.page.locator('[data-slot=paragraphs] .placed-label a').click()
  await visitor.page.waitForURL('**/notices/about')
  await visitor.inspect()
  await visitor.close()
})

test('an advertiser reads the rates, and on a phone the report of what they booked, at their own address', async () => {
  const visitor = await newVisitor(site().origin, { person: true, phone: true })
  await visitor.open('/notices/rates')
  assert.match(await visitor.page.innerText('main'), /In a newsletter[\s\S]*\$120\.00[\s\S]*for one letter, on one day/)
  await visitor.inspect()
  const shown = await site().cli('campaign', 'show', '--json')
  const { campaigns } = JSON.parse(shown.stdout) as { campaigns: { kind: string; report?: string }[] }
  const booked = campaigns.find(({ kind }) => kind === 'weighted')
  await visitor.open(new URL(booked?.report ?? assert.fail('nothing is booked')).pathname)
  assert.match(await visitor.page.innerText('main'), /Wexcombe/)
  await visitor.inspect()
  await visitor.close()
})

test('what an advertiser wrote in HTML can neither look around nor lead a reader away', async () => {
  const { cli, folder } = site()
  const file = join(folder, 'frame.html')
  await writeFile(
    file,
    `<p id="said">We sail at nine</p><script>document.body.append('ran')</script><img src="https://elsewhere.example/x.png">
     <a href="https://elsewhere.example/" target="_top">Away</a>`,
  )
  const today = new Date().toISOString().slice(0, 10)
  const words = [
    'advertiser=The Night Ferry',
    `from=${today}`,
    'headline=We sail at nine',
    'link=https://ferry.example/',
  ]
  const where = ['kind=weighted', 'placements=below', 'countries=PA', 'weight=1000', `html=${file}`]
  const made = await cli('campaign', 'create', 'night-ferry', ...words, ...where)
  assert.equal(made.status, 0, made.stderr)
  const visitor = await newVisitor(site().origin, { person: true })
  const { page, requests } = visitor
  assert.match(await access(visitor, PANAMA), /^metered/)
  await page.locator('[data-slot=below]').scrollIntoViewIfNeeded()
  const frame = page.frameLocator('[data-slot=below] iframe')
  assert.match(await frame.locator('body').innerText(), /^We sail at nine\s+Away$/)
  assert.deepEqual(
    requests.filter((one) => one.includes('elsewhere')),
    [],
  )
  const over = page.getByRole('link', { name: 'We sail at nine' })
  assert.match((await over.getAttribute('href')) ?? '', /^\/notices\/to\//)
  const reached = await page.locator('[data-slot=below] iframe').evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2)?.tagName
  })
  assert.equal(reached, 'A', 'a click reaches into the frame')
  await visitor.close()
})
