import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { pauseCampaigns, readCampaignChange, saveCampaign } from '../../ads/campaigns/campaigns.module.ts'
import { type Block, setTerms } from '../../articles/store/store.module.ts'
import { type NewsletterDraft, saveNewsletters } from '../newsletters/newsletters.module.ts'
import { fillHoles, findLetter, type LetterStanding } from './composing.module.ts'

const weekend: NewsletterDraft = {
  slug: 'weekend',
  name: 'The Weekend',
  promise: 'A quiz.',
  every: 'weekly',
  weekday: 6,
  hour: '09:00',
  language: 'en',
  recipe: [{ block: 'lead', fallback: true }],
}
const HOLES = { pass: 'PASS', unsubscribe: 'UNSUB', address: 'reader@example.org' }
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

let site: TestSite
before(async () => {
  site = await createSite('written letters')
  const { db, newsletters } = site.dateline
  const approved: NewsletterDraft = { ...weekend, slug: 'approved', approval: '08:00' }
  await db.transaction().execute((tx) => saveNewsletters(tx, [weekend, approved]))
  await newsletters.open()
  for (const slug of ['ferry', 'tide'])
    await site.publish({ slug, body: { type: 'doc', content: [paragraph(`Everybody reads this of ${slug}.`)] } })
})
after(() => site.close())

const write = (text: string, { newsletter = 'weekend', picture }: { newsletter?: string; picture?: Buffer } = {}) =>
  site.dateline.composing.write('cli', { newsletter, bytes: Buffer.from(text), readPicture: async () => picture })
const correct = (date: string, text: string) =>
  site.dateline.composing.correct('cli', {
    newsletter: 'weekend',
    date,
    bytes: Buffer.from(text),
    readPicture: async () => undefined,
  })
async function drawn(date: string, standing: LetterStanding = 'visitor') {
  const letter = await findLetter(site.dateline.db, 'weekend', date)
  assert.ok(letter)
  const variant = await site.dateline.composing.writeVariant(letter, { standing, language: 'en', arm: 'a' })
  return { html: fillHoles(variant.html, HOLES), text: fillHoles(variant.text, HOLES), subject: variant.subject }
}
const saturdays = () => {
  const { publication } = site.dateline
  const today = publication.today()
  return Array.from({ length: 8 }, (_, week) =>
    today.add({ days: ((6 - today.dayOfWeek + 7) % 7) + 7 * (week + 1) }).toString(),
  )
}

