import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { article, createImportingSite } from '../../../tests/support/importingSite.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import { setAuthor, setTerms } from '../../articles/store/store.module.ts'
import { setPhrase, setPublication, setSection } from '../../publication/facts/facts.module.ts'
import { listSources, setSource, sourceBySlug } from '../../publication/sources/sources.module.ts'

const site = await createImportingSite('furnishing')
after(() => site.close())
const { dateline } = site
const { db } = dateline
const now = () => dateline.clock.now()

test('an archive of translations comes in although nobody has made its outlets, which wait to be completed', async () => {
  await site.write('outlets', {
    'a.md': article('title: From elsewhere\ndate: 2020-01-01\nsource: Le Nord\noriginal_language: fr', 'Words of it.'),
    'b.md': article('title: From another\ndate: 2020-01-01\nsource: news-aktuell', 'Words of it.'),
  })
  assert.deepEqual((await site.bring('outlets')).skipped, [])
  assert.deepEqual(
    (await listSources(db)).map(({ slug, name, language, country, isComplete }) => [
      slug,
      name,
      language,
      country,
      isComplete,
    ]),
    [
      ['le-nord', 'Le Nord', 'fr', '', false],
      ['news-aktuell', 'News Aktuell', 'en', '', false],
    ],
  )
  assert.match((await site.page('/from-the-archive/a')).text, /Le Nord/)
  assert.equal((await site.page('/source/le-nord')).status, 200)
  await setSource(
    db,
    'test',
    'le-nord',
    { name: 'Le Nord du soir', country: 'FR', url: 'https://nord.example', credit: 'Le Nord, Lille' },
    now(),
  )
  assert.equal((await sourceBySlug(db, 'le-nord'))?.isComplete, true)
  // Imported again, the outlet stays as somebody has completed it.
  await site.bring('outlets')
  assert.equal((await sourceBySlug(db, 'le-nord'))?.name, 'Le Nord du soir')
  assert.match((await site.page('/source/le-nord')).text, /Le Nord du soir/)
  for (const change of [{ country: 'France' }, { url: 'javascript:x' }, { name: ' ' }, { language: '!' }])
    await assert.rejects(async () => setSource(db, 'test', 'le-nord', change, now()), JSON.stringify(change))
})

test('what a publication promises stands where a text is cut, on its pages in every language, and is two sentences', async () => {
  await site.write('gated', {
    '2021-02-01-kept.md': article(
      'title: A report for subscribers\naccess: subscribers',
      Array.from({ length: 8 }, (_, at) => `Paragraph ${at} of this report has some words.`).join('\n\n'),
    ),
  })
  await site.bring('gated')
  const cut = async (path: string) =>
    /<section class="gate" data-gate="subscribe" data-form="short">.*?<\/section>/s.exec(
      (await site.page(path)).text,
    )?.[0]
  const path = '/from-the-archive/kept'
  assert.match((await cut(path)) ?? '', /To read the full story/)
  const promises = ['Coverage from everywhere.', 'Insights from anywhere.']
  await setPublication(db, 'test', { gatePromises: promises }, now())
  await setPhrase(
    db,
    'test',
    { language: 'fr', text: 'Insights from anywhere.', translation: 'D’où qu’ils viennent.' },
    now(),
  )
  await dateline.publication.reload()
  assert.match((await cut(path)) ?? '', /Coverage from everywhere\..*Insights from anywhere\./s)
  assert.match((await cut(`/fr${path}`)) ?? '', /lang="en"[^>]*>Coverage from everywhere\..*D’où qu’ils viennent\./s)
  await assert.rejects(async () => setPublication(db, 'test', { gatePromises: [...promises, 'More.'] }, now()), /two/)
  const long = `It goes on and on${' and on'.repeat(40)}.`
  await assert.rejects(async () => setPublication(db, 'test', { gatePromises: [long] }, now()), /200 letters/)
})

