import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readInstitutionChange, setInstitution } from '../../src/paywall/exemptions/exemptions.module.ts'
import { setPolicy } from '../../src/paywall/meter/meter.module.ts'
import { type DnsServer, startDnsServer } from '../support/dnsServer.ts'
import { keepLeaves, leaf } from '../support/leaves.ts'
import { releaseIssue } from '../support/releaseIssue.ts'
import { type LetterReader, sendLetter } from '../support/sentLetter.ts'
import { type Answer, type Client, createSite, type TestSite } from '../support/site.ts'
import { type GatedArticle, publishGatedArticles } from './gatedArticles.ts'
import { ARTICLE_ROUTE, ROUTES, SEARCHED } from './routes.ts'

/**
 * Everything that can be asked, by everybody who might ask, searched for sentences that they have no right to. Each
 * identity has a computed set of what it may see; whatever else turns up anywhere is a leak.
 */
const ALLOWANCE = 1
const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'

/** Addresses that are delivered later, or by other products: none of them may have the text either. */
const NOT_OURS = [
  '/llms.txt',
  '/llms-full.txt',
  '/search?q=Sentinel',
  '/desk',
  '/api/articles',
  '/graphql',
  '/wp-json/wp/v2/posts',
  '/ghost/api/content/posts',
  '/gift/abc',
  '/opds/abc',
  '/.env',
  '/.git/config',
  '/data/secret',
  '/section/world/rss.xml',
  '/feed',
  '/oembed?url=http://news.test/world/metered-two',
]

/** Other ways to write or ask for an article's address. */
const waysTo = (path: string, slug: string): string[] => [
  `/${path}`,
  `${path}/`,
  `//world//${slug}`,
  `/world/./${slug}`,
  `/world/%2e/${slug}`,
  `/x/../world/${slug}`,
  `/x/%2e%2e/world/${slug}`,
  path.toUpperCase(),
  `/world%2F${slug}`,
  `/World/${slug}`,
  `/world/${slug}%20`,
  `/world/${slug}%00`,
  `/world/${slug}.json`,
  `/world/${slug}.md`,
  `/world/${slug}.txt`,
  `/world/${slug}/amp`,
  `/world/${slug}/print`,
  `/fr/world/${slug}`,
  `/fr/world/${slug}?part=body`,
  `/ar/world/${slug}`,
  `/en/world/${slug}`,
  `/fr/fr/world/${slug}`,
  `/xx/world/${slug}`,
  `/FR/World/${slug}/`,
  `/elsewhere/${slug}`,
  `/older/${slug}`,
  `/world/${encodeURIComponent(slug)}?part=body&part=page`,
  `${path}?amp=1`,
  `${path}?output=json`,
  `${path}?preview=true`,
  `${path}?part=BODY`,
  `${path}?part=body%00`,
  `${path};jsessionid=1`,
  `${path}?_method=GET`,
  `${path}?token=staff`,
  `${path}?letter=`,
  `${path}?letter=1-1.AAAAAAAAAAAAAAAAAAAAAA`,
  `${path}?letter=1-1.AAAAAAAAAAAAAAAAAAAAAA&part=body`,
  `/index.php${path}`,
]

