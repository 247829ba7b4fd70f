import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type GatedArticle, publishGatedArticles } from '../../../tests/crawl/gatedArticles.ts'
import { dueLetter } from '../../../tests/support/dueLetter.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { fillHoles, findLetter, LETTER_STANDINGS, type Letter } from '../composing/composing.module.ts'
import { type NewsletterDraft, type RecipeBlock, saveNewsletters } from '../newsletters/newsletters.module.ts'

const all: RecipeBlock[] = [
  { block: 'greeting' },
  { block: 'lead', fallback: true, whole: false },
  { block: 'list', count: 12, fallback: true },
  { block: 'mostRead', count: 3, days: 7 },
  { block: 'box' },
]
const letter = (slug: string, more: Partial<NewsletterDraft> = {}): NewsletterDraft => ({
  slug,
  name: slug,
  promise: 'A letter.',
  every: 'daily',
  language: 'en',
  recipe: all,
  ...more,
})
const whole: NewsletterDraft[] = [
  letter('for-all'),
  letter('with-account', { audience: 'registered' }),
  letter('for-subscribers', { audience: 'subscribers' }),
  letter('auf-deutsch', { language: 'de' }),
]
const HOLES = { pass: 'x', unsubscribe: 'x', address: 'reader@example.org' }

let site: TestSite
let articles: GatedArticle[]
let letters: Letter[]
before(async () => {
  site = await createSite('sentinels in letters')
  const { db, clock, composing, newsletters } = site.dateline
  articles = await publishGatedArticles(site)
  await db.transaction().execute((tx) => saveNewsletters(tx, whole))
  await newsletters.open()
  const { due, date, work } = await dueLetter(site)
  const written = `---\nsubject: All\ndate: ${date}\n---\n::: lead article="metered-two" whole=yes\n::: list articles="members-only"\n`
  const file = { newsletter: 'for-subscribers', bytes: Buffer.from(written), readPicture: async () => undefined }
  await composing.write('cli', file)
  await clock.advanceTo(due)
  await work()
  letters = await Promise.all(whole.map(async ({ slug }) => (await findLetter(db, slug, date)) as Letter))
  await sql`update letters set state = 'sent', started_at = due_at where state = 'scheduled'`.execute(db)
})
after(() => site.close())

const secretsIn = (text: string, but?: string) =>
  articles
    .filter(({ slug, terms }) => terms !== 'free' && slug !== but)
    .flatMap(({ secret }) => secret.filter((sentinel) => text.includes(sentinel)))

for (const standing of LETTER_STANDINGS) {
  test(`no letter brings a ${standing} a sentence that is withheld from them`, async () => {
    for (const one of letters) {
      const paysFor = standing === 'trial' || standing === 'subscriber'
      const [lead] = one.document.blocks.flatMap((block) => (block.type === 'lead' ? [block] : []))
      assert.ok(lead, one.newsletter)
      const variant = await site.dateline.composing.writeVariant(one, { standing, language: 'en', arm: 'a' })
      for (const face of [fillHoles(variant.html, HOLES), fillHoles(variant.text, HOLES)]) {
        assert.match(face, /Headline of /)
        const opened: string | undefined = paysFor && lead.whole ? lead.article.slug : undefined
        assert.deepEqual(secretsIn(face, opened), [], one.newsletter)
        // The oracle itself: where the whole text is promised, it is there.
        if (opened) assert.ok(secretsIn(face).length > 5, 'the whole text')
      }
    }
  })
}

test('neither a letter on the web, nor its list, nor its feed holds what is withheld, whoever asks', async () => {
  const who = [site.visitor(), await site.reader(), await site.reader({ subscription: 'active' })]
  for (const client of who) {
    for (const { newsletter, date } of letters) {
      for (const path of [
        `/newsletters/${newsletter}/${date}`,
        `/newsletters/${newsletter}`,
        `/newsletters/${newsletter}/rss.xml`,
      ]) {
        const answer = await client.fetch(path)
        assert.equal(answer.status, 200, path)
        assert.deepEqual(secretsIn(answer.text), [], path)
        if (path !== `/newsletters/${newsletter}`) assert.match(answer.text, /Headline of /)
      }
    }
  }
})

test('an editor who pastes a withheld paragraph into a letter is stopped before it goes', async () => {
  const gated = articles.find(({ slug }) => slug === 'metered-one')
  const { rows } = await sql<{ body: { content: { content?: { text?: string }[] }[] } }>`
    select v.body from articles a join article_versions v on v.id = a.version_id where a.slug = ${gated?.slug ?? ''}`.execute(
    site.dateline.db,
  )
  const stolen = rows[0]?.body.content[1]?.content?.[0]?.text ?? ''
  assert.ok(stolen.length > 120)
  const text = (quoted: string) => `---\nsubject: Look\n---\n::: lead article="metered-one"\n\n${quoted}\n`
  const write = (quoted: string) =>
    site.dateline.composing.write('cli', {
      newsletter: 'for-all',
      bytes: Buffer.from(text(quoted)),
      readPicture: async () => undefined,
    })
  await assert.rejects(write(stolen), /withheld paragraph/)
  await write('Words of our own.')
})