test('a withdrawn article is gone from its page, lists and feeds at once, says why, and stays so through an import', async () => {
  await site.write('withdrawn', {
    '2021-01-01-wrong.md': article('title: A report that was wrong', 'Its words.'),
    '2021-01-02-right.md': article('title: A report that was right', 'Its words.'),
  })
  await site.bring('withdrawn')
  assert.equal((await site.page('/from-the-archive/wrong')).status, 200)
  assert.match((await site.page('/latest')).text, /A report that was wrong/)
  await withdrawArticle(db, 'test', 'wrong', { reason: 'Its source made it up.' }, now())
  for (const path of ['/from-the-archive/wrong', '/fr/from-the-archive/wrong']) {
    const page = await site.page(path)
    assert.equal(page.status, 410, path)
    assert.match(page.text, /Its source made it up\./, path)
    assert.doesNotMatch(page.text, /A report that was wrong/, path)
  }
  for (const path of [
    '/',
    '/latest',
    '/rss.xml',
    '/feed.json',
    '/section/from-the-archive',
    '/sitemap.xml',
    '/from-the-archive/right',
  ])
    assert.doesNotMatch((await site.page(path)).text, /that was wrong|archive\/wrong/, path)
  assert.equal((await site.page('/2021/01/01/wrong')).location, '/from-the-archive/wrong')

  await site.write('withdrawn', {
    '2021-01-01-wrong.md': article('title: A report that was wrong, corrected', 'Its words.'),
  })
  assert.equal((await site.bring('withdrawn')).updated, 1)
  assert.equal((await site.page('/from-the-archive/wrong')).status, 410)
  await withdrawArticle(db, 'test', 'wrong', undefined, now())
  assert.match((await site.page('/from-the-archive/wrong')).text, /A report that was wrong, corrected/)
  await assert.rejects(async () => withdrawArticle(db, 'test', 'wrong', undefined, now()), /not withdrawn/)
  await assert.rejects(async () => withdrawArticle(db, 'test', 'nowhere', { reason: '' }, now()), /no article/)
})

test('what was withdrawn before anybody could read it does not go public by being restored too early', async () => {
  await site.write('early', { 'early.md': article('title: Of the year 2099\ndate: 2099-01-01', 'Its words.') })
  await site.bring('early')
  await withdrawArticle(db, 'test', 'early', { reason: 'Not yet.' }, now())
  assert.equal((await site.page('/from-the-archive/early')).status, 404)
  await withdrawArticle(db, 'test', 'early', undefined, now())
  assert.equal((await site.stored('early')).status, 'scheduled')
})

test('a fresh publication is furnished by commands: sections in their order, clocks, an author’s name', async () => {
  await setSection(db, 'test', 'culture', { name: 'Culture' }, now())
  await setSection(db, 'test', 'politics', { name: 'Politics', order: 1 }, now())
  await setSection(db, 'test', 'world', { inNavigation: false }, now())
  await setPublication(db, 'test', { clocks: [{ name: 'Lagos', zone: 'Africa/Lagos' }] }, now())
  await dateline.publication.reload()
  const { text } = await site.page('/')
  assert.ok(
    text.indexOf('/section/politics') > 0 && text.indexOf('/section/politics') < text.indexOf('/section/culture'),
  )
  assert.doesNotMatch(text, /\/section\/world/)
  assert.match(text, /Lagos/)
  await assert.rejects(async () => setSection(db, 'test', 'new', {}, now()), /say name=/)
  await assert.rejects(async () => setSection(db, 'test', 'newsletters', { name: 'N' }, now()), /reserved/)
  await assert.rejects(
    async () => setPublication(db, 'test', { clocks: [{ name: 'X', zone: 'Nowhere' }] }, now()),
    /no clock/,
  )

  await site.write('authors', {
    'by.md': article('title: By somebody\ndate: 2021-02-01\nauthor: jane-doe', 'Its words.'),
  })
  await site.bring('authors')
  await setAuthor(db, 'test', 'jane-doe', { name: 'Jane M. Doe' }, now())
  assert.match((await site.page('/from-the-archive/by')).text, /Jane M\. Doe/)
  await assert.rejects(async () => setAuthor(db, 'test', 'nobody', { name: 'X' }, now()), /no author/)
  await setTerms(db, 'test', 'by', { terms: 'free' }, now())
})

test('the front of a publication that has just been imported has its sections in the navigation', async () => {
  const fresh = await createImportingSite('furnishing_fresh')
  try {
    assert.equal((await fresh.page('/')).status, 200)
    await fresh.write('archive', { 'a.md': article('title: First\ndate: 2021-03-01\nsection: Harbors', 'Its words.') })
    await fresh.bring('archive')
    assert.match((await fresh.page('/')).text, /href="\/section\/harbors"/)
  } finally {
    await fresh.close()
  }
})
