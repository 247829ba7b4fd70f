import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { closeBrowser, newVisitor, takePictures, type Visitor, type VisitorRequest } from '../support/browser.ts'
import { freePorts } from '../support/freePorts.ts'
import { type RunningSite, startSite } from '../support/runningSite.ts'

let site: RunningSite
let origin: string
before(async () => {
  const [port, simulatorPort] = await freePorts()
  origin = `http://localhost:${port}`
  site = await startSite({
    env: { PORT: String(port), SIMULATOR_PORT: String(simulatorPort), DATELINE_URL: origin, DATELINE_SAMPLE: 'on' },
  })
})
afterEach(async (story) => {
  if ('passed' in story && !story.passed) await takePictures(story.name)
})
after(async () => {
  await closeBrowser()
  await site?.discard()
})

async function editor(email: string, wishes: VisitorRequest = {}): Promise<Visitor> {
  const { stdout } = await site.cli('staff', 'invite', email, '--role', 'editor')
  const visitor = await newVisitor(origin, wishes)
  await visitor.page.goto(stdout.trim())
  await visitor.page.getByRole('button', { name: 'Log in', exact: true }).click()
  await visitor.page.waitForURL(`${origin}/desk`)
  return visitor
}

/** As a browser without the editor's script would have to: what is said of the article, and its text. */
async function write({ page }: Visitor, articleId: string, facts: Record<string, unknown>, text?: string) {
  for (const [fact, value] of Object.entries(facts)) {
    const known = await page.request.get(`${origin}/desk/articles/${articleId}/facts`)
    const standing = (await known.json()) as Record<string, { version: number }>
    const saved = await page.request.post(`${origin}/desk/articles/${articleId}/facts`, {
      data: { fact, value, base: standing[fact]?.version ?? 0 },
      headers: { origin },
    })
    assert.equal(saved.status(), 200, `${fact}: ${await saved.text()}`)
  }
  if (text === undefined) return
  const { version } = (await (await page.request.get(`${origin}/desk/articles/${articleId}/text`)).json()) as {
    version: number
  }
  const taken = await page.request.post(`${origin}/desk/articles/${articleId}/steps`, {
    data: {
      base: version,
      client: 'journey',
      batch: randomUUID(),
      steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } }],
    },
    headers: { origin },
  })
  assert.equal(taken.status(), 200, await taken.text())
}

/** An article that is approved, without a script; its number. */
async function approved(ana: Visitor, headline: string): Promise<string> {
  const { page } = ana
  await page.goto('/desk/articles')
  await ana.inspect()
  await page.getByRole('button', { name: 'New article' }).click()
  await page.waitForURL(/\/desk\/articles\/\d+$/)
  const articleId = page.url().split('/').at(-1) ?? ''
  await write(
    ana,
    articleId,
    {
      headline,
      standfirst: 'Nobody counted them until now.',
      places: [{ country: 'FR', city: 'Brest' }],
      terms: 'free',
    },
    'Boats came in at dawn. ',
  )
  await page.goto(`/desk/articles/${articleId}/state`)
  await ana.inspect()
  await page.getByRole('button', { name: 'Send to review' }).click()
  await page.goto(`/desk/articles/${articleId}/state`)
  await page.getByRole('button', { name: 'Approve' }).click()
  return articleId
}

