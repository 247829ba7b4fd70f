import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { article, createImportingSite } from '../../../tests/support/importingSite.ts'
import { plainText } from '../../articles/store/store.module.ts'

const site = await createImportingSite('import_words')
after(() => site.close())

const matter = (title: string) => `title: '${title}'\ndate: 2020-01-01`
const textOf = async (slug: string) => plainText((await site.stored(slug)).body)
const bodyOf = async (slug: string) => JSON.stringify((await site.stored(slug)).body)

test('a title about <dialog> or List<T> keeps its words, and where it broke, words do not join', async () => {
  await site.write('titles', {
    'a.md': article(matter('The <dialog> element and List<T>')),
    'b.md': article(matter('Storm hits coast<br />Thousands flee')),
    'c.md': article(`${matter('C')}\ndescription: "<p>First paragraph.</p><p>Second <em>paragraph</em>.</p>"`),
    'd.md': article(matter('Elections: <code>&lt;table&gt;</code> of results')),
    'e.md': article(`${matter('Using {{ closure }}')}\nauthor: Jane Doe & John Roe`),
  })
  await site.bring('titles')
  const headlines = await Promise.all(['a', 'b', 'd', 'e'].map(async (slug) => (await site.stored(slug)).headline))
  assert.deepEqual(headlines, [
    'The <dialog> element and List<T>',
    'Storm hits coast Thousands flee',
    'Elections: <table> of results',
    'Using {{ closure }}',
  ])
  assert.equal((await site.stored('c')).standfirst, 'First paragraph. Second paragraph.')
  for (const author of ['jane-doe', 'john-roe']) assert.equal((await site.page(`/author/${author}`)).status, 200)
})

test('braces that belong to nobody’s program stay where the author put them', async () => {
  await site.write('braces', {
    'braces.md': article(
      matter('Braces'),
      'Call {{ closure }} or `{{ closure }}`, not {{ site.title }}.\n\n    {{ closure }}\n',
    ),
  })
  await site.bring('braces')
  assert.equal((await textOf('braces')).match(/\{\{ closure \}\}/g)?.length, 3)
  assert.doesNotMatch(await textOf('braces'), /site\.title/)
})

test('a list goes on counting, and a table keeps its cells that cover several rows', async () => {
  await site.write('shapes', {
    'shapes.md': article(
      matter('Shapes'),
      '<ol start="5"><li>five</li></ol>\n\n7. seven\n\n<table><tr><th rowspan="2">Region</th><th>2020</th></tr><tr><td>10</td></tr></table>',
    ),
  })
  await site.bring('shapes')
  const { text } = await site.page('/from-the-archive/shapes')
  assert.match(text, /<ol start="5">/)
  assert.match(text, /<ol start="7">/)
  assert.match(text, /rowspan="2"/)
})

test('boxes of Docusaurus, GitHub and Obsidian are boxes, and no table of contents is left to be made', async () => {
  await site.write('boxes', {
    'boxes.md': article(
      matter('Boxes'),
      [
        '* TOC\n{:toc}',
        '[[toc]]',
        ':::note\n\nFirst *thing*.\n\n:::',
        ':::tip My title\nSecond.\n:::',
        ':::info[In brackets]\nThird.\n:::',
        '> [!WARNING]\n> Fourth.',
        '> [!note] Own title\n> Fifth.',
        '> A quotation.',
      ].join('\n\n'),
    ),
  })
  await site.bring('boxes')
  const { body } = await site.stored('boxes')
  assert.deepEqual(
    body.content.map((block) => (block.type === 'factBox' ? block.attrs.title : block.type)),
    ['Note', 'My title', 'In brackets', 'Warning', 'Own title', 'quotation'],
  )
  assert.doesNotMatch(await textOf('boxes'), /toc|:::|\[!/i)
  for (const word of ['First thing.', 'Second.', 'Third.', 'Fourth.', 'Fifth.'])
    assert.ok((await textOf('boxes')).includes(word), word)
})

test('a picture whose name has a space is shown', async () => {
  const png = await sharp({ create: { width: 400, height: 10, channels: 3, background: '#654321' } })
    .png()
    .toBuffer()
  await site.write('spaces', {
    'img/with space.png': png,
    'spaces.md': article(matter('Spaces'), 'Before.\n\n![A quay](img/with space.png)\n\nAfter.'),
  })
  await site.bring('spaces')
  assert.deepEqual(
    (await site.stored('spaces')).body.content.map(({ type }) => type),
    ['paragraph', 'picture', 'paragraph'],
  )
})

test('a link to an article that came with an earlier batch leads to it, by its new address and by its old', async () => {
  await site.write('batch-1', {
    '2019-01-01-first.md': article('title: The first\npermalink: /old/first/', 'The first words.'),
  })
  await site.bring('batch-1')
  await site.write('batch-2', {
    '2019-02-01-second.md': article(
      'title: The second',
      '[New](/from-the-archive/first), [old](/old/first/), [dated](/2019/01/01/first.html), [none](/nowhere/at-all).',
    ),
  })
  await site.bring('batch-2')
  assert.equal((await bodyOf('second')).match(/"href":"\/from-the-archive\/first"/g)?.length, 3)
  assert.equal((await site.bring('batch-2')).unchanged, 1)
})

test('links below the path at which the archive’s site had its pages lead to them', async () => {
  await site.write('below', {
    'release/v1.md': article('title: Version 1\ndate: 2020-02-01', 'Words of it.'),
    'news.md': article('title: News\ndate: 2020-02-02', 'See [it](/en/blog/release/v1/).'),
  })
  await site.bring('below')
  assert.match(await bodyOf('news'), /"href":"\/from-the-archive\/v1"/)
})

test('dates are read as people write them', async () => {
  const dates = [
    '2013/7/13 20:46:25',
    'Tue, 03 Jan 2006 15:04:05 -0700',
    'January 2, 2006',
    '2014-11-18 5:33:36 PM',
    '2006-01-02 15:04 EST',
    '20150528',
  ]
  await site.write('dates', {
    ...Object.fromEntries(
      dates.map((date, index) => [`d${index}.md`, article(`title: Dated ${index}\ndate: ${date}`)]),
    ),
    '2015-12-3-single-digit.md': article('title: By its name'),
    '20151203-compact.md': article('title: By its compact name'),
    '2015-12-03.md': article('title: Only a day'),
    'months/2016/03/04/by-folders.md': article('title: By its folders'),
  })
  assert.deepEqual((await site.bring('dates')).skipped, [])
  assert.equal(String((await site.stored('d1')).published), '2006-01-03T22:04:05Z')
  for (const slug of ['single-digit', 'compact', 'only-a-day', 'by-folders']) await site.stored(slug)
})
