import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { subscribeSomebody } from '../../../tests/support/subscribeSomebody.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { type NewsletterDraft, saveNewsletters } from '../newsletters/newsletters.module.ts'
import { fillHoles, findLetter, findLetterById, LETTER_STANDINGS } from './composing.module.ts'

const mark: NewsletterDraft = {
  slug: 'mark',
  name: 'The Mark',
  promise: 'One letter each morning.',
  every: 'daily',
  language: 'en',
  recipe: [
    { block: 'greeting' },
    { block: 'lead', fallback: true },
    { block: 'list', fallback: true },
    { block: 'box' },
  ],
}
const HOLES = { pass: 'PASS', unsubscribe: 'UNSUB', address: 'reader@example.org' }

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

let site: TestSite
before(async () => {
  site = await createSite('composing letters')
  await site.dateline.db.transaction().execute((tx) => saveNewsletters(tx, [mark]))
  await site.dateline.newsletters.open()
  await subscribeSomebody(site.dateline.db, site.dateline.clock.now())
  for (const slug of ['ferry', 'tide', 'bridge'])
    await site.publish({
      slug,
      body: { type: 'doc', content: [paragraph(`Everybody reads this of ${slug}.`), paragraph('Withheld.')] },
    })
})
after(() => site.close())

const works = () => site.dateline.composing.dueWork
async function work() {
  for (const one of works()) await one.runDue(site.dateline.db, site.dateline.clock.now())
}

test('a daily letter is there some minutes before its hour, with nobody at work, and reads for everybody', async () => {
  const { db, clock, composing } = site.dateline
  await work()
  const due = await works()[0]?.nextDue(db)
  assert.ok(due)
  const day = due.toZonedDateTimeISO('Europe/Paris')
  assert.equal(day.toPlainTime().toString(), '06:50:00')
  await clock.advanceTo(due)
  await work()
  const letter = await findLetter(db, 'mark', day.toPlainDate().toString())
  assert.ok(letter)
  assert.equal(letter.state, 'scheduled', letter.note)
  assert.equal(letter.dueAt?.toZonedDateTimeISO('Europe/Paris').toPlainTime().toString(), '07:00:00')
  assert.deepEqual(await findLetterById(db, letter.id), letter)
  for (const standing of LETTER_STANDINGS) {
    const variant = await composing.writeVariant(letter, { standing, language: 'en', arm: 'a' })
    const html = fillHoles(variant.html, HOLES)
    const text = fillHoles(variant.text, HOLES)
    for (const slug of ['ferry', 'tide', 'bridge']) {
      assert.match(html, new RegExp(`http://news.test/world/${slug}\\?letter=PASS`))
      assert.match(text, new RegExp(`http://news.test/world/${slug}\\?letter=PASS`))
    }
    assert.doesNotMatch(html + text, /Withheld/)
    assert.match(html, /\/unsubscribe\/UNSUB/)
    assert.match(text, /reader@example\.org/)
    assert.match(html, /Bonjour/)
  }
})

const setUp = async (draft: NewsletterDraft) => {
  await site.dateline.db.transaction().execute((tx) => saveNewsletters(tx, [mark, draft]))
  await subscribeSomebody(site.dateline.db, site.dateline.clock.now())
  await work()
}

test('a newsletter with nothing new sends nothing that day, and it is recorded so', async () => {
  const { db, clock } = site.dateline
  await setUp({ ...mark, slug: 'fresh', recipe: [{ block: 'lead', fallback: false, whole: false }, { block: 'box' }] })
  await clock.advanceTo(clock.now().add({ hours: 24 * 6 }))
  await work()
  const now = clock.now().toZonedDateTimeISO('Europe/Paris')
  const day = now.hour >= 7 ? now.toPlainDate() : now.toPlainDate().subtract({ days: 1 })
  const letter = await findLetter(db, 'fresh', day.toString())
  assert.equal(letter?.state, 'empty')
  assert.equal(letter?.dueAt, undefined)
  assert.equal(letter?.note, 'there was nothing new')
})

test('after days in which nothing was at work only the last letter goes, and the missed ones say why', async () => {
  const { db, clock } = site.dateline
  await clock.advanceTo(clock.now().add({ hours: 24 * 4 }))
  await work()
  const now = clock.now().toZonedDateTimeISO('Europe/Paris')
  const last = now.hour >= 7 ? now.toPlainDate() : now.toPlainDate().subtract({ days: 1 })
  const states = await Promise.all(
    [2, 1, 0].map((back) => findLetter(db, 'mark', last.subtract({ days: back }).toString())),
  )
  assert.deepEqual(
    states.map((letter) => letter?.state),
    ['empty', 'empty', 'scheduled'],
  )
  assert.match(states[0]?.note ?? '', /nothing was at work/)
})

test('a digest with nothing new tells of what it has not told for the longest time, never of one thing twice', async () => {
  const { db, clock } = site.dateline
  const leads: string[] = []
  for (let day = 0; day < 3; day++) {
    const due = await works()[0]?.nextDue(db)
    assert.ok(due)
    await clock.advanceTo(due)
    await work()
    const date = due.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()
    const letter = await findLetter(db, 'mark', date)
    const slugs = letter?.document.blocks.flatMap((block) =>
      block.type === 'lead'
        ? [block.article.slug]
        : block.type === 'list'
          ? block.articles.map(({ slug }) => slug)
          : [],
    )
    assert.equal(new Set(slugs).size, slugs?.length)
    leads.push(slugs?.[0] ?? '')
  }
  assert.equal(leads.length, 3)
})

test('a letter that somebody is to approve waits from that hour on, and nothing happens until it is released', async () => {
  const { db, clock, composing } = site.dateline
  await setUp({ ...mark, slug: 'looked-at', approval: '06:30' })
  const newsletter = async () => composing.choose({ newsletter: 'looked-at' })
  await clock.advanceTo(clock.now().add({ hours: 25 }))
  await work()
  const letter = await newsletter()
  assert.equal(letter.state, 'waiting')
  assert.equal((await composing.order('cli', letter, 'release')).state, 'scheduled')
  assert.equal((await findLetter(db, 'looked-at', letter.date))?.state, 'scheduled')
})

test('a newsletter that nobody takes costs no work, and begins with its first reader', async () => {
  const { db, clock, composing } = site.dateline
  const before = await composing.dueWork[0]?.nextDue(db)
  await site.dateline.db.transaction().execute((tx) => saveNewsletters(tx, [mark, { ...mark, slug: 'unread' }]))
  assert.deepEqual(await composing.dueWork[0]?.nextDue(db), before)
  await subscribeSomebody(db, clock.now())
  await work()
  await clock.advanceTo(clock.now().add({ hours: 24 }))
  await work()
  const day = clock.now().toZonedDateTimeISO('Europe/Paris')
  const of = (day.hour >= 7 ? day.toPlainDate() : day.toPlainDate().subtract({ days: 1 })).toString()
  assert.ok(await findLetter(db, 'unread', of))
})
