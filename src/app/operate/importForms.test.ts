import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { article, createImportingSite } from '../../../tests/support/importingSite.ts'

const site = await createImportingSite('import_forms')
after(() => site.close())

const png = await sharp({ create: { width: 400, height: 10, channels: 3, background: '#123456' } })
  .png()
  .toBuffer()

test('an archive of page bundles comes in whole: a folder for each article, its pictures and languages beside it', async () => {
  await site.write('bundles/content', {
    '_index.md': '---\ntitle: All our reports\n---\nThis page lists them.',
    'market-day/index.md': article('title: Market day\ndate: 2021-05-06', 'Stalls.'),
    '2021-03-04-harbour/index.md': article('title: The harbour opens again', 'Ships come in.\n\n![Quay](./quay.png)'),
    '2021-03-04-harbour/quay.png': png,
    'river/index.md': article('title: The river\ndate: 2021-06-06', 'Water.'),
    'river/index.fr.md': article('title: La rivière\ndate: 2021-06-06', 'Eau.'),
  })
  const report = await site.bring('bundles/content')
  assert.deepEqual([report.imported, report.skipped.map(({ file }) => file)], [4, ['_index.md']])
  assert.match(report.skipped[0]?.reason ?? '', /lists other pages/)
  assert.equal((await site.stored('harbour')).body.content[1]?.type, 'picture')
  assert.equal((await site.stored('market-day')).headline, 'Market day')
  const french = await site.stored('river-fr')
  assert.deepEqual([french.language, french.groupId], ['fr', (await site.stored('river')).groupId])
  assert.equal((await site.page('/2021/03/04/harbour')).location, '/from-the-archive/harbour')
})

test('front matter in TOML and JSON says what it says in YAML', async () => {
  await site.write('toml', {
    'hugo.md':
      '+++\ntitle = "By Hugo"\ndate = 2019-05-06T07:08:09+02:00\ntags = ["EU"]\naliases = ["/old/hugo/", "hugo-old"]\n+++\n\nWords of it.\n',
    'zola.md':
      '+++\ntitle = "By Zola"\ndate = 2019-05-07\ndraft = false\n[taxonomies]\ntags = ["Sea"]\n[extra]\nauthor = "Ada"\n+++\nWords of it.',
    'zola-draft.md': '+++\ntitle = "Not yet"\ndate = 2019-05-07\ndraft = true\n+++\nWords of it.',
    'broken.md': '+++\ntitle = "Broken\n+++\nWords.',
    'json.md': '{\n  "title": "By {JSON}",\n  "date": "2019-05-08"\n}\n\nWords of it.',
    'fenced.md': '---json\n{ "title": "Fenced", "date": "2019-05-08" }\n---\nWords of it.',
    'hexo.md': 'title: By Hexo\ndate: 2019-05-09\n---\nWords of it.',
    'semicolons.md': ';;;\n"title": "Semicolons",\n"date": "2019-05-09"\n;;;\nWords of it.',
  })
  const report = await site.bring('toml')
  assert.deepEqual(
    report.skipped.map(({ file, reason }) => [file, /not TOML/.test(reason)]),
    [['broken.md', true]],
  )
  const headlines = ['hugo', 'zola', 'json', 'fenced', 'hexo', 'semicolons'].map(
    async (slug) => (await site.stored(slug)).headline,
  )
  assert.deepEqual(await Promise.all(headlines), ['By Hugo', 'By Zola', 'By {JSON}', 'Fenced', 'By Hexo', 'Semicolons'])
  assert.equal(String((await site.stored('hugo')).published), '2019-05-06T05:08:09Z')
  assert.equal((await site.stored('zola-draft')).status, 'draft')
  for (const old of ['/old/hugo', '/hugo-old', '/2019/05/06/none'].slice(0, 2))
    assert.equal((await site.page(old)).location, '/from-the-archive/hugo', old)
  assert.match((await site.page('/from-the-archive/zola')).text, /Ada/)
})

