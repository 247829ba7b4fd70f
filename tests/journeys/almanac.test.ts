import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { waitForMail } from '../support/mails.ts'
import { TOKYO } from '../support/steps.ts'

const site = siteOfJourney()

for (const [width, colorScheme] of [
  [360, 'light'],
  [768, 'dark'],
  [1440, 'light'],
] as const) {
  test(`leaves at ${width} px, ${colorScheme}: nothing is wider than the screen, axe finds nothing`, async () => {
    const viewport = { width, height: width === 360 ? 740 : 900 }
    const visitor = await newVisitor(site().origin, { viewport, colorScheme, ...(width === 360 && { phone: true }) })
    const { page } = visitor
    const paths = ['/this-happened', '/this-happened/february-29', '/ar/this-happened/february-29']
    for (const path of [...paths, '/this-happened/century/19']) {
      assert.equal(await visitor.open(path), 200, path)
      await visitor.inspect()
    }
    await visitor.open('/this-happened')
    // On a phone, too, the day and what happened stand in the first screen.
    const headline = await page.locator('.leaf-headline').boundingBox()
    assert.ok(headline && headline.y < viewport.height, JSON.stringify(headline))
    await visitor.close()
  })
}

test('whoever follows a link to an entry of another year finds it unfolded, without a script, and leafs on', async () => {
  const visitor = await newVisitor(site().origin, { javaScript: false })
  const { page } = visitor
  await visitor.open('/this-happened/february-29')
  const other = page.locator('.leaf-other').first()
  assert.equal(await other.locator('.leaf-body').isVisible(), false)
  await other.locator('summary').click()
  assert.ok(await other.locator('.leaf-body').isVisible())
  await page.getByRole('link', { name: /The day after: March 1/ }).click()
  await page.waitForURL('**/this-happened/march-1')
  await page.getByRole('link', { name: '19th century' }).click()
  await page.waitForURL('**/this-happened/century/19')
  await page.locator('.entry-line-headline a').first().click()
  await page.waitForURL(/\/this-happened\/[a-z]+-\d+#entry-\d+$/)
  await visitor.close()
})

test('below an article stands today’s leaf, and signing up for its letter there sends the mail to confirm it', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open(TOKYO)
  const leaf = page.locator('.stream-leaf')
  await leaf.getByLabel('Email address').fill('leaf@example.org')
  await leaf.getByRole('button', { name: 'Sign up for This Happened' }).click()
  await page.waitForURL('**/newsletters/this-happened')
  await visitor.inspect()
  const mail = await waitForMail(site().outbox, { to: 'leaf@example.org', kind: 'newsletter-confirm' })
  assert.match(mail.text, /This Happened/)
  await visitor.close()
})

test('at midnight the leaf is torn off: /this-happened, the front and the stream below articles show the next day', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  const seen = async () => {
    await visitor.open('/this-happened')
    const day = await page.locator('.leaf .leaf-date').innerText()
    const headline = await page.locator('.leaf-headline').innerText()
    await visitor.open('/')
    const front = await page.locator('.front-row-leaf .small-leaf-headline').innerText()
    await visitor.open(TOKYO)
    const stream = await page.locator('.stream-leaf .small-leaf-headline').innerText()
    assert.deepEqual([front, stream], [headline, headline])
    return { day, headline }
  }
  const before = await seen()
  const { stdout } = await site().cli('clock', 'show', '--json')
  const now = Temporal.Instant.from(JSON.parse(stdout).now).toZonedDateTimeISO('Europe/Paris')
  const left = now.startOfDay().add({ days: 1 }).epochMilliseconds - now.epochMilliseconds
  assert.equal((await site().cli('clock', 'advance', `${Math.ceil(left / 60_000) + 1}m`)).status, 0)
  const after = await seen()
  assert.notEqual(after.day, before.day)
  assert.notEqual(after.headline, before.headline)
  await visitor.close()
})

test('the command line shows a day, says what is missing, and refuses a day that there is not', async () => {
  const shown = JSON.parse((await site().cli('almanac', 'show', 'february-29', '--json')).stdout)
  assert.equal(shown.path, '/this-happened/february-29')
  assert.ok(shown.entries.some(({ isLead }: { isLead: boolean }) => isLead))
  const gaps = JSON.parse((await site().cli('almanac', 'gaps', '--json')).stdout)
  assert.deepEqual([gaps.empty, gaps.unchecked, gaps.doubles], [[], [], []])
  assert.ok(gaps.countries > 90)
  assert.match((await site().cli('almanac', 'gaps')).stdout, /Days without an entry: none/)
  assert.equal((await site().cli('almanac', 'show', 'june-31')).status, 2)
  assert.equal((await site().cli('import', 'almanac', '/nowhere/at/all.yaml')).status, 2)
})
