import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readCampaignChange, saveCampaign } from '../../src/ads/campaigns/campaigns.module.ts'
import { setTerms } from '../../src/articles/store/store.module.ts'
import { announceStanding, STANDING_CHANNEL } from '../../src/readers/accounts/accounts.module.ts'
import { type Client, createSite, type SubscriptionState, type TestSite } from '../support/site.ts'
import { ROUTES } from './routes.ts'

/** Words that are nowhere else: of what was booked, of the house's own, of who paid for an article. */
const SOLD = 'Zwillinghorn ferries'
const OWN = 'Quonderling quizzes'
const SPONSOR = 'The Brimbelow Harbor Board'
const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
/** What keeps room, asks, or is shown. */
const TRACES = /data-slot|data-sold|class="placed|\/assets\/notices-|\/notices\/(?:choose|seen|to|frame)/

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
const LONG = Array.from({ length: 12 }, (_, at) =>
  paragraph(`Paragraph ${at}. ${'The sea comes and goes. '.repeat(12)}`),
)
const ARTICLES = ['/world/metered-one', '/world/metered-two', '/world/metered-three', '/fr/world/metered-one']
/** The same for everybody, and fetched by machines without anybody's session: there it stands, labeled. */
const FEEDS = /(?:rss\.xml|feed\.json)(?:\?|$)/

let site: TestSite
before(async () => {
  site = await createSite('crawl for notices')
  const { db, clock, campaigns } = site.dateline
  for (const slug of ['metered-one', 'metered-two', 'metered-three', 'metered-four', 'metered-five'])
    await site.publish({ slug, body: { type: 'doc', content: LONG } })
  await site.publish({ slug: 'paid', terms: 'free', headline: 'Longer quays', body: { type: 'doc', content: LONG } })
  await setTerms(db, 'test', 'paid', { sponsor: SPONSOR }, clock.now())
  const from = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()
  const book = async (slug: string, words: Record<string, string>) => {
    const change = readCampaignChange({
      advertiser: SOLD,
      from,
      headline: SOLD,
      link: 'https://ferry.example/',
      ...words,
    })
    await saveCampaign(db, 'test', slug, { change, manner: 'make' }, clock.now())
  }
  const everywhere = 'front,list,paragraphs,below,stream'
  await book('everywhere', { kind: 'weighted', placements: everywhere })
  await book('in-a-frame', { kind: 'weighted', placements: everywhere, html: `<p>${SOLD}</p>` })
  await book('own', { kind: 'house', placements: 'front,list', headline: OWN, link: '/newsletters' })
  await campaigns.reload()
})
after(() => site?.close())

async function everyAnswer(client: Client): Promise<{ path: string; text: string }[]> {
  const paths = [...Object.values(ROUTES).flat(), ...ARTICLES, ...ARTICLES.map((path) => `${path}?part=body`)]
  const answers: { path: string; text: string }[] = []
  // What ends the session comes last, if at all.
  for (const path of paths.filter((one) => one !== '/sign-out'))
    for (const asked of path.startsWith('/fr/') ? [path] : [path, `/fr${path === '/' ? '' : path}`])
      answers.push({ path: asked, text: (await client.fetch(asked, { headers: { 'user-agent': PERSON } })).text })
  return answers
}

test('a visitor meets notices on the front, in lists and around articles, and what was paid for, labeled', async () => {
  const client = site.visitor()
  for (const path of ['/', '/latest', '/section/world', '/world/metered-one']) {
    const { text } = await client.fetch(path)
    assert.match(text, TRACES, path)
    assert.doesNotMatch(text, new RegExp(SOLD), `${path} has what was booked in what everybody shares`)
  }
  assert.match((await client.fetch('/')).text, new RegExp(OWN))
  assert.match((await client.fetch('/latest')).text, new RegExp(SPONSOR))
})

for (const subscription of ['trialing', 'active', 'past_due', 'canceling'] satisfies SubscriptionState[]) {
  test(`somebody ${subscription} finds no trace of anything for sale at any address`, async () => {
    const client = await site.reader({ subscription })
    for (const { path, text } of await everyAnswer(client)) {
      assert.doesNotMatch(text, TRACES, path)
      for (const sold of [SOLD, OWN]) assert.ok(!text.includes(sold), `${path} has ${sold}`)
      if (!FEEDS.test(path)) assert.ok(!text.includes(SPONSOR), `${path} leads to what was paid for`)
    }
    const made = await client.fetch('/account/feed', { form: {} })
    const feed = /\/feed\/[\w-]{43}\/rss\.xml/.exec(made.text)?.[0] ?? assert.fail(made.text)
    const { text } = await client.fetch(feed)
    assert.match(text, /metered-one/)
    for (const sold of [SOLD, OWN, SPONSOR]) assert.ok(!text.includes(sold), `their feed has ${sold}`)
  })
}

test('whoever subscribes is spared at once, also on the page that they have just read as a visitor', async () => {
  const reader = await site.reader()
  const pages = ['/', '/latest', '/world/metered-one']
  for (const path of pages) assert.match((await reader.fetch(path)).text, TRACES, path)
  const { db, notices } = site.dateline
  const heard = Promise.withResolvers<void>()
  notices.on(STANDING_CHANNEL, () => heard.resolve())
  await site.reader({ readerId: reader.readerId, subscription: 'trialing' })
  await db.transaction().execute((tx) => announceStanding(tx, { readerId: reader.readerId }))
  await heard.promise
  for (const path of pages) assert.doesNotMatch((await reader.fetch(path)).text, TRACES, path)
})
