import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { subscribeSomebody } from '../../../tests/support/subscribeSomebody.ts'
import { saveEntries } from '../../almanac/entries/entries.module.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import { readNewsletterDraft, saveNewsletters } from '../newsletters/newsletters.module.ts'
import { fillHoles, findLetter, type Letter } from './composing.module.ts'

const HOLES = { pass: 'PASS', unsubscribe: 'UNSUB', address: 'reader@example.org' }
const FILE = `
- question: How long is a noon?
  answer: As long as its *shadow*.
  article: ferry
- question: Which ferry waits?
  answer: None.
  article: /world/ferry
- question: Who paid a franc?
  answer: Thirty-three people.
  almanac: december-28
`

const document = (text: string) =>
  ArticleDocumentSchema.parse({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })

let site: TestSite
before(async () => {
  site = await createSite('quiz of letters')
  const { db, clock, newsletters } = site.dateline
  const daily = { name: 'Daily', promise: 'A quiz.', cadence: 'daily', language: 'en' }
  const recipes = {
    quiz: 'quiz count=2 title="Two at breakfast"; box',
    mixed: 'lead fallback=yes; quiz count=1; quiz count=1; box',
    written: '',
  }
  const drafts = Object.entries(recipes).map(([slug, recipe]) => readNewsletterDraft({ ...daily, slug, recipe }))
  await db.transaction().execute((tx) => saveNewsletters(tx, drafts))
  await newsletters.open()
  for (const slug of ['ferry', 'tide']) await site.publish({ slug, body: document(`Everybody reads this of ${slug}.`) })
  const sources = [{ name: 'Le Radical' }]
  const entry = { key: 'film', year: 1895, month: 12, day: 28, headline: 'Pictures that move', language: 'en', sources }
  const leaf = { ...entry, body: document('Thirty-three people paid.'), articles: [], review: 'checked' as const }
  await db.transaction().execute((tx) => saveEntries(tx, [leaf], clock.now()))
  await subscribeSomebody(db, clock.now())
  await work()
})
after(() => site.close())

async function work() {
  for (const one of site.dateline.composing.dueWork) await one.runDue(site.dateline.db, site.dateline.clock.now())
}
const add = (newsletter: string, text?: string) =>
  site.dateline.composing.addQuestions('cli', {
    newsletter,
    file: text === undefined ? undefined : { name: 'questions.yaml', bytes: Buffer.from(text) },
  })
/** At the next morning's time for putting letters together. */
async function nextLetter(newsletter: string): Promise<Letter> {
  const { db, clock, composing } = site.dateline
  await clock.advanceTo((await composing.dueWork[0]?.nextDue(db)) ?? assert.fail('nothing is due'))
  await work()
  const { rows } = await sql<{ date: string }>`select max(l.date)::text as date from letters l
    join newsletters n on n.id = l.newsletter_id where n.slug = ${newsletter}`.execute(db)
  return (await findLetter(db, newsletter, rows[0]?.date ?? '')) ?? assert.fail(`no letter of ${newsletter}`)
}
async function faces(letter: Letter) {
  const key = { standing: 'visitor', language: 'en', arm: 'a' } as const
  const variant = await site.dateline.composing.writeVariant(letter, key)
  return { html: fillHoles(variant.html, HOLES), text: fillHoles(variant.text, HOLES) }
}
const asks = ({ document: { blocks } }: Letter) =>
  blocks.flatMap((block) => (block.type === 'quiz' ? block.questions.map(({ question }) => wordsOf(question)) : []))
const wordsOf = (blocks: unknown) => /"text":"([^"]*)"/.exec(JSON.stringify(blocks))?.[1]

test('a reader is asked each question once, meets the answers after the questions, and is told what they are from', async () => {
  const { added, known, refused, left } = await add('quiz', FILE)
  assert.deepEqual({ added, known, refused, left }, { added: 3, known: 0, refused: [], left: 3 })
  const foreseen = await site.dateline.composing.preview({ newsletter: 'quiz', standing: 'visitor' })
  assert.match(foreseen.text, /How long is a noon/)
  assert.equal((await add('quiz')).left, 3, 'a preview spends nothing')

  const first = await nextLetter('quiz')
  assert.equal(first.state, 'scheduled', first.note)
  assert.deepEqual(asks(first), ['How long is a noon?', 'Which ferry waits?'])
  const { html, text } = await faces(first)
  for (const face of [html, text]) {
    assert.match(face, /two at breakfast/i)
    assert.ok(face.indexOf('How long is a noon?') < face.indexOf('Which ferry waits?'))
    assert.ok(face.indexOf('Which ferry waits?') < face.indexOf('As long as its'))
    assert.match(face, /http:\/\/news\.test\/world\/ferry\?letter=PASS/)
    assert.match(face, /Headline of ferry/)
  }

  const second = await nextLetter('quiz')
  assert.deepEqual(asks(second), ['Who paid a franc?'])
  const leaf = await faces(second)
  assert.match(leaf.text, /This happened on December 28/)
  assert.match(leaf.html, /http:\/\/news\.test\/this-happened\/december-28/)
})

