import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import type { Block } from '../../articles/store/store.module.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const FILLER = 'The ferry waits for nobody, and the tide table hangs beside the door. '.repeat(4)
const withheld = (text: string) => ({
  type: 'doc' as const,
  content: [paragraph('It is early.'), paragraph(FILLER), paragraph(`${text} ${FILLER}`), paragraph(FILLER)],
})

describe('searches that a reader has saved', () => {
  let site: TestSite
  let number = 0

  before(async () => {
    site = await createSite('saved_searches')
  })
  after(() => site?.close())

  /** After everything that was looked at so far. */
  async function publish(headline: string, text = 'Nothing else.') {
    await site.pass('PT1H')
    const firstPublished = site.dateline.clock.now()
    await publishAndHear(site, { slug: `report-${++number}`, headline, firstPublished, body: withheld(text) })
    await site.dateline.searchIndex.settle()
    await site.pass('PT1H')
  }

  const save = (client: Client, search: string) => client.fetch('/account/searches', { form: { do: 'save', search } })

  /** What stands beside each, by its name. */
  async function newOf(client: Client): Promise<Record<string, string>> {
    const { text } = await client.fetch('/account')
    const rows = /<ul class="saved-searches"[\s\S]*?<\/ul>/.exec(text)?.[0].split('<li>').slice(1) ?? []
    return Object.fromEntries(
      rows.map((row) => [
        /class="saved-search"[^>]*>([^<]*)/.exec(row)?.[1] ?? '',
        /class="saved-new">([^<]*)/.exec(row)?.[1] ?? '',
      ]),
    )
  }

  test('a reader is told how many reports came of a search since they last looked, and nobody else’s look ends it', async () => {
    await publish('A harbor of old')
    const [reader, other] = [await site.reader(), await site.reader()]
    for (const one of [reader, other]) await save(one, 'q=harbor')
    assert.deepEqual(await newOf(reader), { harbor: '' })
    await publish('Another harbor')
    await publish('The third harbor')
    await publish('A mine')
    assert.deepEqual(await newOf(reader), { harbor: '2 new' })
    for (const headers of [{ 'sec-purpose': 'prefetch' }, { 'sec-fetch-dest': 'image' }])
      await reader.fetch('/archive?q=harbor', { headers })
    await reader.fetch('/archive?q=harbor', { method: 'HEAD' })
    await reader.fetch('/archive?q=harbour')
    await other.fetch('/archive?q=harbor')
    await site.visitor().fetch('/archive?q=harbor')
    assert.deepEqual(await newOf(reader), { harbor: '2 new' })
    assert.deepEqual(await newOf(other), { harbor: '' })
    await reader.fetch('/archive?q=harbor&order=date')
    assert.deepEqual(await newOf(reader), { harbor: '' })
    await publish('The harbor again')
    assert.deepEqual(await newOf(reader), { harbor: '1 new' })
  })

  test('a withheld word is counted for a reader who may read it, and for nobody who may not', async () => {
    const subscriber = await site.reader({ subscription: 'active' })
    const others = [await site.reader(), await site.reader({ subscription: 'ended' })]
    for (const one of [subscriber, ...others]) {
      await save(one, 'q=xylophone')
      await save(one, 'q=xylophane&exact=1')
      await save(one, 'q=morning or xylophone')
    }
    await publish('A morning', 'Below the deck stands a xylophone.')
    assert.deepEqual(await newOf(subscriber), {
      'morning or xylophone': '1 new',
      xylophane: '',
      xylophone: '1 new',
    })
    await publish('A room', 'Beside it stands a xylophone.')
    for (const one of others)
      assert.deepEqual(await newOf(one), { 'morning or xylophone': '1 new', xylophane: '', xylophone: '' })
  })

  test('an account page with fifty searches stands, however often it is asked for', async () => {
    const reader = await site.reader()
    for (let at = 0; at < 50; at++) await save(reader, `q=harbor -w${at}`)
    await publish('One more harbor')
    for (let asked = 0; asked < 8; asked++) {
      const shown = await newOf(reader)
      assert.equal(Object.keys(shown).length, 50)
      assert.ok(Object.values(shown).every((said) => said === '' || said === '1 new'))
    }
  })
})
