import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openEpub } from '../support/epub.ts'
import { releaseIssue } from '../support/releaseIssue.ts'
import { type Client, createSite, ORIGIN, type TestSite } from '../support/site.ts'
import { type GatedArticle, publishGatedArticles } from './gatedArticles.ts'

/** Whoever wants an issue without paying for it, by whatever they may bring along or make of an address. */
describe('an issue is not to be had by a trick', () => {
  let site: TestSite
  let articles: GatedArticle[]
  let date: string
  let sample: string
  /** Where its files really lie, which is nobody's address. */
  let keys: string[]
  let names: string[]

  before(async () => {
    site = await createSite('magazine_thefts')
    articles = await publishGatedArticles(site)
    date = await releaseIssue(site)
    const issue = await site.dateline.issues.findReleased(date)
    assert.ok(issue)
    sample = issue.contents.find(({ kind, isSample }) => kind === 'piece' && isSample)?.slug ?? ''
    keys = issue.files.map(({ key }) => key)
    names = issue.files.map(({ fileName }) => fileName)
    assert.equal(keys.length, 4)
  })
  after(() => site.close())

  type Asked = { headers?: Record<string, string>; method?: string; as?: Client }
  async function ask(path: string, { headers = {}, method = 'GET', as }: Asked = {}) {
    const cookie = [...(as?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(path.startsWith('http') ? path : ORIGIN + path, {
      method,
      headers: { ...headers, ...(cookie && { cookie }) },
    })
    const answer = await site.dateline.app.fetch(request)
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  async function tokenOf(client: Client): Promise<string> {
    const made = await client.fetch('/account/catalog', { form: { do: 'make' } })
    return /\/opds\/([\w-]{43})/.exec(made.text)?.[1] ?? assert.fail('no token')
  }
  /** Every secret that these bytes hold, unpacked where they are a file; but what is open to everybody. */
  function secretsIn(bytes: Buffer): string[] {
    assert.notEqual(bytes.subarray(0, 5).toString('latin1'), '%PDF-', 'a whole issue on paper')
    const text = bytes.subarray(0, 2).toString('latin1') === 'PK' ? openEpub(bytes).all : bytes.toString('utf8')
    return articles
      .filter(({ slug, terms }) => slug !== sample && terms !== 'free')
      .flatMap(({ secret }) => secret.filter((one) => text.includes(one)))
  }
  const TRICKS: readonly Record<string, string>[] = [
    {},
    { range: 'bytes=0-' },
    { range: 'bytes=-2000000' },
    { 'if-none-match': '*' },
    { 'if-range': '*', range: 'bytes=0-99999999' },
    { accept: 'application/epub+zip' },
    { accept: 'application/opds+json;q=0, */*;q=0' },
    { accept: ';;,x/y;q=9' },
    { authorization: 'Basic OjpA' },
    { authorization: `Bearer ${'A'.repeat(43)}` },
    { 'x-original-url': '/magazine', 'x-rewrite-url': '/magazine' },
    { 'x-forwarded-for': '66.249.66.1', 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' },
    { referer: `${ORIGIN}/account`, 'sec-purpose': 'prefetch' },
  ]

  const addresses = () => [
    ...['epub', 'pdf', 'EPUB', 'Pdf', 'epub/', 'epub%20', 'epub%00', 'epub?paper=letter', 'pdf?paper=letter'].flatMap(
      (ending) => [
        `/magazine/${date}.${ending}`,
        `//magazine//${date}.${ending}`,
        `/magazine/./${date}.${ending}`,
        `/magazine/%2e/${date}.${ending}`,
        `/magazine/x/%2e%2e/${date}.${ending}`,
        `/magazine%2F${date}.${ending}`,
        `/fr/magazine/${date}.${ending}`,
        `/magazine/${date}/${date}.${ending}`,
      ],
    ),
    `/magazine/${date}%2Eepub`,
    `/magazine/${date}/sample.epub/../../${date}.epub`,
    `/magazine/${date}/offline.json`,
    `/magazine/${date}/place.json`,
    ...keys.flatMap((key) => [
      `/${key}`,
      `/files/${key}`,
      `/assets/${key}`,
      `/assets/..%2f..%2ffiles%2f${encodeURIComponent(key)}`,
      `/pictures/${key}`,
      `/pictures/magazine/${date}/${key.split('/').at(-1)}`,
      `/pictures/magazine/${date}/..%2f${encodeURIComponent(key.split('/').at(-1) ?? '')}`,
    ]),
    ...names.map((name) => `/magazine/${name}`),
    `/pictures/magazine/..%2f..%2f${date}/000000000000000000000000-640.jpg`,
  ]

  test('a visitor, a reader, somebody lapsed and whoever names another’s session get no issue, however it is spelled', async () => {
    const opened = await ask(`/magazine/${date}.epub`, { as: await site.reader({ subscription: 'active' }) })
    assert.ok(secretsIn(opened.bytes).length > 10, 'a subscriber has it')
    const etag = opened.headers.get('etag') ?? ''
    const lapsed = await site.reader({ subscription: 'ended' })
    const forged = site.visitor()
    forged.cookies.set('dateline_session', 'A'.repeat(43))
    const people = { visitor: site.visitor(), reader: await site.reader(), lapsed, forged }
    for (const [who, as] of Object.entries(people)) {
      for (const address of addresses()) {
        const { bytes } = await ask(address, { as })
        assert.deepEqual(secretsIn(bytes), [], `${who}: ${address}`)
      }
      for (const headers of [...TRICKS, { 'if-none-match': etag }, { 'if-range': etag, range: 'bytes=1-' }]) {
        for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
          const answer = await ask(`/magazine/${date}.epub`, { as, headers, method })
          assert.ok(answer.status >= 400 || answer.status === 303, `${who}: ${method} ${JSON.stringify(headers)}`)
          assert.deepEqual(secretsIn(answer.bytes), [])
          assert.notEqual(answer.headers.get('etag'), etag, 'whoever may not have it learns nothing of it')
        }
      }
    }
  })

  test('the sample that everybody may have holds its one piece and not a sentence of another', async () => {
    const { status, bytes } = await ask(`/magazine/${date}/sample.epub`)
    assert.equal(status, 200)
    assert.deepEqual(secretsIn(bytes), [])
    const own = articles.find(({ slug }) => slug === sample)?.secret ?? []
    const text = openEpub(bytes).all
    assert.ok(own.filter((one) => text.includes(one)).length > 5, 'its own piece is whole')
  })

  test('what was taken back says so to whatever is asked of it, and nothing else', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const token = await tokenOf(reader)
    const feed = await ask(`/opds/${token}`)
    const hrefs = [...feed.bytes.toString().matchAll(/href="([^"]*\/(?:files|covers)\/[^"]*)"/g)].map(
      ([, href]) => href ?? '',
    )
    assert.ok(hrefs.length >= 5)
    const etags = await Promise.all(hrefs.map(async (href) => (await ask(href)).headers.get('etag') ?? ''))
    await reader.fetch('/account/catalog', { form: { do: 'revoke' } })
    const closed = [`/opds/${token}`, ...hrefs]
    for (const [at, path] of closed.entries()) {
      const own = { 'if-none-match': at === 0 ? (feed.headers.get('etag') ?? '') : (etags[at - 1] ?? '') }
      for (const headers of [...TRICKS.slice(0, 8), own]) {
        const answer = await ask(path, { headers })
        assert.equal(answer.status, 410, `${path} ${JSON.stringify(headers)}`)
        assert.match(answer.bytes.toString(), /was taken back/)
        assert.equal(answer.headers.get('etag'), null)
        assert.equal(answer.headers.get('cache-control'), 'no-store')
      }
      const head = await ask(path, { method: 'HEAD' })
      assert.deepEqual([head.status, head.bytes.length], [410, 0])
    }
    const entries = (await ask(`/opds/${token}`)).bytes.toString().match(/<entry>/g)
    assert.equal(entries?.length, 1, 'one entry says why')
  })

  test('by Basic the token is the password and nothing else of what is sent; one that was taken back says so', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const token = await tokenOf(reader)
    const basic = (text: string, scheme = 'Basic') => ({
      authorization: `${scheme} ${Buffer.from(text).toString('base64')}`,
    })
    for (const named of [`me:${token}`, `:${token}`])
      assert.equal((await ask('/opds', { headers: basic(named) })).status, 200)
    assert.equal((await ask('/opds', { headers: basic(`me:${token}`, 'bAsIc') })).status, 200)
    const refused = [
      `${token}:`,
      token,
      `${token}:x`,
      `me:${token}x`,
      `me:${token.slice(1)}`,
      `me: ${token}`,
      `me:${token.toUpperCase()}`,
    ]
    for (const named of refused) assert.equal((await ask('/opds', { headers: basic(named) })).status, 401, named)
    for (const authorization of [
      'Basic',
      'Basic ',
      'Basic !!!!',
      'Digest username="x"',
      `Bearer ${token}`,
      `Basic ${token}`,
    ])
      assert.equal((await ask('/opds', { headers: { authorization } })).status, 401, authorization)
    const head = await ask('/opds', { headers: basic(`me:${token}`), method: 'HEAD' })
    assert.deepEqual([head.status, head.bytes.length], [200, 0])
    await reader.fetch('/account/catalog', { form: { do: 'revoke' } })
    const closed = await ask('/opds', { headers: basic(`me:${token}`) })
    assert.equal(closed.status, 410)
    assert.match(closed.bytes.toString(), /was taken back/)
  })

  test('a token opens the catalog it was made for and no page, and nobody else’s session ends it', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const token = await tokenOf(reader)
    const stranger = await site.reader({ subscription: 'active' })
    await stranger.fetch('/account/catalog', { form: { do: 'revoke' } })
    await stranger.fetch('/account/catalog', { form: { do: 'make' } })
    assert.equal((await ask(`/opds/${token}`)).status, 200, 'it is still its owner’s')
    const asSession = site.visitor()
    asSession.cookies.set('dateline_session', token)
    const authorization = `Basic ${Buffer.from(`me:${token}`).toString('base64')}`
    for (const path of [
      `/magazine/${date}.epub`,
      `/magazine/${date}/members-only`,
      '/world/members-only',
      '/account',
    ]) {
      for (const asked of [{ as: asSession }, { headers: { authorization } }]) {
        const answer = await ask(path, asked)
        assert.deepEqual(secretsIn(answer.bytes), [], path)
      }
      assert.deepEqual(secretsIn((await ask(`${path}?token=${token}`)).bytes), [], path)
    }
  })

  test('a catalog’s address is one address: other spellings of it, of its covers and its files are none', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const token = await tokenOf(reader)
    const [name = ''] = names
    const [key = ''] = keys
    const spelled = [
      `//opds//${token}`,
      `/opds/%2F${token}`,
      `/opds/${token}%00`,
      `/opds/${token}/../${'A'.repeat(43)}`,
      `/opds/${token.toLowerCase()}`,
      `/opds/${token}/files/..%2f..%2f${encodeURIComponent(key)}`,
      `/opds/${token}/files/${encodeURIComponent(key)}`,
      `/opds/${token}/files/%2e%2e/${name}`,
      `/opds/${token}/files//${name}`,
      `/opds/${token}/files/${name}%00`,
      `/opds/${token}/files/${name.toUpperCase()}`,
      `/opds/${token}/files/.env`,
      `/opds/${token}/covers/..%2f..%2f${encodeURIComponent(key)}`,
      `/opds/${token}/covers/${date}.jpg%00`,
      `/opds/${token}/covers/${date}.jpg/x`,
      `/opds/${token}/covers/9999-99-99.jpg`,
      `/opds/${token}/20260`,
    ]
    for (const path of spelled) {
      const { status, bytes } = await ask(path)
      const isWhole = bytes.subarray(0, 2).toString('latin1') === 'PK' || bytes.subarray(0, 5).toString() === '%PDF-'
      assert.ok(status === 404 || status === 301 || status === 308, `${path}: ${status}`)
      assert.ok(!isWhole, path)
    }
    assert.equal((await ask(`/opds/${token}/files/${encodeURIComponent(name)}`)).status, 200)
  })
})