test('a quiz without a question left is no letter, and elsewhere only the quiz is left out', async () => {
  const empty = await nextLetter('quiz')
  assert.deepEqual([empty.state, empty.note], ['empty', 'there was nothing new'])
  const mixed = await nextLetter('mixed')
  assert.deepEqual([mixed.state, mixed.document.blocks.map(({ type }) => type)], ['scheduled', ['lead', 'box']])
})

test('what was brought in last is asked first, and two quizzes of one letter ask different things', async () => {
  await add('mixed', FILE)
  await site.dateline.clock.advanceTo(site.dateline.clock.now().add({ minutes: 1 }))
  await add('mixed', '- { question: What is new?, answer: 7, article: tide }\n')
  assert.deepEqual(asks(await nextLetter('mixed')), ['What is new?', 'How long is a noon?'])
})

test('a question that is written again has the new answer and is asked no second time', async () => {
  const again = await add('mixed', '- { question: "how long is  a noon?", answer: Longer., article: tide }\n')
  assert.deepEqual([again.added, again.known, again.left], [0, 1, 2])
  const next = await nextLetter('mixed')
  assert.deepEqual(asks(next), ['Which ferry waits?', 'Who paid a franc?'])
})

test('a question of a report that was taken down waits, and its answer leads nobody to a page that is gone', async () => {
  const { db, clock } = site.dateline
  await site.publish({ slug: 'gone', body: document('Everybody reads this.') })
  await add('quiz', '- { question: Where to?, answer: Nowhere., article: gone }\n')
  await withdrawArticle(db, 'cli', 'gone', { reason: 'wrong' }, clock.now())
  assert.equal((await nextLetter('quiz')).state, 'empty')
  await withdrawArticle(db, 'cli', 'gone', undefined, clock.now())
  assert.deepEqual(asks(await nextLetter('quiz')), ['Where to?'])
})

test('a letter that somebody writes in place of an automatic one gives its questions back, and may ask them', async () => {
  await add('quiz', '- { question: Back?, answer: Yes., article: tide }\n')
  const { clock, composing, db } = site.dateline
  const automatic = await nextLetter('quiz')
  assert.deepEqual(asks(automatic), ['Back?'])
  const write = (blocks: string) => {
    const text = `---\nsubject: Written\ndate: ${automatic.date}\n---\nHello.\n\n${blocks}`
    return composing.write('cli', { newsletter: 'quiz', bytes: Buffer.from(text), readPicture: async () => undefined })
  }
  await write('')
  assert.equal((await add('quiz')).left, 1)
  const { notes } = await write('::: quiz count=2 title="Ours"\n:::\n')
  assert.deepEqual(notes, [])
  const filled = await findLetter(db, 'quiz', automatic.date)
  assert.ok(filled && Temporal.Instant.compare(filled.composedAt, clock.now()) <= 0)
  assert.deepEqual(asks(filled), ['Back?'])
  assert.equal((await add('quiz')).left, 0)
})

test('on the web the answers are folded, without a script', async () => {
  const { db, clock } = site.dateline
  await add('quiz', '- { question: Folded?, answer: Until one asks., article: tide }\n')
  const letter = await nextLetter('quiz')
  await sql`update letters set state = 'sent', started_at = ${clock.now()} where id = ${letter.id}`.execute(db)
  const { text } = await site.visitor().fetch(`/newsletters/quiz/${letter.date}`)
  assert.match(text, /Folded\?.*<details><summary>The answer<\/summary>.*Until one asks\..*href="\/world\/tide/s)
})

test('what is wrong in a file of questions is said with its line, and the rest is taken', async () => {
  const { added, refused } = await add(
    'written',
    `- question: No answer
  article: ferry
- question: Of nothing
  answer: "1"
- { question: Of both, answer: x, article: ferry, almanac: 12-28 }
- { question: Unknown, answer: x, article: nowhere }
- { question: No day, answer: x, almanac: february-30 }
- { question: No leaf, answer: x, almanac: march-3 }
- { question: Odd, answer: x, article: ferry, points: 3 }
- { question: "# A title", answer: x, article: ferry }
- { question: Broken, answer: "x, article: ferry }
- just words
- { question: Right?, answer: Yes., article: ferry }
`,
  )
  assert.equal(added, 1)
  assert.deepEqual(
    refused.map(({ line, says }) => `${line}: ${says}`),
    [
      '1: answer is missing',
      '3: say what it is from: either article or almanac',
      '5: say what it is from: either article or almanac',
      '6: there is no article nowhere that is public',
      '7: “february-30” is no day of the year; write it like december-28 or 12-28',
      '8: the almanac has nothing of march-3',
      '9: points is not known here',
      '10: question is one paragraph',
      '11: this is not YAML: Missing closing "quote',
      '12: this is no question',
    ],
  )
  await assert.rejects(add('none'), /There is no newsletter “none”/)
})
