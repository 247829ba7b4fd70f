import type { ReleasedIssue } from '../book/book.module.ts'
import { COVER_WIDTHS, coverOf } from '../pictures/pictures.module.ts'
import type { CatalogDeps } from './catalogDeps.ts'
import type { CatalogFeed, CatalogImage } from './catalogFeed.ts'
import { describeIssue, type EntryFacts } from './describeIssue.ts'
import { pageOfYear } from './years.rule.ts'

/** The catalog under a token, or its feed of one year; undefined: there is none of that year. */
export async function makeFeed(
  deps: CatalogDeps,
  asked: { token: string; year: number | undefined; self: string },
): Promise<CatalogFeed | undefined> {
  // One that has nothing to fetch is no publication to a program.
  const all = (await deps.issues.listReleased()).filter(({ files }) => files.some(({ kind }) => kind !== 'sample-epub'))
  const page = pageOfYear(all, asked.year)
  if (!page) return undefined
  const { origin } = deps.site
  const words = deps.words()
  const { name, language, zone } = deps.publication.facts()
  const base = `/opds/${asked.token}`
  const start = `${origin}${base}`
  const title = words.t('delivery.catalog', { publication: name })
  const facts: EntryFacts = {
    origin,
    base,
    fileTitle: ({ kind }) => (kind === 'pdf-letter' ? 'PDF, Letter' : kind === 'pdf-a4' ? 'PDF, A4' : 'EPUB'),
    noteInWords: ({ at, text }) => words.t('delivery.changed', { date: words.date(at, zone, 'long'), text }),
    imagesOf: (issue) => imagesOf(issue, `${start}/covers`),
  }
  const feedOf = (year: number | undefined) => (year === undefined ? undefined : `${start}/${year}`)
  return {
    kind: 'open',
    id: page.year === undefined ? `${origin}/opds` : `${origin}/opds/${page.year}`,
    title: page.year === undefined ? title : `${title}, ${page.year}`,
    // Before the first issue nothing has changed since there was a catalog.
    updated: newest(page.issues) ?? Temporal.Instant.fromEpochMilliseconds(0),
    publication: { name, url: origin, language },
    self: asked.self,
    start,
    newer: feedOf(page.newer),
    older: feedOf(page.older),
    total: all.length,
    entries: page.issues.map((issue) => describeIssue(issue, facts)),
  }
}

const newest = (issues: readonly ReleasedIssue[]) =>
  issues.map(({ revisedAt }) => revisedAt).toSorted((a, b) => Temporal.Instant.compare(b, a))[0]

function imagesOf(issue: ReleasedIssue, at: string): readonly CatalogImage[] {
  const [whole, thumbnail] = [coverOf(issue, COVER_WIDTHS.whole), coverOf(issue, COVER_WIDTHS.thumbnail)]
  if (!whole || !thumbnail) return []
  const size = ({ width, height }: typeof whole) => ({ width, height })
  return [
    { href: `${at}/${issue.date}.jpg`, kind: 'cover', ...size(whole) },
    { href: `${at}/${issue.date}-small.jpg`, kind: 'thumbnail', ...size(thumbnail) },
  ]
}