test('what is booked in a letter stands in it labeled, for those who do not subscribe, and for nobody else', async () => {
  const date = saturdays()[7] ?? ''
  const { db, clock, campaigns } = site.dateline
  await write(`---
subject: On the quay
date: ${date}
---

::: lead article="ferry"
:::

::: list article="tide"
:::

The end of the letter.
`)
  const change = readCampaignChange({
    ...{
      kind: 'letter',
      advertiser: 'The Ferry Company',
      from: date,
      placements: 'letter',
      letters: `weekend:${date}`,
    },
    ...{ headline: 'Sail at nine', text: 'Every evening.', button: 'See the boats', link: 'https://ferry.example/' },
  })
  await saveCampaign(db, 'test', 'weekend-ferry', { change, manner: 'make' }, clock.now())
  await campaigns.reload()
  for (const standing of ['visitor', 'reader', 'lapsed'] as const) {
    const { html, text } = await drawn(date, standing)
    assert.match(html, /Advertisement: The Ferry Company[\s\S]*Sail at nine[\s\S]*The end of the letter/, standing)
    assert.match(html, /href="http:\/\/news\.test\/notices\/to\/[\w.-]+"[^>]*>See the boats/)
    assert.match(text, /ADVERTISEMENT: THE FERRY COMPANY\nSail at nine\nEvery evening\.\nSee the boats\nhttp/)
    assert.ok(text.indexOf('tide') < text.indexOf('ADVERTISEMENT'), 'it stands before what the reader came for')
  }
  const [one, other] = [await drawn(date, 'visitor'), await drawn(date, 'lapsed')].map(
    ({ html }) => /\/notices\/to\/[\w.-]+/.exec(html)?.[0],
  )
  assert.equal(one, other, 'the link says whose letter it was')
  const setApart = async (tags: string) => {
    const notBeside = readCampaignChange({ 'not-beside': tags })
    await saveCampaign(db, 'test', 'weekend-ferry', { change: notBeside, manner: 'change' }, clock.now())
    await campaigns.reload()
  }
  await setApart('testing')
  assert.doesNotMatch((await drawn(date)).html, /Sail at nine/, 'it stands beside what was excluded')
  await setApart('crash')
  assert.match((await drawn(date)).html, /Sail at nine/)
  for (const standing of ['trial', 'subscriber'] as const) {
    const { html, text } = await drawn(date, standing)
    assert.doesNotMatch(html + text, /Advertisement|Ferry Company|\/notices\//i, standing)
  }
  await pauseCampaigns(db, 'test', 'all', true, clock.now())
  await campaigns.reload()
  assert.doesNotMatch((await drawn(date)).html, /Ferry Company/, 'an emergency does not reach letters')
  await pauseCampaigns(db, 'test', 'all', false, clock.now())
})

test('what the house has to say in letters stands where nobody has booked, in the letter’s language, and spared to subscribers', async () => {
  const date = saturdays()[6] ?? ''
  const { db, clock, campaigns } = site.dateline
  await write(
    `---\nsubject: On the shore\ndate: ${date}\n---\n\n::: lead article="ferry"\n:::\n\nThe end of the letter.\n`,
  )
  const book = async (slug: string, words: Record<string, string>) => {
    const common = { kind: 'house', advertiser: 'The Meridian', from: '2026-01-01', placements: 'letter' }
    const change = readCampaignChange({ ...common, link: '/gifts', ...words })
    await saveCampaign(db, 'test', slug, { change, manner: 'make' }, clock.now())
    await campaigns.reload()
  }
  await book('own-french', { headline: 'En français', languages: 'fr' })
  assert.doesNotMatch((await drawn(date)).html, /Notice:/)
  await book('own', { headline: 'Give a report', text: 'To a friend.', button: 'How to' })
  for (const standing of ['visitor', 'reader', 'lapsed'] as const) {
    const { html, text } = await drawn(date, standing)
    assert.match(html, /Notice: The Test Meridian[\s\S]*Give a report[\s\S]*The end of the letter/, standing)
    assert.match(html, /href="http:\/\/news\.test\/gifts"[^>]*>How to/)
    assert.match(text, /NOTICE: THE TEST MERIDIAN\nGive a report\nTo a friend\.\nHow to\nhttp:\/\/news\.test\/gifts/)
    assert.doesNotMatch(html + text, /En français/)
  }
  for (const standing of ['trial', 'subscriber'] as const) {
    const { html, text } = await drawn(date, standing)
    assert.doesNotMatch(html + text, /Notice:|Give a report/i, standing)
  }
  const sold = { kind: 'letter', letters: `weekend:${date}`, link: 'https://ferry.example/', headline: 'Sail at nine' }
  await book('sold', { ...sold, 'not-beside': 'crash' })
  const { html } = await drawn(date)
  assert.match(html, /Sail at nine/)
  assert.doesNotMatch(html, /Give a report/)
  const beside = readCampaignChange({ 'not-beside': 'testing' })
  await saveCampaign(db, 'test', 'sold', { change: beside, manner: 'change' }, clock.now())
  await campaigns.reload()
  assert.match((await drawn(date)).html, /Give a report/, 'what cannot stand there leaves a hole')
  await saveCampaign(db, 'test', 'own', { change: beside, manner: 'change' }, clock.now())
  await campaigns.reload()
  assert.doesNotMatch((await drawn(date)).html, /Give a report/, 'the house stands beside what it excluded')
})

test('an article that somebody paid for says so in a written letter, and is spared to subscribers, by mail and on the web', async () => {
  const date = saturdays()[5] ?? ''
  const { db, clock } = site.dateline
  const body = { type: 'doc' as const, content: [paragraph('Everybody reads this of the quay.')] }
  await site.publish({ slug: 'quay', headline: 'Longer quays', body })
  await setTerms(db, 'test', 'quay', { sponsor: 'The Harbor Board' }, clock.now())
  await write(
    `---\nsubject: On the quay\ndate: ${date}\n---\n\n::: lead article="ferry"\n:::\n\n::: list article="quay, tide"\n:::\n`,
  )
  for (const standing of ['visitor', 'reader', 'lapsed'] as const) {
    const { html, text } = await drawn(date, standing)
    assert.match(html, /Paid for by The Harbor Board · [\s\S]*?Longer quays/, standing)
    assert.match(text, /PAID FOR BY THE HARBOR BOARD · .*\nLonger quays/, standing)
  }
  for (const standing of ['trial', 'subscriber'] as const) {
    const { html, text } = await drawn(date, standing)
    assert.doesNotMatch(html + text, /Harbor Board|Longer quays/i, standing)
    assert.match(text, /tide/)
  }
  await sql`update letters set started_at = ${clock.now()} where date = ${date}`.execute(db)
  assert.doesNotMatch((await site.visitor().fetch(`/newsletters/weekend/${date}`)).text, /Longer quays/)
})

test('a written letter with a block that there is not goes out without it, and its writer is told the line', async () => {
  const [date = ''] = saturdays()
  const { letter, notes } = await write(`---
subject: Two questions
colour: red
date: ${date}
---

Dear reader, this is **written**.

::: hologram size="3"

::: lead article="ferry"
:::

::: list article="tide, nowhere"

The end, with [a link](/world/ferry?x=1) and [another](https://example.org/x).
`)
  assert.equal(letter.date, date)
  assert.equal(letter.state, 'scheduled')
  assert.match(notes.join('\n'), /line 3: the key colour is not known/)
  assert.match(notes.join('\n'), /line 9: there is no block hologram/)
  assert.match(notes.join('\n'), /line 14: there is no article nowhere/)
  const { html, text } = await drawn(date)
  assert.match(html, /<strong>written<\/strong>/)
  assert.match(html, /href="http:\/\/news\.test\/world\/ferry\?x=1&amp;letter=PASS"/)
  assert.match(text, /another \(https:\/\/example\.org\/x\)/)
  assert.match(text, /Headline of ferry/)
})

test('somebody on trial reads what is written for them, and nobody else does', async () => {
  const date = saturdays()[1] ?? ''
  await write(`---
subject: By standing
date: ${date}
---
For all.

::: text for="trial lapsed"
Only for some.
:::

::: text for="nobody"
Lost.
:::
`).then(({ notes }) => assert.match(notes.join(), /line 11: for=nobody: known are visitor/))
  for (const standing of ['visitor', 'reader', 'trial', 'subscriber', 'lapsed'] as const) {
    const { html, text } = await drawn(date, standing)
    const sees = standing === 'trial' || standing === 'lapsed'
    assert.equal(html.includes('Only for some.'), sees, standing)
    assert.equal(text.includes('Only for some.'), sees, standing)
    assert.ok(!html.includes('Lost.'))
  }
})

test('whoever plays the quiz by mail meets the answers after all the questions', async () => {
  const date = saturdays()[2] ?? ''
  await write(`---
subject: Quiz
date: ${date}
---
::: quiz title="The weekend quiz"
1. Which two countries does the bridge join?

   Zambia and Botswana.
2. How long is a noon?

   As long as a shadow stands.
3. This one has no answer
:::
`).then(({ notes }) => assert.match(notes.join(), /question 3 of the quiz has no answer/))
  for (const face of Object.values(await drawn(date)).slice(0, 2)) {
    assert.match(face, /The weekend quiz|THE WEEKEND QUIZ/)
    assert.ok(face.indexOf('How long is a noon?') < face.indexOf('Zambia and Botswana.'))
  }
})

test('a block that fills itself is filled shortly before the letter goes, not when it is written', async () => {
  const { db, clock, composing } = site.dateline
  const date = saturdays()[0] ?? ''
  await write(`---
subject: Written ahead
date: ${date}
---
Hello.

::: greeting
::: lead fallback=yes
`)
  const ahead = await findLetter(db, 'weekend', date)
  assert.ok(ahead?.fillAt)
  assert.equal(ahead.dueAt, undefined)
  await clock.advanceTo(ahead.fillAt)
  await site.publish({ slug: 'latest', body: { type: 'doc', content: [paragraph('New.')] } })
  for (const work of composing.dueWork) await work.runDue(db, clock.now())
  const filled = await findLetter(db, 'weekend', date)
  assert.ok(filled)
  assert.equal(filled.fillAt, undefined)
  assert.equal(filled.state, 'scheduled', filled.note)
  assert.equal(filled.dueAt?.toZonedDateTimeISO('Europe/Paris').toPlainTime().toString(), '09:00:00')
  const { html } = await drawn(date)
  assert.match(html, /Headline of latest/)
  assert.match(html, /Bonjour/)
})

test('a correction is the next revision for those who have not had the letter, also while it is being sent', async () => {
  const { db } = site.dateline
  const date = saturdays()[3] ?? ''
  const { letter } = await write(`---\nsubject: Frist\ndate: ${date}\n---\nOne.\n`)
  await sql`update letters set state = 'sending', started_at = composed_at where id = ${letter.id}`.execute(db)
  await assert.rejects(write(`---\nsubject: Again\ndate: ${date}\n---\nOne.\n`), /has begun to go; correct it/)
  const { letter: corrected } = await correct(date, '---\nsubject: First\n---\nOne, corrected.\n')
  assert.equal(corrected.revision, letter.revision + 1)
  assert.equal(corrected.state, 'sending')
  assert.match((await drawn(date)).text, /One, corrected\./)
  await sql`update letters set state = 'sent' where id = ${letter.id}`.execute(db)
  await assert.rejects(correct(date, '---\nsubject: Too late\n---\nTwo.\n'), /nobody is left/)
})

test('a letter that waits for approval goes when it is released; held, it does not; stopped, it goes on', async () => {
  const { composing, db } = site.dateline
  const date = saturdays()[4] ?? ''
  await write(`---\nsubject: Waiting\ndate: ${date}\n---\nOne.\n`, { newsletter: 'approved' })
  const now = () => composing.choose({ newsletter: 'approved', date })
  assert.equal((await now()).state, 'waiting')
  assert.equal((await composing.order('cli', await now(), 'release')).state, 'scheduled')
  assert.equal((await composing.order('cli', await now(), 'hold')).state, 'held')
  assert.equal((await composing.order('cli', await now(), 'hold')).note, 'held by cli')
  await composing.order('cli', await now(), 'release')
  await sql`update letters set state = 'sending', started_at = composed_at where id = ${(await now()).id}`.execute(db)
  await assert.rejects(composing.order('cli', await now(), 'hold'), /stop it instead/)
  assert.equal((await composing.order('cli', await now(), 'stop')).state, 'stopped')
  assert.equal((await composing.order('cli', await now(), 'release')).state, 'sending')
})

test('a picture beside the file comes with its words and its size; one without words is left out', async () => {
  const date = saturdays()[5] ?? ''
  const picture = await sharp({ create: { width: 1400, height: 700, channels: 3, background: '#b8330f' } })
    .png()
    .toBuffer()
  const { notes } = await write(
    `---\nsubject: Seen\ndate: ${date}\n---\n::: picture file="map.png" alt="A red field" credit="Map: us"\n\n::: picture file="map.png"\n\nText.\n`,
    { picture },
  )
  assert.match(notes.join(), /line 7: a picture needs file=… and alt=…/)
  const { html, text } = await drawn(date)
  const [, src = ''] =
    /<img src="(http:\/\/news\.test\/pictures\/[0-9a-f]{32}\/1280\.jpg)" alt="A red field" width="600" height="300"/.exec(
      html,
    ) ?? []
  assert.ok(src, html)
  assert.match(text, /A red field/)
  const answer = await site.visitor().fetch(new URL(src).pathname)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'image/jpeg')
})

