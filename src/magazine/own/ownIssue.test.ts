import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import { type Block, plainText } from '../../articles/store/store.module.ts'
import type { Book } from '../book/book.module.ts'
import { fetchOwnIssue } from './fetchOwnIssue.ts'
import { forgetOwnIssues } from './forgetOwnIssues.ts'
import { makeOwnIssue } from './makeOwnIssue.ts'
import { orderOwnIssue } from './orderOwnIssue.ts'
import type { OwnDeps } from './ownDeps.ts'
import { findOwnIssue } from './ownIssues.sql.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const FILLER = 'The ferry waits for nobody, and the tide table hangs beside the door. '.repeat(4)
const article = (secret: string) => ({
  type: 'doc' as const,
  content: [paragraph('A harbor opens early.'), paragraph(FILLER), paragraph(secret), paragraph(FILLER)],
})

describe('an issue of one’s own', () => {
  let site: TestSite
  let deps: OwnDeps
  let broken = false
  const { signal } = new AbortController()

  before(async () => {
    site = await createSite('own_issue')
    await publishAndHear(site, { slug: 'ferry', terms: 'metered', body: article('The captain keeps a xylophone.') })
    await publishAndHear(site, { slug: 'mine', terms: 'subscribers', body: article('Nobody counts the lamps.') })
    await publishAndHear(site, { slug: 'open', terms: 'free', body: article('The door is open to all.') })
    const { memory } = site.dateline
    deps = {
      ...site.dateline,
      binding: {
        // Opens every body by the grant that it is given, as whoever binds a book does.
        async bookFrom({ title, pieces }) {
          const texts: string[] = []
          for (const { slug, grant } of pieces) {
            const found = await memory.bySlug(slug)
            if (found) texts.push(plainText((await memory.body(found)).open(grant)))
          }
          return { issue: { title }, texts } as unknown as Book
        },
        readPicture: async () => undefined,
        makers: {
          async epub(book) {
            if (broken) throw new Error('the maker fails')
            return { bytes: Buffer.from(JSON.stringify(book)), warnings: [] }
          },
        },
      },
    }
  })
  after(() => site.close())

  async function saving(subscription: 'active' | undefined, ...slugs: string[]) {
    const reader = await site.reader(subscription ? { subscription } : {})
    for (const slug of slugs) await reader.fetch('/account/saved', { form: { do: 'save', article: slug } })
    return reader
  }
  async function make(readerId: number) {
    const order = await findOwnIssue(deps.db, readerId)
    assert.ok(order)
    await makeOwnIssue(deps, { readerId, ticket: order.ticket }, signal)
  }
  const now = () => deps.clock.now()
  const order = (readerId: number) => orderOwnIssue(deps, readerId, 'epub', now())
  const textOf = async (readerId: number) => (await fetchOwnIssue(deps, readerId, now()))?.bytes.toString()

  test('a subscriber has everything that they saved, in their order', async () => {
    const { readerId } = await saving('active', 'mine', 'open', 'ferry')
    assert.equal(await order(readerId), 'ordered')
    assert.equal(await textOf(readerId), undefined, 'before it is made there is nothing')
    await make(readerId)
    const text = (await textOf(readerId)) ?? ''
    const places = ['Nobody counts', 'The door is open', 'a xylophone'].map((sentence) => text.indexOf(sentence))
    assert.ok(places.every((place) => place > 0))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    assert.match(text, /The Test Meridian, saved articles, /)
  })

  test('whoever does not subscribe has what stands open, and not a sentence of what is withheld', async () => {
    const { readerId } = await saving(undefined, 'mine', 'open', 'ferry')
    assert.equal(await order(readerId), 'ordered')
    await make(readerId)
    const text = (await textOf(readerId)) ?? ''
    assert.match(text, /The door is open to all/)
    assert.doesNotMatch(text, /xylophone|Nobody counts/)
    const { rows } = await sql`select from reads where reader_id = ${readerId}`.execute(deps.db)
    assert.equal(rows.length, 0, 'nothing of it is counted as read')
  })

  test('of nothing but withheld articles nothing is made', async () => {
    const { readerId } = await saving(undefined, 'mine')
    assert.equal(await order(readerId), 'nothing')
    assert.equal(await findOwnIssue(deps.db, readerId), undefined)
  })

  test('a subscription that ends between the order and the making withholds again what it opened', async () => {
    const { readerId } = await saving('active', 'mine', 'open')
    await order(readerId)
    await endSubscription(readerId)
    await make(readerId)
    assert.doesNotMatch((await textOf(readerId)) ?? '', /Nobody counts/)
  })

  test('a file that was made while somebody subscribed is not handed out afterwards', async () => {
    const { readerId } = await saving('active', 'mine', 'open')
    await order(readerId)
    await make(readerId)
    assert.ok(await textOf(readerId))
    await endSubscription(readerId)
    assert.equal(await textOf(readerId), undefined)
    assert.equal(await findOwnIssue(deps.db, readerId), undefined, 'and it is gone')
  })

  test('what is withdrawn goes to nobody, in no file that was made before', async () => {
    await publishAndHear(site, { slug: 'wrong', terms: 'free', body: article('This was not so.') })
    const { readerId } = await saving('active', 'wrong', 'open')
    await order(readerId)
    await make(readerId)
    await withdrawArticle(deps.db, 'test', 'wrong', { reason: 'It was not so.' }, now())
    assert.equal(await textOf(readerId), undefined)
  })

  test('one at a time: a second order while the first is made is none, a later one takes its place', async () => {
    const { readerId } = await saving('active', 'open')
    await order(readerId)
    const first = await findOwnIssue(deps.db, readerId)
    assert.equal(await order(readerId), 'under-way')
    await make(readerId)
    assert.equal(await order(readerId), 'ordered')
    assert.ok(first)
    await makeOwnIssue(deps, { readerId, ticket: first.ticket }, signal)
    assert.equal(await textOf(readerId), undefined, 'what was made for an earlier order is nobody’s')
  })

  test('what cannot be made is said, and may be tried again', async () => {
    const { readerId } = await saving('active', 'open')
    broken = true
    await order(readerId)
    await make(readerId)
    broken = false
    assert.equal((await findOwnIssue(deps.db, readerId))?.state, 'failed')
    assert.equal(await order(readerId), 'ordered')
  })

  test('after a day it is gone', async () => {
    const { readerId } = await saving('active', 'open')
    await order(readerId)
    await make(readerId)
    await site.pass({ hours: 23 })
    assert.ok(await textOf(readerId))
    await site.pass({ hours: 2 })
    assert.equal(await textOf(readerId), undefined)
    await forgetOwnIssues.runDue(deps.db, now())
    assert.equal(await findOwnIssue(deps.db, readerId), undefined)
  })

  async function endSubscription(readerId: number) {
    await sql`update subscriptions set state = 'ended', ended_at = ${now()}, period_end = ${now()}, paid_until = ${now()}
      where reader_id = ${readerId}`.execute(deps.db)
  }
})
