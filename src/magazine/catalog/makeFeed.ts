import type { ReleasedIssue } from '../book/book.module.ts'
import type { CatalogDeps } from './catalogDeps.ts'
import type { CatalogFeed, CatalogImage } from './catalogFeed.ts'
import { coverWidths } from './coverWidths.rule.ts'
import { describeIssue, type EntryFacts } from './describeIssue.ts'
import { pageOfYear } from './years.rule.ts'

/** The catalog under a token, or its feed of one year; undefined: there is none of that year. */
export async function makeFeed(
  deps: CatalogDeps,
  asked: { token: string; year: number | undefined; self: string },
): Promise<CatalogFeed | undefined> {
  const all = await deps.issues.listReleased()
  const page = pageOfYear(all, asked.year)
  if (!page) return undefined
  const { origin } = deps.site
  const words = deps.words()
  const { name, language } = deps.publication.facts()
  const base = `/opds/${asked.token}`
  const start = `${origin}${base}`
  const title = words.t('delivery.catalog', { publication: name })
  const facts: EntryFacts = {
    origin,
    base,
    fileTitle: ({ kind }) => (kind === 'pdf-letter' ? 'PDF, Letter' : kind === 'pdf-a4' ? 'PDF, A4' : 'EPUB'),
    imagesOf: await findImages(deps, page.issues, `${start}/covers`),
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

async function findImages(deps: CatalogDeps, issues: readonly ReleasedIssue[], at: string) {
  const ids = issues.flatMap(({ cover }) => cover.pictureId ?? [])
  const pictures = await deps.media.findPictures(deps.db, ids)
  return ({ date, cover }: ReleasedIssue): CatalogImage[] => {
    const picture = cover.pictureId === undefined ? undefined : pictures.get(cover.pictureId)
    const sizes = picture && coverWidths(picture)
    if (!sizes) return []
    return [
      { href: `${at}/${date}.jpg`, kind: 'cover', ...sizes.cover },
      { href: `${at}/${date}-small.jpg`, kind: 'thumbnail', ...sizes.thumbnail },
    ]
  }
}