for (const [what, text, refused] of [
  ['without front matter', 'Just text', /does not begin with front matter/],
  ['without a subject', '---\npreview: x\n---\nText\n', /line 1: subject|subject:/],
  ['with a subject of two lines', '---\nsubject: "One\\r\\nBcc: all@example.org"\n---\nText\n', /subject: one line/],
  ['of a day that there never was', '---\nsubject: x\ndate: 2027-02-30\n---\nText\n', /no day 2027-02-30/],
  ['of a day that is over', '---\nsubject: x\ndate: 2020-02-01\n---\nText\n', /2020-02-01 is over/],
  ['with broken YAML', '---\nsubject: [x\n---\nText\n', /not YAML/],
] as const) {
  test(`a letter ${what} is refused in one line`, async () => {
    await assert.rejects(write(text), refused)
  })
}

test('nothing that an editor writes is taken for a place where something of a reader is filled in', async () => {
  const date = saturdays()[6] ?? ''
  await write(`---\nsubject: Marks\ndate: ${date}\n---\nA \uE0F0address\uE0F1 b <script>alert(1)</script>.\n`)
  const { html, text } = await drawn(date)
  assert.equal(html.split('reader@example.org').length, 2)
  assert.equal(text.split('reader@example.org').length, 2)
  assert.ok(!html.includes('<script'))
})

test('an editor tries a letter with one real mail, marked as a test', async () => {
  const date = saturdays()[7] ?? ''
  await write(`---\nsubject: Looks\ndate: ${date}\n---\nHow does it look?\n`)
  await site.dateline.composing.test({ newsletter: 'weekend', date, standing: 'visitor', to: 'editor@example.org' })
  const [mail] = await site.mailsTo('editor@example.org')
  assert.equal(mail?.subject, '[Test] Looks')
  assert.match(mail?.text ?? '', /How does it look\?/)
})
