import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'

const paragraph = (words: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] })
const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

describe('how an article would look', () => {
  let site: TestSite
  let editor: Client
  let draft: number
  before(async () => {
    site = await createSite('preview')
    editor = await site.reader({ role: 'editor' })
    const words = Array.from({ length: 12 }, (_, nth) => paragraph(`Sentence ${nth} of a report. `.repeat(12)))
    draft = await site.publish({
      slug: 'to-come',
      status: 'draft',
      headline: 'To come',
      body: { type: 'doc', content: [...words, paragraph(`The end. ${HOSTILE}`)] },
    })
  })
  after(() => site?.close())

  const frame = (as: string, on: string, id = draft) =>
    editor.fetch(`/desk/articles/${id}/preview/frame?as=${as}&on=${on}`)

  test('a visitor meets the gate where it would fall, a reader and a subscriber read to the end', async () => {
    const visitor = await frame('visitor', 'page')
    assert.match(visitor.text, /class="article article-gated/)
    assert.match(visitor.text, /id="gate-heading"/)
    assert.doesNotMatch(visitor.text, /The end\./)
    for (const as of ['reader', 'subscriber']) {
      const open = await frame(as, 'phone')
      assert.match(open.text, /class="article article-open/, as)
      assert.match(open.text, /The end\./, as)
    }
    assert.match((await frame('reader', 'page')).text, /meter-line/)
    assert.doesNotMatch((await frame('subscriber', 'page')).text, /meter-line/)
  })

  test('in a mail and in the magazine the whole text stands for a subscriber only', async () => {
    for (const on of ['mail', 'magazine']) {
      assert.match((await frame('subscriber', on)).text, /The end\./, on)
      assert.doesNotMatch((await frame('visitor', on)).text, /The end\./, on)
      assert.match((await frame('visitor', on)).text, /To come/, on)
    }
  })

  test('nothing runs in it, nobody keeps it, and no page but the desk’s shows it', async () => {
    for (const on of ['phone', 'page', 'mail', 'magazine']) {
      const { text, headers, status } = await frame('subscriber', on)
      assert.equal(status, 200)
      assert.match(
        headers.get('content-security-policy') ?? '',
        /^sandbox; default-src 'none'; .*frame-ancestors 'self'$/,
      )
      assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script|allow-/)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('x-robots-tag'), 'noindex')
      assert.match(text, /<meta name="robots" content="noindex"/, on)
      assert.doesNotMatch(text, /<script|<img src=x|javascript:/i, on)
      assert.match(text, /&lt;script&gt;alert\(1\)/, on)
      assert.match(text, /Preview, not published/, on)
    }
    const page = await editor.fetch(`/desk/articles/${draft}/preview?as=reader&on=mail`)
    assert.match(page.text, /<iframe[^>]* sandbox=""/)
    assert.match(page.text, new RegExp(`src="/desk/articles/${draft}/preview/frame\\?as=reader&amp;on=mail"`))
    assert.match(page.text, /aria-current="true">\s*reader/)
  })

  test('it shows what stands at the desk, and says that readers see another text', async () => {
    const id = await site.publish({
      slug: 'out',
      body: { type: 'doc', content: [paragraph('Old words.')] },
      terms: 'free',
    })
    await editor.fetch(`/desk/articles/${id}/text`)
    const batch = '00000000-0000-4000-8000-000000000001'
    const steps = [{ stepType: 'replace', from: 1, to: 4, slice: { content: [{ type: 'text', text: 'New' }] } }]
    const typed = await editor.fetch(`/desk/articles/${id}/steps`, { json: { base: 0, client: 'a', batch, steps } })
    assert.equal(typed.status, 200)
    const shown = await frame('visitor', 'page', id)
    assert.match(shown.text, /New words\./)
    assert.match(shown.text, /readers see the published one/)
    assert.match((await site.visitor().fetch('/world/out')).text, /Old words\./)
  })

  test('nobody is counted, and nothing of it is anywhere else', async () => {
    const counted = async () => {
      const { rows } = await sql<{ count: number }>`select (select count(*) from reads)::int as count`.execute(
        site.dateline.db,
      )
      return rows[0]?.count
    }
    const before = await counted()
    const shown = await frame('reader', 'page')
    assert.equal(shown.access, null)
    assert.equal(shown.headers.getSetCookie().length, 0)
    assert.equal(await counted(), before)
    for (const path of ['/sitemap.xml', '/rss.xml', '/feed.json', '/robots.txt']) {
      assert.doesNotMatch((await site.visitor().fetch(path)).text, /preview|to-come/, path)
    }
  })

  test('whoever may not read the article finds no preview of it', async () => {
    const contributor = await site.reader({ role: 'contributor' })
    for (const path of ['preview', 'preview/frame']) {
      assert.equal((await contributor.fetch(`/desk/articles/${draft}/${path}`)).status, 404)
      assert.equal((await editor.fetch(`/desk/articles/99999999/${path}`)).status, 404)
      assert.equal((await (await site.reader()).fetch(`/desk/articles/${draft}/${path}`)).status, 404)
    }
  })
})
