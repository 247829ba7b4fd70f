import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PHONE, type Visitor, type VisitorRequest } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const { invited } = siteOfDesk()

const ARTICLE = '/desk/articles/1'
const SCRIPT = '<script>parent.document.title = "taken"</script><img src=x onerror="parent.document.title = 1">'

async function editor(wishes: VisitorRequest = {}): Promise<Visitor> {
  const visitor = await invited('checks@example.org', 'editor', wishes)
  // Letters in a frame without an origin would be asked for twice on account of it, which no browser does by itself.
  await visitor.context.setExtraHTTPHeaders({})
  return visitor
}

/** Types a sentence as the first of the article. */
async function type({ page }: Visitor, words: string, batch: string) {
  const status = await page.evaluate(
    async ({ path, words, batch }) => {
      const { version } = await (await fetch(`${path}/text`)).json()
      const block = { type: 'paragraph', attrs: { id: batch }, content: [{ type: 'text', text: words }] }
      const steps = [{ stepType: 'replace', from: 0, to: 0, slice: { content: [block] } }]
      const answer = await fetch(`${path}/steps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ base: version, client: 'journey', batch, steps }),
      })
      return answer.status
    },
    { path: ARTICLE, words, batch },
  )
  assert.equal(status, 200)
}

for (const [name, wishes, batch] of [
  ['a wide window', {}, '00000000-0000-4000-8000-000000000001'],
  ['a phone', { viewport: PHONE }, '00000000-0000-4000-8000-000000000002'],
] as const) {
  test(`an editor lets a finding stand with a reason, in ${name}`, async () => {
    const someone = await editor(wishes)
    const { page } = someone
    await type(someone, `They utilize it in ${name}.`, batch)
    await someone.open(`${ARTICLE}/checks`)
    await someone.inspect()
    const finding = page.locator('.checks-should', { hasText: 'utilize' }).first()
    await finding.getByText('Let it stand').first().click()
    await finding.getByLabel('Why it may stand').fill('the name of their pump')
    await finding.getByRole('button', { name: 'Let it stand' }).click()
    await page.locator('s', { hasText: 'utilize' }).first().waitFor()
    assert.match(await page.innerText('main'), /the name of their pump/)
    await someone.inspect()
    await someone.open('/desk/style')
    await someone.inspect()
    await page.getByRole('link', { name: 'utilize' }).click()
    await page.getByText('the name of their pump').first().waitFor()
    await someone.inspect()
  })
}

test('an article is looked at as each of three readers in each of four places, and what is hostile in it does nothing', async () => {
  const someone = await editor()
  const { page } = someone
  await type(someone, SCRIPT, '00000000-0000-4000-8000-000000000003')
  await someone.open(`${ARTICLE}/preview`)
  const title = await page.title()
  const inside = page.frameLocator('iframe')
  await inside.locator('#gate-heading').waitFor()
  await someone.inspect()
  for (const as of ['reader', 'subscriber', 'visitor']) {
    await page.getByRole('navigation', { name: 'As whom' }).getByRole('link', { name: as }).click()
    // Until then the links beside it are those of the reader before.
    await page.waitForURL((url) => url.searchParams.get('as') === as)
    for (const on of ['phone', 'mail', 'magazine', 'page']) {
      await page.getByRole('navigation', { name: 'Where' }).getByRole('link', { name: on }).click()
      await page.waitForURL((url) => url.searchParams.get('on') === on)
      await page.locator(`iframe.preview-${on}`).waitFor()
      await inside.getByText('Preview, not published').or(inside.getByText('Preview of the text')).waitFor()
      if (as === 'subscriber') await inside.getByText('parent.document').first().waitFor()
      await someone.inspect()
    }
  }
  assert.equal(await page.title(), title)
  assert.equal(await inside.locator('script').count(), 0)
})

test('checks and previews stand on a phone, without JavaScript', async () => {
  const someone = await editor({ viewport: PHONE, javaScript: false })
  for (const path of [`${ARTICLE}/checks`, `${ARTICLE}/preview?as=reader&on=phone`, '/desk/style', '/desk/style/1']) {
    assert.equal(await someone.open(path), 200, path)
    await someone.inspect()
  }
})
