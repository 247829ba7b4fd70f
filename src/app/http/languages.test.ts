import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import type { Block } from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import { setPhrase, setPublication } from '../../publication/facts/facts.module.ts'

let site: TestSite
let fr: Words

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = (text: string) => ({
  type: 'doc' as const,
  content: [paragraph('Everyone may read this.'), ...Array.from({ length: 9 }, () => paragraph(text))],
})

before(async () => {
  site = await createSite('languages')
  const french = site.dateline.languages.find('fr')
  assert.ok(french)
  fr = french
  const firstPublished = site.dateline.clock.now().subtract({ hours: 2 })
  await site.publish({ slug: 'ferry', headline: 'The ferry', language: 'en', firstPublished, body: body('Water.') })
  await site.publish({
    slug: 'le-bac',
    headline: 'Le bac',
    language: 'fr',
    variantOf: 'ferry',
    firstPublished,
    body: body('De l’eau.'),
  })
  await site.publish({ slug: 'tide', headline: 'The tide', body: body('More water.') })
})
after(() => site.close())

const links = (html: string) =>
  [...html.matchAll(/<(?:a|form)\b[^>]*?(?:href|action)="(\/[^"]*)"/g)].map((m) => m[1] ?? '')
const canonical = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1]
const alternates = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map((m) => [m[1], m[2]]),
  )

for (const path of ['', '/latest', '/section/world', '/place/france', '/subscribe', '/sign-in', '/newsletters']) {
  test(`/fr${path} speaks French, and every link of it stays there`, async () => {
    const page = await site.visitor().fetch(`/fr${path}`)
    assert.equal(page.status, 200)
    assert.match(page.text, /<html lang="fr" dir="ltr"/)
    assert.ok(page.text.includes(fr.t('masthead.subscribe')))
    const astray = links(page.text).filter((link) => !/^\/fr(?:[/?]|$)/.test(link) && !/\.(xml|json)$/.test(link))
    assert.deepEqual(astray, [])
  })
}

test('fixed pages name their twins, each its own address, and all of them each other', async () => {
  const visitor = site.visitor()
  const expected = {
    ar: 'http://news.test/ar/latest',
    en: 'http://news.test/latest',
    fr: 'http://news.test/fr/latest',
    'x-default': 'http://news.test/latest',
  }
  for (const path of ['/latest', '/fr/latest', '/ar/latest']) {
    const { text } = await visitor.fetch(path)
    assert.equal(canonical(text), `http://news.test${path}`)
    assert.deepEqual(alternates(text), expected)
  }
})

test('an article has one canonical address, whatever the page around it speaks', async () => {
  const { text, access } = await site.visitor().fetch('/fr/world/ferry')
  assert.equal(access, 'metered; reason=new; left=0')
  assert.equal(canonical(text), 'http://news.test/world/ferry')
  assert.deepEqual(alternates(text), {
    en: 'http://news.test/world/ferry',
    fr: 'http://news.test/world/le-bac',
    'x-default': 'http://news.test/world/ferry',
  })
  assert.match(text, /<h1 class="headline" lang="en"/)
})

test('an article is read once, in whichever language the page around it speaks', async () => {
  const visitor = site.visitor()
  assert.equal((await visitor.fetch('/world/ferry')).access, 'metered; reason=new; left=0')
  assert.equal((await visitor.fetch('/fr/world/ferry')).access, 'metered; reason=reread; left=0')
  assert.equal((await visitor.fetch('/fr/world/le-bac')).access, 'metered; reason=reread; left=0')
  const gated = await visitor.fetch('/fr/world/tide')
  assert.equal(gated.access, 'gate; reason=allowance-spent; gate=subscribe')
  assert.ok(gated.text.includes(fr.t('gate.limit', { count: 1 })))
  assert.doesNotMatch(gated.text, /More water/)
})

test('lists show the variant in the page’s language where there is one', async () => {
  const visitor = site.visitor()
  const english = (await visitor.fetch('/latest')).text
  assert.ok(english.includes('The ferry') && !english.includes('Le bac'))
  const french = (await visitor.fetch('/fr/latest')).text
  assert.ok(french.includes('Le bac') && !french.includes('The ferry'))
  assert.ok(french.includes('The tide'), 'what there is in no French stands in the publication’s language')
})

test('the publication’s own language has no prefix, and a language without pages none either', async () => {
  const visitor = site.visitor()
  const own = await visitor.fetch('/en/latest?page=2')
  assert.equal(own.status, 301)
  assert.equal(own.headers.get('location'), '/latest?page=2')
  assert.equal((await visitor.fetch('/xx/latest')).status, 404)
  assert.equal((await visitor.fetch('/fr/nowhere')).status, 404)
  assert.match((await visitor.fetch('/fr/nowhere/at-all')).text, /<html lang="fr"/)
  assert.equal((await visitor.fetch('/fr/rss.xml')).status, 404)
})

