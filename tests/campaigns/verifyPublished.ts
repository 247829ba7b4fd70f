import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { listFiles } from '../../src/platform/files/folderOfFiles.ts'
import type { RunningSite } from '../support/runningSite.ts'
import { type Newsroom, readPage } from './newsroom.ts'
import {
  headlineOf,
  marksIn,
  PARAGRAPHS,
  type PublishedArticle,
  SECTION,
  type State,
  tagsOf,
} from './publishedArticle.ts'
import type { Stored, StoredArticle } from './stored.ts'

const SLUGS = 'kept-'
/** DESIGN §2: what a process that runs already was not told in time it asks after five seconds. */
const FRESH_WITHIN_MS = 5_000
const PER_PAGE = 20

/**
 * While nobody publishes: every acknowledged revision is stored, once and whole, the article is in a state that fits
 * what was answered, and nothing is there that nobody wrote. From here on it is known in which.
 */
export async function verifyPublished(site: RunningSite, newsroom: Newsroom, stored: Stored): Promise<StoredArticle[]> {
  assert.deepEqual(newsroom.wrong, [])
  const articles = await stored.articles(SLUGS)
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  for (const article of newsroom.articles) {
    const there = bySlug.get(article.slug)
    const state = there ? wholeState(article, there) : { revision: 0, terms: 'metered' as const }
    assert.ok(
      article.possible.some(
        (one) => one.revision === state.revision && (one.revision === 0 || one.terms === state.terms),
      ),
      `${article.slug} is ${JSON.stringify(state)} and may be ${JSON.stringify(article.possible)}`,
    )
    assert.ok(state.revision >= article.shown, `a reader was shown ${article.slug} in revision ${article.shown}`)
    article.possible = [state]
  }
  assert.equal(articles.length, newsroom.articles.filter(({ possible }) => possible[0]?.revision).length)
  assert.deepEqual(await stored.articlesInHalves(), [])
  const files = new Set(await listFiles(join(site.folder, 'files')))
  const missing = (await stored.widestRenditions()).map(fileOf).filter((name) => !files.has(name))
  assert.deepEqual(missing, [], 'files of pictures that articles may show are not there')
  return articles
}

/** The one revision that everything of the stored article is of. */
function wholeState(article: PublishedArticle, there: StoredArticle): State {
  const { slug, acknowledged, termsSet } = article
  const revisions = there.versions.map(({ headline }) => Number(/ in revision (\d+)$/.exec(headline)?.[1]))
  assert.deepEqual(
    revisions,
    [...new Set(revisions)].sort((a, b) => a - b),
    `${slug}: every revision at most once, in the order in which they were written`,
  )
  const lost = [...acknowledged.keys()].filter((revision) => !revisions.includes(revision))
  assert.deepEqual(lost, [], `${slug}: revisions were acknowledged and are lost`)
  for (const [index, version] of there.versions.entries()) {
    const revision = revisions[index] ?? 0
    const what = `version ${version.number} of ${slug}`
    const written = article.revisions.get(revision)
    assert.equal(version.number, index + 1, what)
    assert.equal(version.headline, headlineOf(slug, revision), what)
    assert.equal(version.picture, written?.picture, what)
    assert.equal(version.alt, `Picture of ${slug} in revision ${revision}`, what)
    assert.deepEqual(marksIn(version.body, slug), { revisions: [revision], marks: PARAGRAPHS }, what)
    assert.deepEqual(marksIn(version.leadIn, slug), { revisions: [revision], marks: PARAGRAPHS / 4 }, what)
  }
  const revision = revisions.at(-1) ?? 0
  assert.ok(there.isNewest && there.current === there.versions.length, `${slug} shows an older version`)
  assert.deepEqual(there.tags, tagsOf(slug, revision).sort(), `tags of ${slug}`)
  assert.deepEqual(there.authors, article.revisions.get(revision)?.authors, `authors of ${slug}`)
  assert.deepEqual([there.section, there.status, there.places], [SECTION, 'published', 1], slug)
  assert.ok(
    there.termsSet >= termsSet.acknowledged && there.termsSet <= termsSet.asked,
    `${slug}: terms were set ${JSON.stringify(termsSet)}, and the audit log knows ${there.termsSet}`,
  )
  return { revision, terms: there.terms as State['terms'] }
}

/**
 * The site shows what is stored: from its first answer what was stored before it began, and what was published since
 * within five seconds.
 */
export async function verifyPublishedIsServed(
  site: RunningSite,
  newsroom: Newsroom,
  stored: readonly StoredArticle[],
  random: () => number,
): Promise<void> {
  const there = newsroom.articles.filter(({ possible }) => possible[0]?.revision)
  const newest = there.toSorted((a, b) => b.touchedAt - a.touchedAt)
  const others = newest.slice(3).toSorted(() => random() - 0.5)
  for (const article of [...newest.slice(0, 3), ...others.slice(0, 3)]) {
    const [state] = article.possible
    const shown = async () => {
      const answer = await fetch(`${site.origin}/${SECTION}/${article.slug}`, { redirect: 'manual' })
      return readPage(article, await answer.text(), answer)
    }
    await assertShown(shown, state, article.touchedAt < site.launchedAt, article.slug)
  }
  if (there.length === 0) return
  const listed = stored.slice(-PER_PAGE).map(({ versions }) => versions.at(-1)?.headline ?? '')
  const list = async () => {
    const page = await (await fetch(`${site.origin}/section/${SECTION}`)).text()
    return [...new Set(page.match(/Report kept-[\d-]+ in revision \d+/g))].sort()
  }
  const isOld = there.every(({ touchedAt }) => touchedAt < site.launchedAt)
  await assertShown(list, listed.sort(), isOld, `the list of ${SECTION}`)
}

async function assertShown<T>(ask: () => Promise<T>, expected: unknown, atOnce: boolean, what: string): Promise<void> {
  const deadline = performance.now() + FRESH_WITHIN_MS
  for (;;) {
    const shown = await ask()
    try {
      return assert.deepEqual(shown, expected, what)
    } catch (error) {
      if (atOnce || performance.now() > deadline) throw error
    }
    await pause(25)
  }
}

/** When all is over: every picture can be looked at. */
export async function verifyPictures(site: RunningSite, newsroom: Newsroom, stored: Stored): Promise<void> {
  const ours = new Set(
    newsroom.articles.flatMap(({ revisions }) => [...revisions.values()].map(({ picture }) => picture)),
  )
  for (const rendition of (await stored.renditions()).filter((name) => ours.has(name.split('/')[0] ?? ''))) {
    const answer = await fetch(`${site.origin}/pictures/${rendition}.webp`)
    assert.equal(answer.status, 200, rendition)
    const { format, width } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    assert.deepEqual([format, width], ['webp', Number(rendition.split('/')[1])], rendition)
  }
}

const fileOf = (rendition: string) => `pictures/${rendition.slice(0, 2)}/${rendition}.webp`