/** Headers that have opened paywalls elsewhere. */
const TRICKS: Record<string, string>[] = [
  {
    'user-agent': GOOGLEBOT,
    'x-forwarded-for': '66.249.66.1',
  },
  { referer: 'https://www.google.com/' },
  { 'accept-encoding': 'br' },
  { 'accept-encoding': 'gzip;q=1, br;q=0' },
  { range: 'bytes=0-100000' },
  { 'if-none-match': '*' },
  { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { accept: 'application/json' },
  { accept: 'text/markdown' },
  { 'sec-purpose': 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { purpose: 'prefetch' },
  { 'x-original-url': '/world/metered-three', 'x-rewrite-url': '/world/metered-three' },
  { 'x-http-method-override': 'POST' },
  { 'dateline-access': 'open; reason=subscriber' },
  { 'user-agent': 'facebookexternalhit/1.1' },
  { 'x-middleware-subrequest': 'middleware', host: 'localhost' },
]

type Who = {
  name: string
  make: () => Promise<Client>
  kind: 'visitor' | 'reader' | 'subscriber'
  /** Groups already opened before the crawl. */
  opened?: string[]
  /** The group of an article that somebody gave, or that a letter opens. */
  gift?: string
  /** May search all of every article, by their session: what they find is shown. */
  searches?: true
  /** Of the desk’s texts the one that is asked for, on whichever of its screens. */
  edits?: true
  /** Sent with everything they ask. */
  headers?: Record<string, string>
}

describe('nobody gets a sentence they have no right to', () => {
  let site: TestSite
  let dns: DnsServer
  let articles: GatedArticle[]
  /** The date of the magazine's issue with all of them, and the piece of its sample. */
  let issue: string
  let sample: string | undefined
  const bySlug = (slug: string) => articles.find((article) => article.slug === slug) as GatedArticle
  before(async () => {
    dns = await startDnsServer({
      'PTR 7.100.51.198.in-addr.arpa': 'crawl-7.googlebot.com',
      'A crawl-7.googlebot.com': '198.51.100.7',
      'PTR 8.100.51.198.in-addr.arpa': 'crawl-7.googlebot.com',
    })
    site = await createSite('crawl', { resolver: dns.resolver })
    const library = { ranges: '192.0.2.0/24,2001:db8:12::/48', domains: 'library.example' }
    const { db, clock, paywall } = site.dateline
    const change = readInstitutionChange(library)
    await setInstitution(db, 'test', { slug: 'library', change }, clock.now())
    await paywall.reload()
    articles = await publishGatedArticles(site)
    await site.dateline.searchIndex.settle()
    issue = await releaseIssue(site)
    const released = await site.dateline.issues.findReleased(issue)
    sample = released?.contents.find(({ kind, isSample }) => kind === 'piece' && isSample)?.slug
    const { day } = site.dateline.almanac.today()
    const told = { articles: articles.map(({ slug }) => slug) }
    await keepLeaves(site, [
      leaf('1895-12-28', 'A café shows pictures that move', told),
      leaf(`1871-${day.month}-${day.day}`, 'The leaf of today', told),
    ])
  })
  after(async () => {
    await site.close()
    dns.close()
  })

  const identities: Who[] = [
    { name: 'a visitor', kind: 'visitor', make: async () => site.visitor() },
    {
      name: 'a visitor at the limit',
      kind: 'visitor',
      opened: ['metered-three'],
      make: async () => readOne(site.visitor()),
    },
    { name: 'a reader without subscription', kind: 'reader', make: () => site.reader() },
    {
      name: 'a reader at the limit',
      kind: 'reader',
      opened: ['metered-three'],
      make: async () => readOne(await site.reader()),
    },
    {
      name: 'a reader on trial',
      kind: 'subscriber',
      searches: true,
      make: () => site.reader({ subscription: 'trialing' }),
    },
    { name: 'a subscriber', kind: 'subscriber', searches: true, make: () => site.reader({ subscription: 'active' }) },
    {
      name: 'a subscriber in grace',
      kind: 'subscriber',
      searches: true,
      make: () => site.reader({ subscription: 'past_due' }),
    },
    { name: 'a lapsed subscriber', kind: 'reader', make: () => site.reader({ subscription: 'ended' }) },
    {
      name: 'a visitor with a forged pass',
      kind: 'visitor',
      make: async () => withCookie(site.visitor(), 'dateline_pass', '1:.AAAAAAAAAAAAAAAAAAAAAA'),
    },
    {
      name: 'a visitor with a forged session',
      kind: 'visitor',
      make: async () => withCookie(site.visitor(), 'dateline_session', 'A'.repeat(43)),
    },
    {
      name: 'a fake crawler',
      kind: 'visitor',
      headers: TRICKS[0] ?? {},
      make: async () => site.visitor(),
    },
    {
      name: 'a search engine whose name leads back to its address',
      kind: 'subscriber',
      make: async () => {
        const crawler = site.visitor({ address: '198.51.100.7', userAgent: GOOGLEBOT })
        await crawler.fetch('/world/metered-one', { method: 'HEAD' })
        await site.dateline.paywall.crawlersProven()
        return crawler
      },
    },
    { name: 'somebody in a library', kind: 'subscriber', make: async () => site.visitor({ address: '192.0.2.77' }) },
    {
      name: 'somebody in a library’s IPv6 network',
      kind: 'subscriber',
      make: async () => site.visitor({ address: '2001:db8:12:3::4' }),
    },
    {
      name: 'somebody who says that a library’s proxy sent them',
      kind: 'visitor',
      headers: { 'x-forwarded-for': '192.0.2.77', forwarded: 'for=192.0.2.77', 'x-real-ip': '192.0.2.77' },
      make: async () => site.visitor({ address: '203.0.113.9' }),
    },
    {
      name: 'somebody with a library’s address',
      kind: 'subscriber',
      make: () => site.reader({ email: 'reader@branch.library.example' }),
    },
    {
      name: 'somebody who typed a library’s address and never proved it',
      kind: 'reader',
      make: () => site.reader({ email: 'typed@library.example', unproven: true }),
    },
    {
      name: 'somebody whose address only ends like a library’s',
      kind: 'reader',
      make: () => site.reader({ email: 'reader@notlibrary.example' }),
    },
    {
      name: 'a search engine at home',
      kind: 'subscriber',
      make: async () => site.visitor({ address: '66.249.66.1', userAgent: GOOGLEBOT }),
    },
    {
      name: 'a search engine’s name from elsewhere',
      kind: 'visitor',
      make: async () => site.visitor({ address: '203.0.113.66', userAgent: GOOGLEBOT }),
    },
    {
      name: 'a search engine’s name on an address that does not lead back',
      kind: 'visitor',
      make: async () => site.visitor({ address: '198.51.100.8', userAgent: GOOGLEBOT }),
    },
    { name: 'an editor', kind: 'subscriber', searches: true, edits: true, make: () => site.reader({ role: 'editor' }) },
    { name: 'somebody in circulation', kind: 'reader', make: () => site.reader({ role: 'circulation' }) },
    {
      name: 'a visitor with a gift',
      kind: 'visitor',
      gift: 'metered-three',
      make: async () => withGift(site.visitor()),
    },
    {
      name: 'a visitor with a forged gift',
      kind: 'visitor',
      make: async () =>
        withCookie(site.visitor(), 'dateline_gift', '1-99999999999_2-99999999999.AAAAAAAAAAAAAAAAAAAAAA'),
    },
    {
      name: 'somebody who follows a letter to a reader',
      kind: 'visitor',
      gift: 'metered-three',
      make: async () => withLetter(site.visitor(), ['metered-three', 'members-only'], { standing: 'reader' }),
    },
    {
      name: 'somebody who follows a letter to a subscriber',
      kind: 'visitor',
      gift: 'members-only',
      make: async () => {
        const { readerId } = await site.reader({ subscription: 'active' })
        return withLetter(site.visitor(), ['members-only'], { standing: 'subscriber', readerId })
      },
    },
    {
      name: 'a machine that looks at the links of a mail',
      kind: 'visitor',
      headers: { 'user-agent': 'BarracudaCentral/1.0' },
      make: async () => withLetter(site.visitor({ userAgent: 'BarracudaCentral/1.0' }), ['metered-three'], {}),
    },
    {
      name: 'a visitor with a forged letter',
      kind: 'visitor',
      make: async () =>
        withCookie(site.visitor(), 'dateline_letter', '1-1-zzzzzz-s-k_2-2-zzzzzz-s-k.AAAAAAAAAAAAAAAAAAAAAA'),
    },
  ]

  /** Follows the links of a letter that was sent an hour ago. */
  async function withLetter<C extends Client>(client: C, slugs: string[], reader: LetterReader): Promise<C> {
    const { dateline } = site
    const clock = { now: () => dateline.clock.now().subtract({ hours: 1 }) }
    const [letter] = await sendLetter({ ...dateline, clock }, { slugs }, [reader])
    assert.equal((await client.fetch(`${bySlug('metered-two').path}?letter=${letter?.pass}`)).status, 303)
    return client
  }

  /** Follows a subscriber's link to one article. */
  async function withGift<C extends Client>(client: C): Promise<C> {
    const giver = await site.reader({ subscription: 'active' })
    const form = { article: 'metered-three' }
    const given = await giver.fetch('/gift', { method: 'POST', form })
    const path = /http:\/\/news\.test(\/gift\/[\w-]+)/.exec(given.text)?.[1] ?? assert.fail(given.text)
    assert.equal((await client.fetch(path)).status, 303)
    return client
  }

  async function readOne<C extends Client>(client: C): Promise<C> {
    assert.equal((await client.fetch('/world/metered-three')).access, 'metered; reason=new; left=0')
    return client
  }

  test('every route is known to the crawl', () => {
    const known = new Set([...Object.keys(ROUTES), ARTICLE_ROUTE, '/*'])
    const unknown = site.dateline.routes.filter((path) => !known.has(path))
    assert.deepEqual(unknown, [])
  })

  for (const who of identities) {
    test(`${who.name} sees exactly what the rules say`, async () => {
      const client = await who.make()
      const opened = new Set(who.opened ?? [])
      const base = who.headers ?? {}
      const mayRead = (article: GatedArticle): boolean => {
        if (article.slug === 'not-yet') return false
        if (article.terms === 'free' || who.kind === 'subscriber' || article.group === who.gift) return true
        if (article.terms === 'subscribers') return false
        if (article.terms === 'registered' && who.kind === 'visitor') return false
        return opened.has(article.group) || opened.size < ALLOWANCE
      }
      const assertNothingOf = (
        answer: Answer,
        what: string,
        allowed: (article: GatedArticle) => boolean = () => false,
      ) => {
        const everything = `${answer.text}\n${JSON.stringify([...answer.headers])}`
        for (const article of articles) {
          if (allowed(article)) continue
          for (const secret of article.secret)
            assert.ok(!everything.includes(secret), `${what} gave ${secret} to ${who.name}`)
        }
      }

      const found = (await client.fetch(SEARCHED, { headers: base })).text.includes('href="/world/metered-two"')
      assert.equal(found, who.searches === true, `what ${who.name} finds in withheld text`)
      const mayFind = (example: string) => (article: GatedArticle) => {
        if (article.slug === 'not-yet') return false
        // One piece of each issue is for everybody; the others for whom a session opens everything.
        if (example.startsWith(`/magazine/${issue}/`)) {
          const asked = example.slice(`/magazine/${issue}/`.length).split('?')[0]
          return asked === article.slug && (who.searches === true || article.slug === sample)
        }
        if (who.edits && example.startsWith('/desk/articles/1')) return article.slug === 'metered-one'
        // A file says some of its texts uncompressed: what it holds is asked by deliveryCrawl.
        if (example.startsWith(`/magazine/${issue}.`)) return who.searches === true
        return who.searches === true && /^\/archive(\?|\/suggestions)/.test(example)
      }

      // Everything that is no article is asked first: none of it may know more than lead-ins, but for what is searched.
      for (const named of [...Object.values(ROUTES).flat(), ...NOT_OURS]) {
        const example = named.replace('ISSUE', issue)
        if (example === '/sign-out') continue
        for (const method of ['HEAD', 'GET', 'POST', 'PUT', 'OPTIONS', 'PROPFIND']) {
          const answer = await client.fetch(example, { method, headers: base })
          assertNothingOf(answer, `${method} ${example}`, mayFind(example))
          if (method === 'GET')
            assertNothingOf(
              await client.fetch(`/fr${example}`, { headers: base }),
              `${method} /fr${example}`,
              mayFind(example),
            )
          assert.ok(
            answer.status < 500 ||
              example.startsWith('/subscribe') ||
              example.startsWith('/account/sub') ||
              example === '/webhooks/stripe',
            `${method} ${example} answered ${answer.status}`,
          )
        }
      }

      for (const article of articles) {
        // HEAD decides and says so, and leaves no trace.
        const expected = mayRead(article)
        const cookiesBefore = JSON.stringify([...client.cookies])
        const head = await client.fetch(article.path, { method: 'HEAD', headers: base })
        assert.equal(head.text, '')
        assert.equal(JSON.stringify([...client.cookies]), cookiesBefore, 'HEAD set a cookie')
        if (article.slug !== 'not-yet')
          assert.equal(head.access?.startsWith('gate') === false, expected, `HEAD ${article.path} said ${head.access}`)

        const page = await client.fetch(article.path, { headers: { ...base, 'accept-encoding': 'br' } })
        if (article.slug === 'not-yet') {
          assert.equal(page.status, 404)
        } else {
          assert.equal(page.status, 200)
          assert.equal(page.access?.startsWith('gate') === false, expected, `${article.path} said ${page.access}`)
          for (const open of article.open) assert.ok(page.text.includes(open), `${article.path} lacks its lead-in`)
          for (const secret of expected ? article.secret : [])
            assert.ok(page.text.includes(secret), `${secret} was withheld from ${who.name}`)
          const counted = article.terms !== 'free' && who.kind !== 'subscriber' && article.group !== who.gift
          if (expected && counted) opened.add(article.group)
        }
        assertNothingOf(page, article.path, (other) => other === article && expected)
        assertNothingOf(
          await client.fetch(`${article.path}?part=body`, { headers: base }),
          `${article.path}?part=body`,
          (other) => other === article && expected,
        )
      }

      // Now the allowance is spent: every other way to ask for every article gives nothing new.
      for (const article of articles) {
        for (const way of waysTo(article.path, article.slug)) {
          const answer = await client.fetch(way, { headers: base })
          const allowed = (other: GatedArticle) => other.slug === article.slug && mayRead(article)
          assertNothingOf(answer, way, allowed)
          const location = answer.headers.get('location')
          if (location)
            assertNothingOf(
              await client.fetch(location.replace('http://news.test', ''), { headers: base }),
              `${way} → ${location}`,
              allowed,
            )
        }
        for (const trick of TRICKS) {
          for (const path of [article.path, `${article.path}?part=body`]) {
            const answer = await client.fetch(path, { headers: { ...base, ...trick } })
            assertNothingOf(
              answer,
              `${path} with ${JSON.stringify(trick)}`,
              (other) => other === article && mayRead(article),
            )
          }
        }
      }
    })
  }

  test('an older pass, put back, gives nothing but what clearing cookies would', async () => {
    const client = site.visitor()
    const first = await client.fetch(bySlug('metered-one').path)
    assert.equal(first.access, 'metered; reason=new; left=0')
    const older = client.cookies.get('dateline_pass') as string
    await setPolicy(site.dateline.db, 'test', { allowance: 2 }, site.dateline.clock.now())
    await site.dateline.paywall.reload()
    assert.equal((await client.fetch(bySlug('metered-two').path)).access, 'metered; reason=new; left=0')
    client.cookies.set('dateline_pass', older)
    assert.equal((await client.fetch(bySlug('metered-three').path)).access, 'metered; reason=new; left=0')
    assert.equal((await client.fetch(bySlug('metered-one').path)).access, 'metered; reason=reread; left=0')
    assert.match((await client.fetch(bySlug('metered-two').path)).access ?? '', /^gate/)
    await setPolicy(site.dateline.db, 'test', { allowance: ALLOWANCE }, site.dateline.clock.now())
    await site.dateline.paywall.reload()
  })

  test('the tag of an open page, known by hearsay, does not turn a gate into "not modified"', async () => {
    const open = await site.visitor().fetch(bySlug('metered-one').path)
    const atTheLimit = await readOne(site.visitor())
    const answer = await atTheLimit.fetch(bySlug('metered-one').path, {
      headers: { 'if-none-match': open.headers.get('etag') ?? '' },
    })
    assert.equal(answer.status, 200)
    assert.match(answer.access ?? '', /^gate/)
  })

  test('a page that has not changed is answered 304, and the read is recorded all the same', async () => {
    const path = bySlug('metered-one').path
    const tag = (await site.visitor().fetch(path)).headers.get('etag') ?? ''
    const client = site.visitor()
    const answer = await client.fetch(path, { headers: { 'if-none-match': tag } })
    assert.equal(answer.status, 304)
    assert.equal(answer.access, 'metered; reason=new; left=0')
    assert.ok(client.cookies.has('dateline_pass'))
    assert.match((await client.fetch(bySlug('metered-two').path)).access ?? '', /^gate/)
  })

  test('a prefetch of what would be a new read gets nothing and costs nothing', async () => {
    const client = site.visitor()
    const ahead = await client.fetch(bySlug('metered-one').path, { headers: { 'sec-purpose': 'prefetch' } })
    assert.deepEqual([ahead.status, ahead.text, ahead.headers.get('cache-control')], [503, '', 'no-store'])
    assert.equal((await client.fetch(bySlug('metered-two').path)).access, 'metered; reason=new; left=0')
    assert.equal(
      (await client.fetch(bySlug('metered-two').path, { headers: { 'sec-purpose': 'prefetch' } })).status,
      200,
    )
  })

  test('a link preview gets headline and gate, and the person who follows it still has their article', async () => {
    const agent = { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }
    const client = site.visitor()
    const preview = await client.fetch(bySlug('metered-one').path, { headers: agent })
    assert.equal(preview.access, 'gate; reason=preview; gate=subscribe')
    assert.match(preview.text, /Headline of metered-one/)
    assert.equal((await client.fetch(bySlug('metered-one').path)).access, 'metered; reason=new; left=0')
  })

  test('a variant in another language is the same article', async () => {
    const client = site.visitor()
    await client.fetch(bySlug('metered-two').path)
    assert.equal((await client.fetch(bySlug('metered-zwei').path)).access, 'metered; reason=reread; left=0')
  })

  test('no article answer may be kept by a shared cache, and shared pages never set a cookie', async () => {
    const client = site.visitor()
    for (const article of articles.filter(({ slug }) => slug !== 'not-yet')) {
      const answer = await client.fetch(article.path)
      assert.equal(answer.headers.get('cache-control'), 'private, no-cache')
      assert.ok(answer.headers.get('etag'))
      assert.doesNotMatch(answer.headers.get('vary') ?? '', /cookie/i)
    }
    for (const path of ['/', '/latest', '/section/world']) {
      const shared = await client.fetch(path)
      assert.equal(shared.headers.get('cache-control'), 'public, s-maxage=60, stale-while-revalidate=600')
      assert.equal(shared.headers.get('set-cookie'), null)
      const own = await (await site.reader()).fetch(path)
      assert.equal(own.headers.get('cache-control'), 'private, no-cache')
    }
  })
})

function withCookie<C extends Client>(client: C, name: string, value: string): C {
  client.cookies.set(name, value)
  return client
}
