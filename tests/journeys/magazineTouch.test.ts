import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor } from '../support/browser.ts'
import { issueOnShelf } from '../support/issueOnShelf.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { type Finger, fingerOn } from '../support/touch.ts'

const site = siteOfJourneys()

/** Where a thumb is. */
const LEFT = { x: 60, y: 420 }
const RIGHT = { x: 300, y: 420 }

/** A page's own account of whether it was turned: a click on its way on, which a swipe presses. */
const watchTurning = (page: Page) =>
  page.evaluate(() => {
    document.body.dataset.turned = '0'
    document.addEventListener('click', () => {
      document.body.dataset.turned = '1'
    })
  })

/** Still the page that was watched, and nothing of it was pressed. */
async function assertNotTurned(page: Page, what: string) {
  assert.equal(await page.evaluate(() => document.body.dataset.turned), '0', what)
}

/** A browser that is busy takes a finger away from a page that does not answer it at once: whoever reads swipes again. */
async function turned(page: Page, finger: Finger, [from, to]: [typeof LEFT, typeof LEFT], path: string) {
  const isThere = (url: URL) => url.pathname === path
  for (let swipes = 1; swipes <= 3; swipes++) {
    await finger.swipe(from, to)
    const came = await page.waitForURL(isThere, swipes < 3 ? { timeout: 10_000 } : {}).then(
      () => true,
      (error: Error) => {
        if (swipes === 3) throw error
        return false
      },
    )
    if (came) return
  }
}

test('a finger that goes sideways turns to the next piece and back; where one reads from the right, the other way', async () => {
  const { path, parts } = await issueOnShelf(site())
  for (const [prefix, onward] of [
    ['', [RIGHT, LEFT]],
    ['/ar', [LEFT, RIGHT]],
  ] as const) {
    const visitor = await newVisitor(site().origin, { phone: true })
    const { page } = visitor
    const at = (number: number) => `${prefix}${path}/${parts[number]}`
    await visitor.open(at(1))
    const finger = await fingerOn(page)
    await turned(page, finger, [onward[0], onward[1]], at(2))
    await turned(page, finger, [onward[0], onward[1]], at(3))
    await turned(page, finger, [onward[1], onward[0]], at(2))
    await visitor.inspect()
    await visitor.close()
  }
})

test('who scrolls, selects, enlarges or comes from the edge of the screen stays on their page', async () => {
  const { path } = await issueOnShelf(site())
  const visitor = await newVisitor(site().origin, { phone: true })
  const { page } = visitor
  await visitor.open(path)
  await page.getByRole('link', { name: 'Read the sample of this issue' }).click()
  await page.locator('.article-body').waitFor()
  const finger = await fingerOn(page)
  await watchTurning(page)

  await finger.swipe({ x: 180, y: 600 }, { x: 190, y: 200 })
  await page.waitForFunction(() => scrollY > 100)
  await assertNotTurned(page, 'a finger that scrolls')

  await finger.swipe({ x: 80, y: 620 }, { x: 260, y: 300 })
  await assertNotTurned(page, 'a finger that scrolls and drifts')

  await finger.swipe({ x: 6, y: 420 }, { x: 280, y: 420 })
  await assertNotTurned(page, 'a finger from the edge, by which the browser goes back')

  await finger.swipe({ x: 200, y: 420 }, { x: 160, y: 420 })
  await assertNotTurned(page, 'a finger that trembles')

  await page.evaluate(() => {
    const paragraph = document.querySelector('.article-body p')
    if (paragraph) getSelection()?.selectAllChildren(paragraph)
  })
  await finger.swipe(RIGHT, LEFT)
  await assertNotTurned(page, 'a finger that draws a selection out')
  await page.evaluate(() => getSelection()?.removeAllRanges())

  await finger.spread({ x: 180, y: 420 })
  await page.waitForFunction(() => (visualViewport?.scale ?? 1) > 1.2)
  await finger.swipe(RIGHT, LEFT)
  await assertNotTurned(page, 'a finger that moves an enlarged page')
  await visitor.close()
})

test('a page that is turned passes over, and for whoever wants no motion it is simply there', async () => {
  const { path, parts } = await issueOnShelf(site())
  for (const [reducedMotion, expected] of [
    ['reduce', 'still'],
    ['no-preference', 'moved'],
  ] as const) {
    const visitor = await newVisitor(site().origin, { phone: true })
    const { page } = visitor
    await page.emulateMedia({ reducedMotion })
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        document.documentElement.dataset.revealed = event.viewTransition ? 'moved' : 'still'
      })
    })
    await visitor.open(`${path}/${parts[1]}`)
    await turned(page, await fingerOn(page), [RIGHT, LEFT], `${path}/${parts[2]}`)
    await page.waitForFunction(() => document.documentElement.dataset.revealed !== undefined)
    assert.equal(await page.evaluate(() => document.documentElement.dataset.revealed), expected)
    await visitor.close()
  }
})