test('the same report in several languages is one article group, however its files are called', async () => {
  await site.write('twins', {
    'suffix.md': article('title: Suffix\ndate: 2020-02-01'),
    'suffix.fr.md': article('title: Suffixe\ndate: 2020-02-01'),
    'en/folder.md': article('title: Folder\ndate: 2020-02-02'),
    'de/folder.md': article('title: Ordner\ndate: 2020-02-02'),
    'key-one.md': article('title: Key\ndate: 2020-02-03\ntranslationKey: the-key'),
    'key-two.md': article('title: Clé\ndate: 2020-02-03\nlang: fr\ntranslationKey: the-key'),
    '2020-02-04-old.md': article('title: Old address'),
    '2020-02-04-old.pt-br.md': article('title: Endereço velho'),
    'release.ts.md': article('title: In TypeScript\ndate: 2020-02-05'),
  })
  assert.deepEqual((await site.bring('twins')).skipped, [])
  const groupOf = async (slug: string) => (await site.stored(slug)).groupId
  for (const [one, other] of [
    ['suffix', 'suffix-fr'],
    ['folder', 'folder-de'],
    ['key-one', 'key-two'],
    ['old', 'old-pt-br'],
  ] as const)
    assert.equal(await groupOf(one), await groupOf(other), other)
  assert.deepEqual(
    [(await site.stored('folder-de')).language, (await site.stored('old-pt-br')).language],
    ['de', 'pt-BR'],
  )
  await site.write('sections', { 'it/alone.md': article('title: About machines\ndate: 2020-02-06') })
  await site.bring('sections')
  // Neither a program's name nor a section is a language.
  assert.equal((await site.stored('release-ts')).language, 'en')
  assert.equal((await site.stored('alone')).language, 'en')
  // The address that they shared leads to the original, whichever file came last.
  assert.equal((await site.page('/2020/02/04/old')).location, '/from-the-archive/old')
  const again = await site.bring('twins')
  assert.deepEqual([again.unchanged, again.updated, again.imported], [9, 0, 0])
})

test('addresses that begin with a language lead on, as all old addresses do', async () => {
  await site.write('prefixed', {
    'a.md': article('title: A\ndate: 2020-03-01\nredirect_from: [/en/blog/a, /es/a.html, /latest, /fr/latest]'),
  })
  await site.bring('prefixed')
  for (const old of ['/en/blog/a', '/es/a.html'])
    assert.equal((await site.page(old)).location, '/from-the-archive/a', old)
  assert.equal((await site.page('/latest')).status, 200)
})

test('an old address that nobody noted leads to the article whose name it ends in, and no page of the site is covered', async () => {
  await site.write('deep', { 'deep-water.md': article('title: Deep water\ndate: 2020-03-02', 'Its words.') })
  await site.bring('deep')
  for (const old of ['/en/blog/2020/deep-water', '/blog/2020/03/deep-water.html', '/news/deep-water/index.html'])
    assert.equal((await site.page(old)).location, '/from-the-archive/deep-water', old)
  for (const none of ['/magazine/2026-11-01/deep-water', '/blog/2020/other-water'])
    assert.equal((await site.page(none)).status, 404, none)
})