test('a story goes from an empty page to published and corrected', async () => {
  const ana = await editor('ana@example.org', { javaScript: false })
  const { page } = ana
  const articleId = await approved(ana, 'Boats of Brest')
  await page.goto(`/desk/articles/${articleId}/state`)
  await page.getByRole('link', { name: 'See what goes out' }).click()
  await page.getByText('“Boats of Brest” stands at').waitFor()
  await ana.inspect()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await page.waitForURL(`**/desk/articles/${articleId}/state?done`)
  const reader = await newVisitor(origin)
  const path = await page.getByRole('link', { name: 'As readers see it' }).getAttribute('href')
  assert.ok(path)
  assert.equal(await reader.open(path), 200)
  assert.match(await reader.page.innerText('article'), /Boats came in at dawn/)

  await write(ana, articleId, { standfirst: 'Forty of them, and nobody had counted.' })
  await page.goto(`/desk/articles/${articleId}/state`)
  assert.match(await page.innerText('.state-bar'), /1 change not out/)
  await page.getByRole('link', { name: 'See 1 change' }).click()
  assert.match(await page.innerText('.publish-difference'), /Forty/)
  await ana.inspect()
  await page.getByLabel(/^Correction/).check()
  await page.getByRole('button', { name: 'Publish the changes now' }).click()
  await page.getByText('Say to readers what was wrong, and what is right.').first().waitFor()
  await page.getByLabel(/^What was wrong/).fill('There were forty boats, not none.')
  await page.getByRole('button', { name: 'Publish the changes now' }).click()
  await page.waitForURL(`**/desk/articles/${articleId}/state?done`)
  await reader.open(path)
  assert.match(await reader.page.innerText('.corrections'), /There were forty boats, not none\./)
  assert.equal(await reader.open('/corrections'), 200)
  assert.match(await reader.page.innerText('main'), /There were forty boats, not none\./)
  await reader.inspect()

  await page.goto(`/desk/articles/${articleId}/state?action=withdraw`)
  await ana.inspect()
  await page.getByLabel(/^The reason/).fill('It was a dream.')
  await page.getByRole('button', { name: 'Withdraw' }).last().click()
  await page.waitForURL(/\/desk\/articles\/\d+$/)
  reader.expects(410)
  assert.equal(await reader.open(path), 410)
  assert.match(await reader.page.innerText('main'), /It was a dream\./)
})

test('an hour that the clocks leave out is named, and chosen; what is scheduled goes out once, across a restart', async () => {
  const ben = await editor('ben@example.org', { viewport: { width: 360, height: 740 } })
  const { page } = ben
  const articleId = await approved(ben, 'Clocks of Brest')
  await page.goto(`/desk/articles/${articleId}/publish?date=2027-03-28&time=02:30`)
  await page.getByText('there is no such hour on this day').waitFor()
  await ben.inspect()
  await page.getByLabel(/^03:30/).check()
  await page.getByRole('button', { name: 'Set this hour' }).click()
  await page.getByRole('button', { name: /^Publish on Sunday, March 28, 2027 at 03:30, Paris time/ }).waitFor()

  const tomorrow = Temporal.Now.zonedDateTimeISO('Europe/Paris').add({ hours: 2 })
  const [date, time] = [tomorrow.toPlainDate().toString(), tomorrow.toPlainTime().toString({ smallestUnit: 'minute' })]
  await page.goto(`/desk/articles/${articleId}/publish?date=${date}&time=${time}`)
  await page.getByRole('button', { name: /^Publish on/ }).click()
  await page.waitForURL(`**/desk/articles/${articleId}/state?done`)
  assert.match(await page.innerText('.state-bar'), /scheduled/i)
  await write(ben, articleId, { headline: 'Clocks of Paris' })
  await page.goto(`/desk/articles/${articleId}/state`)
  assert.match(await page.innerText('.state-bar'), /1 change not in what goes out/)
  await ben.inspect()

  await site.stop()
  await site.startAgain()
  assert.equal((await site.cli('clock', 'advance', '3h')).status, 0)
  const reader = await newVisitor(origin)
  const { stdout } = await site.cli('article', 'state', articleId, '--as', 'ben@example.org', '--json')
  assert.deepEqual([JSON.parse(stdout).state, JSON.parse(stdout).changes], ['published', 1])
  assert.equal(await reader.open('/borders/clocks-of-brest'), 200)
  assert.match(await reader.page.innerText('h1'), /Clocks of Brest/)
})
