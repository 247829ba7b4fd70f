import assert from 'node:assert/strict'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { article, createImportingSite } from '../../../tests/support/importingSite.ts'

const site = await createImportingSite('import_identity')
after(() => site.close())

const said = (words: string) => `${words} is told here at some length, so that its text is nobody else's.`
const counts = async (archive: string, wishes = {}) => {
  const { imported, updated, unchanged, skipped } = await site.bring(archive, wishes)
  return [imported, updated, unchanged, skipped.length]
}

test('the archive of the south desk does not overwrite that of the north, although folder and files are called the same', async () => {
  await site.write('north/_posts', {
    '2020-01-02-welcome.md': article('title: Welcome to the north', said('The north')),
    '2020-01-03-roads.md': article('title: Roads of the north', said('A road')),
  })
  await site.write('south/_posts', {
    '2020-01-02-welcome.md': article('title: Welcome to the south', said('The south')),
    '2020-01-03-roads.md': article('title: Roads of the south', said('A street')),
  })
  assert.deepEqual(await counts('north/_posts'), [2, 0, 0, 0])
  assert.deepEqual(await counts('south/_posts'), [2, 0, 0, 0])
  assert.deepEqual(await counts('north/_posts'), [0, 0, 2, 0])
  assert.deepEqual(await counts('south/_posts'), [0, 0, 2, 0])
  assert.equal((await site.stored('welcome')).headline, 'Welcome to the north')
  assert.equal((await site.stored('welcome-2020-01-02')).headline, 'Welcome to the south')
})

test('an archive whose folder was renamed is the same archive', async () => {
  const folder = await site.write('renamed/posts', {
    '2021-01-01-ferry.md': article('title: The ferry', said('The ferry')),
    '2021-01-02-tide.md': article('title: The tide', said('The tide')),
  })
  assert.deepEqual(await counts('renamed/posts'), [2, 0, 0, 0])
  await rename(folder, join(folder, '../articles'))
  assert.deepEqual(await counts('renamed/articles'), [0, 0, 2, 0])
})

test('a file that was moved, renamed, dated anew or corrected stays its article, and its old address leads to it', async () => {
  const folder = await site.write('moved', {
    '2021-02-01-harbor.md': article('title: The harbor', said('The harbor')),
    '2021-02-02-pier.md': article('title: The pier', said('The pier')),
    '2021-02-03-quay.md': article('title: The quay', said('The quay')),
    '2021-02-04-dock.md': article('title: The dock', said('The dock')),
  })
  await site.bring('moved')
  const before = await Promise.all(['harbor', 'pier', 'quay', 'dock'].map((slug) => site.stored(slug)))
  await site.write('moved', {
    'deep/2021-02-01-harbor.md': article('title: The harbor, corrected', said('The harbor')),
    '2021-02-05-pier.md': article('title: The pier', said('The pier')),
    '2021-02-03-wharf.md': article('title: The quay', said('The quay')),
    // Another report altogether, under the name that the harbor had.
    '2021-02-01-harbor.md': article('title: A new harbor', said('Another one')),
  })
  for (const gone of ['2021-02-02-pier.md', '2021-02-03-quay.md']) await rm(join(folder, gone))
  assert.deepEqual(await counts('moved'), [1, 3, 1, 0])
  const after = await site.all()
  const now = before.map(({ id }) => after.find((one) => one.id === id))
  assert.deepEqual(
    now.map((one) => [one?.headline, one?.slug]),
    [
      ['The harbor, corrected', 'harbor'],
      ['The pier', 'pier'],
      ['The quay', 'wharf'],
      ['The dock', 'dock'],
    ],
  )
  assert.equal((await site.page('/from-the-archive/quay')).location, '/from-the-archive/wharf')
  assert.deepEqual(await counts('moved'), [0, 0, 5, 0])
})

test('two articles that change addresses with each other keep their readers, and a third may take one that gets free', async () => {
  const file = (slug: string, title: string) => article(`title: ${title}\ndate: 2021-03-01\nslug: ${slug}`, said(title))
  const folder = await site.write('swapped', {
    'a.md': file('castor', 'Of the first star'),
    'b.md': file('pollux', 'Of the second star'),
    'c.md': file('vega', 'Of a third star'),
  })
  await site.bring('swapped')
  const [first, second, third] = await Promise.all(['castor', 'pollux', 'vega'].map((slug) => site.stored(slug)))
  await writeFile(join(folder, 'a.md'), file('pollux', 'Of the first star'))
  await writeFile(join(folder, 'b.md'), file('castor', 'Of the second star'))
  await writeFile(join(folder, 'c.md'), file('sirius', 'Of a third star'))
  await writeFile(join(folder, 'd.md'), file('vega', 'Of a fourth star'))
  assert.deepEqual(await counts('swapped'), [1, 3, 0, 0])
  assert.deepEqual([(await site.stored('pollux')).id, (await site.stored('castor')).id], [first?.id, second?.id])
  assert.deepEqual(
    [(await site.stored('sirius')).id, (await site.stored('vega')).headline],
    [third?.id, 'Of a fourth star'],
  )
  assert.deepEqual(await counts('swapped'), [0, 0, 4, 0])
})

test('where it cannot be told which archive a folder is, nothing is imported until somebody says it', async () => {
  const own = Array.from({ length: 8 }, (_, n) => [
    `p${n}.md`,
    article(`title: English ${n}\ndate: 2021-04-01`, said(`Of ${n}`)),
  ])
  await site.write('english/content', Object.fromEntries(own))
  await site.bring('english/content')
  const translated = own.map(([path = '', text], n) => [
    path,
    n < 2 ? (text as string) : article(`title: 한국어 ${n}\ndate: 2021-04-01\nlang: ko`, said(`${n}에 대해`)),
  ])
  await site.write('korean/content', Object.fromEntries(translated))
  const before = await site.all()
  await assert.rejects(site.bring('korean/content'), /--archive <name>/)
  assert.deepEqual(await site.all(), before)

  assert.deepEqual(await counts('korean/content', { archive: 'Korean' }), [8, 0, 0, 0])
  assert.equal((await site.stored('p5')).headline, 'English 5')
  // From then on it is told by what it holds.
  assert.deepEqual(await counts('korean/content'), [0, 0, 8, 0])
  assert.deepEqual(await counts('english/content'), [0, 0, 8, 0])
})

test('reports of one chosen name on different days, and on one day, all come in', async () => {
  await site.write('namesakes', {
    '2020-05-01-flood.md': article('title: Flood of May\nslug: flood', said('May')),
    '2020-06-01-flood.md': article('title: Flood of June\nslug: flood', said('June')),
    'z/2020-06-01-flood.md': article('title: Flood of that evening\nslug: flood', said('Evening')),
  })
  assert.deepEqual(await counts('namesakes'), [3, 0, 0, 0])
  assert.equal((await site.stored('flood')).headline, 'Flood of May')
  assert.equal((await site.stored('flood-2020-06-01')).headline, 'Flood of June')
  assert.equal((await site.stored('flood-2')).headline, 'Flood of that evening')
  assert.deepEqual(await counts('namesakes'), [0, 0, 3, 0])
})
