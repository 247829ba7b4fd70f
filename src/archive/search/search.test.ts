import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setTerms } from '../../articles/store/store.module.ts'
import { ReadsEverything } from '../../paywall/decisions/decisions.module.ts'
import type { SearchRequest } from './search.module.ts'

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
const document = (...texts: string[]) => ({ type: 'doc' as const, content: texts.map(paragraph) })

describe('searching the archive', () => {
  let site: TestSite
  const everything = ReadsEverything.atTheCommandLine()
  const search = (query: string, more: Partial<SearchRequest> = {}) =>
    site.dateline.search.search({
      ...{ query, filters: {}, order: 'relevance', size: 10, reach: 'open', language: 'en' },
      ...more,
    })

  before(async () => {
    site = await createSite('search')
    await site.publish({
      slug: 'ferries',
      headline: 'The last ferries leave Trieste',
      standfirst: 'Harbors empty before winter.',
      body: document(
        'Boats have crossed the gulf for a century. '.repeat(10),
        'A long second paragraph about timetables. '.repeat(20),
        'In the engine room stands a zylophone that nobody plays.',
      ),
    })
    await site.dateline.searchIndex.settle()
  })
  after(() => site?.close())

  test('a visitor finds an article by its headline, in another form of the word', async () => {
    const { hits, count } = await search('ferry')
    assert.equal(count.value, 1)
    assert.deepEqual(
      hits[0]?.headline.filter(({ isHit }) => isHit).map(({ text }) => text),
      ['ferries'],
    )
    assert.equal(hits[0]?.why.field, 'headline')
  })

  test('who leaves out a word is not shown reports that have it in the text, in any order', async () => {
    for (const order of ['relevance', 'date'] as const) {
      assert.deepEqual((await search('ferries -gulf', { order })).hits, [])
      assert.deepEqual((await search('ferries -"crossed the gulf"', { order })).hits, [])
      assert.deepEqual((await search('ferries -zylophone', { order, reach: everything })).hits, [])
      assert.equal((await search('ferries -zylophone', { order })).hits.length, 1)
    }
  })

  test('whoever types is led to no headline that somebody paid for', async () => {
    const { db, clock, search } = site.dateline
    const headlines = async () =>
      (await search.suggest({ start: 'ferries', reach: everything, language: 'en' })).filter(
        ({ kind }) => kind === 'headline',
      ).length
    assert.equal(await headlines(), 1)
    await setTerms(db, 'test', 'ferries', { sponsor: 'The Harbor Board' }, clock.now())
    assert.equal(await headlines(), 0)
    await setTerms(db, 'test', 'ferries', { sponsor: null }, clock.now())
  })

  test('a day finds the translation that stands on it, though another is newer', async () => {
    await site.publish({
      slug: 'tide',
      headline: 'Tide at Grado',
      body: document('Water.'),
      firstPublished: Temporal.Instant.from('2021-03-01T10:00:00Z'),
    })
    await site.publish({
      slug: 'maree',
      language: 'fr',
      variantOf: 'tide',
      headline: 'Grado sous la marée',
      body: document('Eau.'),
      firstPublished: Temporal.Instant.from('2021-03-09T10:00:00Z'),
    })
    await site.dateline.searchIndex.settle()
    const day = Temporal.PlainDate.from('2021-03-01')
    assert.equal((await search('grado', { order: 'date', filters: { from: day, to: day } })).hits.length, 1)
    const both = await search('grado')
    assert.equal(both.count.value, 1, 'two languages of one report are one report')
    assert.deepEqual(both.facets.section, [{ value: 'world', count: 1 }])
    assert.equal(both.facets.language.length, 2)
    const french = await search('grado', { filters: { language: 'fr' } })
    assert.match(french.hits[0]?.headline.map(({ text }) => text).join('') ?? '', /marée/)
  })

  test('exact words are found though hundreds of newer reports have the same words in another order', async () => {
    const { clock, searchIndex } = site.dateline
    const publish = (age: number, text: string) =>
      site.publish({
        slug: `pier-${age}`,
        firstPublished: clock.now().subtract({ hours: age }),
        body: document(text),
      })
    for (let age = 1; age <= 650; age++) await publish(age, 'The lantern is crimson, and the pier is long.')
    await publish(651, 'A crimson lantern hung at the very end of the pier.')
    await searchIndex.settle()
    // How far one look goes, its time says: a reader who looks further back comes to it.
    let answer = await search('"crimson lantern"', { asTyped: true })
    for (let looks = 0; answer.hits.length === 0 && looks < 5; looks++) {
      assert.ok(answer.count.isFloor, 'who found nothing yet is told that there is more to look at')
      const after = answer.next === undefined ? {} : { after: answer.next }
      answer = await search('"crimson lantern"', { order: 'date', asTyped: true, ...after })
    }
    assert.equal(answer.hits.length, 1)
  })

  test('a word in the withheld text is found by whoever reads everything, and by nobody else', async () => {
    assert.equal((await search('zylophone')).count.value, 0)
    const { hits } = await search('zylophone', { reach: everything })
    assert.match(hits[0]?.snippet.map(({ text }) => text).join('') ?? '', /a zylophone that nobody plays/)
  })
})