test('an old address leads to its article whatever signs its file’s name has, encoded or not', async () => {
  const names = ['css之@media', 'jquery之$(this)', 'notepad++使用', 'a, b; c=d', 'c#入门', 'why?', '100%']
  await site.write('signs', {
    ...Object.fromEntries(names.map((name) => [`${name}.md`, article(`title: "Of ${name}"\ndate: 2019-04-19`)])),
    '2019-04-20-d#入门.md': article('title: Of d'),
  })
  assert.deepEqual((await site.bring('signs')).skipped, [])
  const all = await site.all()
  const leads = async (old: string) => {
    const first = (await site.page(old)).location
    return first === null || first.startsWith('/from-the-archive/') ? first : (await site.page(first)).location
  }
  for (const name of names) {
    const slug = all.find(({ headline }) => headline === `Of ${name}`)?.slug ?? name
    for (const old of [encodeURI(name).replace(/[#?]/g, encodeURIComponent), encodeURIComponent(name)])
      assert.equal(await leads(`/2019/04/19/${old}/`), encodeURI(`/from-the-archive/${slug}`), old)
  }
  assert.equal(await leads(`/2019/04/20/${encodeURIComponent('d#入门')}/`), encodeURI('/from-the-archive/d-入门'))
})

test('an old address of month and name leads to the report of that month, not to its namesake', async () => {
  await site.write('months', {
    'money/2019-11-07-funding.md': article('title: Funding of November', 'Words of November.'),
    'a/2020-07-08-funding.md': article('title: Funding of July', 'Words of July.'),
  })
  await site.bring('months')
  const all = await site.all()
  for (const [old, headline] of [
    ['/blog/2019/11/funding/', 'Funding of November'],
    ['/blog/2020/07/funding/', 'Funding of July'],
    ['/2019/11/funding', 'Funding of November'],
    ['/en/2020/07/08/funding.html', 'Funding of July'],
  ] as const) {
    const slug = all.find((one) => one.headline === headline)?.slug
    const first = (await site.page(old)).location ?? ''
    const last = first.startsWith('/from-the-archive/') ? first : (await site.page(first)).location
    assert.equal(last, `/from-the-archive/${slug}`, old)
  }
})

test('a report in Arabic, Russian, Chinese or Japanese has an address, a section and tags in its own script', async () => {
  await site.write('scripts', {
    '2024-05-02-أسعار-الخبز.md': article(
      'title: "أسعار الخبز"\nlang: ar\ncategories: [اقتصاد]\ntags: [خبز, مصر]\nauthor: محمد علي',
    ),
    '2024-05-03-новости-дня.md': article('title: Новости дня\nlang: ru\ncategory: Новости\ntags: [Россия]'),
    '2024-05-04-新闻.md': article('title: 新闻\nlang: zh\ncategory: 新闻'),
    '2024-05-05-第3回会議.md': article('title: 第3回会議\nlang: ja'),
    '2024-05-06-cœur.md': article('title: Cœur\nlang: fr\nauthor: Łukasz Żal'),
  })
  assert.deepEqual((await site.bring('scripts')).skipped, [])
  for (const [slug, path] of [
    ['أسعار-الخبز', '/اقتصاد/أسعار-الخبز'],
    ['новости-дня', '/новости/новости-дня'],
    ['新闻', '/新闻/新闻'],
    ['第3回会議', '/from-the-archive/第3回会議'],
    ['coeur', '/from-the-archive/coeur'],
  ] as const) {
    await site.stored(slug)
    const page = await site.page(encodeURI(path))
    assert.equal(page.status, 200, path)
    assert.match(page.text, new RegExp(`rel="canonical" href="[^"]*${encodeURI(path)}"`), path)
  }
  for (const path of [
    '/tag/خبز',
    '/tag/россия',
    '/section/новости',
    '/author/محمد-علي',
    '/author/lukasz-zal',
    '/section/اقتصاد/rss.xml',
  ])
    assert.equal((await site.page(encodeURI(path))).status, 200, path)
  assert.equal((await site.page(encodeURI('/новости/ДРУГОЕ/../новости-дня'))).status === 404, false)
  assert.equal((await site.page(encodeURI('/elsewhere/новости-дня'))).location, encodeURI('/новости/новости-дня'))
  assert.match((await site.page('/sitemap.xml')).text, /sitemap/)
})

test('tags keep the names that somebody gave them, and C, C++ and C# are three', async () => {
  await site.write('tags', {
    'a.md': article(
      'title: Tagged\ndate: 2020-04-01\nslug: tagged\ntags: [EU, COVID-19, C, C++, "C#", sea-level, "#hash"]',
    ),
    'b.md': article('title: Listed\ndate: 2020-04-02\nslug: listed\ntags: "[news, world]"'),
    '_posts/2020-04-03-jekyll.md': article('layout: post\ntitle: By Jekyll\ncategories: jekyll update\ntags: a1 b1'),
  })
  await site.bring('tags')
  const { text } = await site.page('/from-the-archive/tagged')
  for (const [slug, name] of [
    ['eu', 'EU'],
    ['covid-19', 'COVID-19'],
    ['c', 'C'],
    ['c-plus-plus', 'C++'],
    ['c-sharp', 'C#'],
    ['sea-level', 'Sea level'],
    ['hash', 'Hash'],
  ] as const)
    assert.ok(text.includes(`href="/tag/${slug}"`) && text.includes(`>${name}<`), name)
  assert.match((await site.page('/tag/c-plus-plus')).text, /C\+\+/)
  assert.equal((await site.page('/tag/news')).status, 200)
  assert.equal((await site.page('/jekyll/jekyll')).status, 200)
  for (const tag of ['update', 'a1', 'b1']) assert.equal((await site.page(`/tag/${tag}`)).status, 200, tag)
})

test('whoever kept some articles in another form than Markdown hears that they did not come in', async () => {
  await site.write('others', {
    'a.md': article('title: In Markdown\ndate: 2020-05-01'),
    'b.mdx': article('title: In MDX\ndate: 2020-05-01'),
    'c.rst': 'In reStructuredText',
    '_posts/d.html': article('title: In HTML\ndate: 2020-05-01'),
    'e.html': article('title: With front matter\ndate: 2020-05-01'),
    'f.html': '<p>A page that a program made.</p>',
    '_layouts/post.html': article('layout: default', '{{ content }}'),
  })
  const report = await site.bring('others')
  assert.equal(report.imported, 1)
  assert.deepEqual(
    report.skipped.map(({ file, reason }) => [file, /^it is (.*?)[,:]/.exec(reason)?.[1]]),
    [
      ['_posts/d.html', 'HTML'],
      ['b.mdx', 'MDX'],
      ['c.rst', 'reStructuredText'],
      ['e.html', 'HTML'],
    ],
  )
})

test('an article comes in whose day stands in its address alone, and one whose old address is written with signs', async () => {
  await site.write('addresses', {
    'announcing.md':
      '+++\npath = "2020/07/16/Announcing-1.0"\ntitle = "Announcing"\naliases = ["releases/1.0"]\n+++\nWords of it.',
    'SD卡（四）Linux里的.md': article('title: SD卡\ndate: 2018-03-06'),
  })
  assert.deepEqual((await site.bring('addresses')).skipped, [])
  assert.equal(String((await site.stored('announcing-1-0')).published), '2020-07-15T22:00:00Z')
  for (const [old, path] of [
    ['/2020/07/16/Announcing-1.0', '/from-the-archive/announcing-1-0'],
    ['/2020/07/16/Announcing-1.0.html', '/from-the-archive/announcing-1-0'],
    ['/releases/1.0', '/from-the-archive/announcing-1-0'],
    ['/2018/03/06/SD卡（四）Linux里的/', encodeURI('/from-the-archive/sd卡-四-linux里的')],
  ] as const) {
    // Capitals and slashes are led on first.
    const first = await site.page(encodeURI(old))
    const last = first.location === path ? first : await site.page(first.location ?? '')
    assert.equal(last.location, path, old)
  }
})

test('front matter that is indented by tabs, as Hexo takes it, is read', async () => {
  await site.write('tabs', {
    'tabs.md':
      '---\ntitle: By tabs\ndate: 2018-03-06\ntags:\n\t- SD卡\n\t-\t内核\nauthor: "Jane\nDoe"\n---\nWords of it.',
  })
  assert.deepEqual((await site.bring('tabs')).skipped, [])
  assert.equal((await site.stored('tabs')).headline, 'By tabs')
  assert.equal((await site.page(encodeURI('/tag/sd卡'))).status, 200)
})
