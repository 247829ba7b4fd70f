import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { article, createImportingSite } from '../../../tests/support/importingSite.ts'

const site = await createImportingSite('import_not_public')
after(() => site.close())
const { dateline } = site

/** Runs what is due by Dateline's clock. */
async function runDue() {
  for (const name of ['publish-scheduled-articles', 'take-off-expired-articles'])
    await dueWorkNamed(dateline, name).runDue(dateline.db, dateline.clock.now())
}

test('a report under embargo does not lead the front on the day it is imported; it is published at its time', async () => {
  const soon = dateline.clock.now().add({ hours: 24 }).toString()
  await site.write('embargo', {
    '2099-01-01-merger.md': article('title: A merger that nobody knows of'),
    'budget.md': article(`title: The budget figures\ndate: ${soon}`),
    'late.md': article('title: Written long ago\ndate: 2020-01-01\npublishDate: 2099-02-02'),
    'old.md': article('title: An old report\ndate: 2020-01-01', 'See [the budget](budget.md).'),
  })
  assert.equal((await site.bring('embargo')).imported, 4)
  for (const path of [
    '/',
    '/latest',
    '/rss.xml',
    '/feed.json',
    '/news-sitemap.xml',
    '/sitemap.xml',
    '/section/from-the-archive',
  ])
    assert.doesNotMatch((await site.page(path)).text, /merger|budget|Written long ago/i, path)
  assert.equal((await site.page('/from-the-archive/budget')).status, 404)
  assert.doesNotMatch((await site.page('/from-the-archive/old')).text, /budget"/)

  assert.equal(
    await dueWorkNamed(dateline, 'publish-scheduled-articles').countDue?.(dateline.db, dateline.clock.now()),
    0,
  )
  await site.pass({ hours: 25 })
  await runDue()
  assert.equal((await site.page('/from-the-archive/budget')).status, 200)
  assert.match((await site.page('/latest')).text, /The budget figures/)
  assert.equal((await site.stored('merger')).status, 'scheduled')
  assert.equal((await site.stored('late')).status, 'scheduled')
  // Brought in again, it is what it is by now, and the old report leads to it.
  const again = await site.bring('embargo')
  assert.deepEqual([again.unchanged, again.updated], [3, 1])
})

test('what had expired stays gone, and what expires later goes then', async () => {
  const later = dateline.clock.now().add({ hours: 5 }).toString()
  await site.write('expiry', {
    'gone.md': article('title: An offer long over\ndate: 2020-01-01\nexpiryDate: 2021-02-02'),
    'going.md': article(`title: An offer of today\ndate: 2020-01-01\nexpiry_date: ${later}`),
  })
  await site.bring('expiry')
  assert.doesNotMatch((await site.page('/latest')).text, /An offer long over/)
  assert.equal((await site.page('/from-the-archive/going')).status, 200)
  await site.pass({ hours: 6 })
  await runDue()
  assert.notEqual((await site.page('/from-the-archive/going')).status, 200)
  assert.doesNotMatch((await site.page('/latest')).text, /An offer of today/)
})

test('what was offline in its archive does not go online here, however that was said', async () => {
  const sayings = [
    ...['no', 'off', '"false"', '0', 'N', 'False', 'nope'].map((said) => `published: ${said}`),
    ...['Y', 'on', '1', '"true"', 'T', 'wip'].map((said) => `draft: ${said}`),
    ...['draft', 'private', 'pending', 'future', 'trash', 'Draft', 'in review'].map((said) => `status: ${said}`),
    ...['private', 'hidden', 'unlisted', 'Private', 'is_draft', 'isPrivate', 'headless'].map((key) => `${key}: true`),
    ...['publish: false', 'public: no', 'visible: false', 'visibility: private', 'post_status: private'],
    ...['password: sesame', 'permalink: false', 'access: private', 'build: { render: never }', 'publishDate: soon'],
    'redirect_to: https://example.org/elsewhere',
  ]
  const offline = sayings.map((saying, index) => [
    `u${index}.md`,
    article(`title: Secret ${index}\ndate: 2024-06-10\n${saying}`),
  ])
  const folders = ['_drafts/a.md', 'drafts/b.md', 'posts/_drafts/c.md', '_d.md', 'e.draft.md']
  await site.write('offline', {
    ...Object.fromEntries(offline),
    ...Object.fromEntries(
      folders.map((path, index) => [path, article(`title: Secret folder ${index}\ndate: 2024-06-10`)]),
    ),
    'shown.md': article(
      'title: Shown\ndate: 2024-06-10\npublished: 2024-06-10\ndraft: no\nhidden: off\nstatus: publish\nprivate: "false"',
    ),
  })
  await site.write('other/_drafts', { 'f.md': article('title: Secret by its folder\ndate: 2024-06-10') })
  const report = await site.bring('offline')
  await site.bring('other/_drafts')
  const articles = (await site.all()).filter(({ headline }) => /^Secret/.test(headline))
  assert.equal(articles.length, sayings.length + folders.length + 1)
  assert.deepEqual(
    articles.filter(({ status }) => status !== 'draft').map(({ headline }) => headline),
    [],
  )
  assert.equal((await site.stored('shown')).status, 'published')
  // And it says so, file by file.
  const said = report.notes.filter(({ note }) => note.startsWith('it is a draft here, as it was not public:'))
  assert.equal(said.length, sayings.length + folders.length)
})

test('a reader does not spend the free read on an article of nothing', async () => {
  await site.write('empty', {
    'nothing.md': article('title: Nothing but a headline\ndate: 2024-01-01', ''),
    'comment.md': article('title: Nothing but a comment\ndate: 2024-01-01', '<!-- to be written -->\n\n---\n'),
    'picture.md': article('title: Nothing but words\ndate: 2024-01-01', 'Words.'),
  })
  const report = await site.bring('empty')
  assert.deepEqual(
    await Promise.all(['nothing', 'comment', 'picture'].map(async (slug) => (await site.stored(slug)).status)),
    ['draft', 'draft', 'published'],
  )
  assert.equal(report.notes.filter(({ note }) => /its text is empty/.test(note)).length, 2)
})
