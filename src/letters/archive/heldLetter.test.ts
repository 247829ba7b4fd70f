import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type LetterReader, type SentLetter, sendTo } from '../../../tests/support/sentLetter.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import { setPolicy } from '../../paywall/meter/meter.module.ts'
import { findLetter } from '../composing/composing.module.ts'
import { saveNewsletters } from '../newsletters/newsletters.module.ts'

const SECRET = 'What only subscribers are told.'
const CLICKS = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'cross-site',
  'sec-fetch-user': '?1',
}
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const filler = paragraph(
  'Salt moves by night, tide tables are printed by day, and the ferry waits for neither of them.',
)
const LETTER = `---
subject: Two hours of salt
subject_b: What the ferry carries
---
Written for you.

::: lead article="ferry" whole=yes

::: text for="trial subscriber"
For those who pay.
:::

::: text for="visitor"
For those who do not.
:::
`

let site: TestSite
let date: string
const ids: Record<string, number> = {}
before(async () => {
  site = await createSite('letters held by a pass')
  const { db, newsletters, composing, clock, paywall } = site.dateline
  const one = { name: 'Mark', promise: 'One letter.', every: 'daily', language: 'en' } as const
  await db.transaction().execute((tx) =>
    saveNewsletters(tx, [
      { ...one, slug: 'mark' },
      { ...one, slug: 'inner', audience: 'subscribers' },
    ]),
  )
  await newsletters.open()
  const content = [filler, filler, filler, filler, paragraph(SECRET)]
  await site.publish({ slug: 'ferry', body: ArticleDocumentSchema.parse({ type: 'doc', content }) })
  for (const newsletter of ['mark', 'inner']) {
    const written = await composing.write('cli', {
      newsletter,
      bytes: Buffer.from(LETTER),
      readPicture: async () => undefined,
    })
    date = written.letter.date
    ids[newsletter] = (await findLetter(db, newsletter, date))?.id ?? 0
  }
  await sql`update letters set state = 'sent', started_at = composed_at`.execute(db)
  await setPolicy(db, 'test', { allowance: 0, letterPasses: { days: 7, browsers: 2 } }, clock.now())
  await paywall.reload()
})
after(() => site.close())

const page = (newsletter: string) => `/newsletters/${newsletter}/${date}`

async function sent(newsletter: string, reader: LetterReader): Promise<SentLetter> {
  const [line] = await sendTo(site.dateline, ids[newsletter] ?? 0, [reader])
  await site.pass({ hours: 1 })
  return line ?? assert.fail()
}

/** From the mail: the link, and where it leads. */
async function follow(client: Client, newsletter: string, { pass }: SentLetter) {
  const led = await client.fetch(`${page(newsletter)}?letter=${pass}`, { headers: CLICKS })
  assert.equal(led.headers.get('location'), page(newsletter))
  return client.fetch(page(newsletter), { headers: CLICKS })
}

test('a subscriber who opens the letter in the browser reads there all that their mail showed', async () => {
  const { readerId } = await site.reader({ subscription: 'active' })
  const line = await sent('inner', { standing: 'subscriber', readerId })
  const browser = site.visitor()
  const { text, headers } = await follow(browser, 'inner', line)
  assert.match(text, /Written for you\..*Headline of ferry.*What only subscribers are told\..*For those who pay\./s)
  assert.doesNotMatch(text, /For those who do not|the rest goes to those it is written for/)
  assert.match(text, /as it came by mail/)
  assert.match(headers.get('cache-control') ?? '', /private/)
  assert.match((await browser.fetch(page('inner'), { headers: CLICKS })).text, /For those who pay/)
})

test('whoever gets the address without the pass reads what everyone may, and no cache keeps another’s letter', async () => {
  for (const client of [site.visitor(), await site.reader(), await site.reader({ subscription: 'active' })]) {
    const inner = await client.fetch(page('inner'), { headers: CLICKS })
    assert.doesNotMatch(inner.text, /Written for you|What only subscribers|For those who pay/)
    assert.match(inner.headers.get('cache-control') ?? '', /private/)
    const mark = await client.fetch(page('mark'), { headers: CLICKS })
    assert.match(mark.text, /For those who do not/)
    assert.doesNotMatch(mark.text, /What only subscribers|For those who pay/)
  }
  const feed = await site.visitor().fetch('/newsletters/mark/rss.xml')
  assert.doesNotMatch(feed.text, /What only subscribers|For those who pay/)
})

test('a pass of one letter shows nothing of another, and one that was tampered with shows nothing', async () => {
  const { readerId } = await site.reader({ subscription: 'active' })
  const line = await sent('mark', { standing: 'subscriber', readerId })
  const browser = site.visitor()
  assert.match((await follow(browser, 'mark', line)).text, /What only subscribers are told/)
  assert.doesNotMatch((await browser.fetch(page('inner'), { headers: CLICKS })).text, /Written for you/)
  const forged = { ...line, pass: `${line.pass.slice(0, -4)}AAAA` }
  assert.doesNotMatch((await follow(site.visitor(), 'mark', forged)).text, /What only subscribers/)
})

test('whose subscription has ended since reads the letter as everyone, without the text they no longer pay for', async () => {
  const { readerId } = await site.reader({ subscription: 'ended' })
  const line = await sent('mark', { standing: 'subscriber', readerId })
  const { text } = await follow(site.visitor(), 'mark', line)
  assert.match(text, /Headline of ferry/)
  assert.doesNotMatch(text, /What only subscribers|For those who pay/)
})

test('a reader finds on the web the subject that stood in their mail', async () => {
  const line = await sent('mark', { standing: 'visitor' })
  await sql`update letter_recipients set arm = 'b' where id = ${line.recipientId}`.execute(site.dateline.db)
  assert.match((await follow(site.visitor(), 'mark', line)).text, /<h1[^>]*>What the ferry carries</)
  assert.match((await site.visitor().fetch(page('mark'))).text, /<h1[^>]*>Two hours of salt</)
})

test('a forwarded letter opens in as many browsers as the publisher allows, and ahead of a click in none', async () => {
  const { readerId } = await site.reader({ subscription: 'active' })
  const line = await sent('inner', { standing: 'subscriber', readerId })
  for (const expected of [true, true, false]) {
    const browser = site.visitor()
    await browser.fetch(`${page('inner')}?letter=${line.pass}`, { headers: CLICKS })
    if (expected) {
      const ahead = await browser.fetch(page('inner'), { headers: { ...CLICKS, 'sec-purpose': 'prefetch' } })
      assert.equal(ahead.status, 503)
      const head = await browser.fetch(page('inner'), { method: 'HEAD', headers: CLICKS })
      assert.equal(head.headers.get('set-cookie'), null)
    }
    const { text } = await browser.fetch(page('inner'), { headers: CLICKS })
    assert.equal(/Written for you/.test(text), expected)
    await site.pass({ minutes: 1 })
  }
})