test('an article under another section leads to its address in the same language', async () => {
  const moved = await site.visitor().fetch('/fr/elsewhere/tide?utm_source=x')
  assert.equal(moved.status, 301)
  assert.equal(moved.headers.get('location'), '/fr/world/tide?utm_source=x')
})

test('what the publication writes is said in French where it has said how, and marked as English elsewhere', async () => {
  const { db, clock, publication } = site.dateline
  await setPhrase(db, 'test', { language: 'fr', text: 'Monthly', translation: 'Mensuel <b>' }, clock.now())
  await publication.reload()
  const { text } = await site.visitor().fetch('/fr/subscribe')
  assert.match(text, /Mensuel &lt;b&gt;/)
  assert.match(text, /<span lang="en" dir="ltr">Annual<\/span>/)
  assert.doesNotMatch(text, />Monthly</)
})

test('a visitor’s choice is kept: articles lead to it, copies for everybody never depend on it', async () => {
  const visitor = site.visitor()
  const chosen = await visitor.fetch('/language', {
    form: { language: 'fr' },
    headers: { referer: 'http://news.test/latest?page=1' },
  })
  assert.equal(chosen.status, 303)
  assert.equal(chosen.headers.get('location'), 'http://news.test/fr/latest?page=1')
  const article = await visitor.fetch('/world/tide?utm_source=x')
  assert.equal(article.status, 302)
  assert.equal(article.headers.get('location'), '/fr/world/tide?utm_source=x')
  assert.equal(article.headers.get('cache-control'), 'private, no-store')
  assert.equal((await visitor.fetch('/world/tide?part=body')).status, 200)
  const shared = await visitor.fetch('/latest')
  assert.equal(shared.status, 200)
  assert.match(shared.headers.get('cache-control') ?? '', /^public/)
  await visitor.fetch('/language', { form: { language: 'en' }, headers: { referer: 'http://news.test/fr/world/tide' } })
  assert.equal((await visitor.fetch('/world/tide')).status, 200)
})

test('a reader’s choice holds on every page and in their mails', async () => {
  const reader = await site.reader()
  await reader.fetch('/language', { form: { language: 'fr' } })
  assert.equal((await reader.fetch('/account')).headers.get('location'), '/fr/account')
  assert.equal((await reader.fetch('/')).headers.get('location'), '/fr')
  const { readers, db } = site.dateline
  assert.equal((await readers.findReader(db, { readerId: reader.readerId }))?.language, 'fr')
})

test('the way back from a language leads to no other site', async () => {
  const chosen = await site.visitor().fetch('/language', {
    form: { language: 'fr' },
    headers: { referer: 'https://elsewhere.example/x' },
  })
  assert.equal(chosen.headers.get('location'), 'http://news.test/fr')
})

test('the clocks’ cities, the tags and the line above a headline are in the language of the page, wherever they stand', async () => {
  const { db, clock, publication } = site.dateline
  await setPublication(db, 'test', { clocks: [{ name: 'Muscat', zone: 'Asia/Muscat' }] }, clock.now())
  for (const [language, text, translation] of [
    ['fr', 'Muscat', 'Mascate'],
    ['fr', 'Sea level', 'Niveau de la mer'],
    ['fr', 'High water', 'Hautes eaux'],
    ['en', 'Hautes mers', 'High seas'],
  ] as const)
    await setPhrase(db, 'test', { language, text, translation }, clock.now())
  await publication.reload()
  const about = { tags: ['sea-level'], body: body('Water.') }
  await site.publish({ slug: 'flood', kicker: 'High water', ...about })
  await site.publish({ slug: 'crue', kicker: 'Hautes mers', language: 'fr', ...about })
  const french = await site.visitor().fetch('/fr/world/flood')
  assert.match(french.text, /<dt>Mascate<\/dt>/)
  assert.match(french.text, /rel="tag">Niveau de la mer</)
  assert.match(french.text, /class="kicker-own"><span lang="fr" dir="ltr">Hautes eaux</)
  assert.match((await site.visitor().fetch('/fr/latest')).text, /class="kicker">.{0,40}Hautes eaux</)
  assert.match((await site.visitor().fetch('/fr/tag/sea-level')).text, /<h1>Niveau de la mer<\/h1>/)
  // And what is French, on the publication's own pages.
  assert.match(
    (await site.visitor().fetch('/world/crue')).text,
    /class="kicker-own"><span lang="en" dir="ltr">High seas</,
  )
  // What nobody has said stays as it is, marked with its language.
  assert.match((await site.visitor().fetch('/ar/world/flood')).text, /<dt><span lang="en" dir="ltr">Muscat</)
})
