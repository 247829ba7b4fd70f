import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Block } from '../../src/articles/store/store.module.ts'
import { dueWorkNamed } from '../support/dueWorkNamed.ts'
import { findFaults, openEpub } from '../support/epub.ts'
import { jobsDone } from '../support/jobsDone.ts'
import { readPdf } from '../support/readPdf.ts'
import { releaseIssue } from '../support/releaseIssue.ts'
import { type Client, createSite, ORIGIN, type TestSite } from '../support/site.ts'

const WRONG = 'The ferry leaves at nine and carries forty tons of salt.'
const RIGHT = 'The ferry leaves at ten and carries fourteen tons of salt.'
const CORRECTION = 'An earlier version had the hour and the load wrong.'
const NOTE = `“Headline of ferry” was corrected: ${CORRECTION}`

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = (...said: string[]) => ({
  type: 'doc' as const,
  content: ['Everybody reads this one.', 'And then there is more of it.', ...said].map(paragraph),
})

let site: TestSite
let reader: Client
let token: string
let date: string

before(async () => {
  site = await createSite('magazine corrected')
  await site.dateline.jobs.startWorking()
  await site.publish({ slug: 'ferry', importKey: 'ferry', body: body(WRONG) })
  for (const slug of ['tide', 'bridge']) await site.publish({ slug, body: body(`A sentence of ${slug}.`) })
  date = await releaseIssue(site)
  reader = await site.reader({ subscription: 'active' })
  const made = await reader.fetch('/account/catalog', { form: { do: 'make' } })
  token = /\/opds\/([\w-]{43})/.exec(made.text)?.[1] ?? ''
  assert.ok(token)
})
after(() => site?.close())

async function ask(address: string): Promise<Buffer> {
  const answer = await site.dateline.app.fetch(new Request(address.startsWith('/') ? ORIGIN + address : address))
  assert.equal(answer.status, 200, address)
  return Buffer.from(await answer.arrayBuffer())
}

/** Letters alone: lines break and words are parted where the sheet wants it. */
const plain = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

type Seen = { updated: string; files: string[]; texts: Record<string, string> }

/** All that a subscriber has of the issue, each as they come by it: by browser, and by a program that knows OPDS. */
async function everywhere(): Promise<Seen> {
  const page = async (path: string) => (await reader.fetch(path)).text.replaceAll('&quot;', '"')
  const feed = (await ask(`/opds/${token}`)).toString()
  const [, entry = ''] = /<entry>([\s\S]*?)<\/entry>/.exec(feed) ?? []
  const files = [...entry.matchAll(/<link [^>]*rel="http:\/\/opds-spec\.org\/acquisition"[^>]*>/g)].map(
    ([link]) => /href="([^"]*)"/.exec(link)?.[1] ?? '',
  )
  const texts: Record<string, string> = {
    'the issue on the web': await page(`/magazine/${date}`),
    'its piece on the web': await page(`/magazine/${date}/ferry`),
    'the article': await page('/world/ferry'),
  }
  for (const href of files) {
    const bytes = await ask(href)
    if (!href.endsWith('.epub')) texts[href] = readPdf(bytes).root.text
    else {
      assert.deepEqual(await findFaults(bytes), [])
      texts[href] = openEpub(bytes).all
    }
  }
  return { updated: /<updated>([^<]*)</.exec(entry)?.[1] ?? '', files, texts }
}

test('what an issue got wrong is right within one revision: on the web, for e-readers, on both papers, and each says so', async () => {
  const { db, clock, issues } = site.dateline
  const before = await everywhere()
  assert.equal(before.files.length, 3)
  const holding = Object.keys(before.texts).filter((where) => where !== 'the issue on the web')
  for (const where of holding) assert.ok(plain(before.texts[where] ?? '').includes(plain(WRONG)), where)

  await clock.advanceTo(clock.now().add({ hours: 2 }))
  await site.publish({ slug: 'ferry', importKey: 'ferry', body: body(RIGHT) })
  await sql`insert into corrections (article_id, at, text)
    select id, ${clock.now()}, ${CORRECTION} from articles where slug = 'ferry'`.execute(db)
  const work = dueWorkNamed(site.dateline, 'revise issues of the magazine')
  const due = await work.nextDue(db)
  assert.ok(due && Temporal.Instant.compare(due, clock.now()) <= 0, 'it is due at once')
  await work.runDue(db, clock.now())
  await jobsDone(site.dateline)
  await issues.reload()
  assert.equal((await issues.findReleased(date))?.revision, 2)

  const after = await everywhere()
  for (const where of holding.filter((one) => !one.startsWith('http'))) {
    assert.ok(after.texts[where]?.includes(RIGHT), where)
    assert.ok(!after.texts[where]?.includes(WRONG), where)
    assert.ok(after.texts[where]?.includes(CORRECTION), `${where} says what was wrong`)
  }
  assert.ok(after.texts['the issue on the web']?.includes(NOTE))
  assert.equal(after.files.length, 3)
  for (const href of after.files) {
    const text = plain(after.texts[href] ?? '')
    assert.ok(text.includes(plain(RIGHT)), href)
    assert.ok(!text.includes(plain(WRONG)), href)
    assert.equal(text.split(plain(CORRECTION)).length, 3, `${href} says it below the piece and in the colophon`)
  }
  assert.ok(after.updated > before.updated, 'a program that asks again sees that it is another one')
})
