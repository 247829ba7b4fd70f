import type { ReleasedIssue } from '../book/book.module.ts'

/** A catalog as both of its forms say it. Every address in it is absolute: clients join relative ones wrongly. */
export type CatalogFeed = {
  /** Names it for good, whatever its address. */
  id: string
  title: string
  updated: Temporal.Instant
  publication: { name: string; url: string; language: string }
  /** Its own address, and where a client begins. */
  self: string
  start: string
  newer: string | undefined
  older: string | undefined
  /** Of all feeds together. */
  total: number
  entries: readonly CatalogEntry[]
}

export type CatalogEntry = {
  id: string
  title: string
  number: number
  date: string
  updated: Temporal.Instant
  published: Temporal.Instant
  /** The cover's lines. */
  summary: string
  /** The contents, line by line. */
  contents: readonly string[]
  sections: readonly { slug: string; name: string }[]
  page: string
  images: readonly CatalogImage[]
  files: readonly CatalogFile[]
}

export type CatalogImage = { href: string; kind: 'cover' | 'thumbnail'; width: number; height: number }
export type CatalogFile = { href: string; mediaType: string; bytes: number; title: string }

/** Where there is none any more: one entry that says why, and where to go. */
export type ClosedCatalog = {
  title: string
  why: string
  where: { url: string; label: string }
  publication: CatalogFeed['publication']
  at: Temporal.Instant
}

export type FeedFacts = {
  publication: CatalogFeed['publication']
  title: string
  /** The origin. */
  origin: string
  /** `/opds/<token>`. */
  base: string
  /** What a file is called beside others of its issue. */
  fileTitle(file: ReleasedIssue['files'][number]): string
  imagesOf(issue: ReleasedIssue): readonly CatalogImage[]
}

export function entryOf(issue: ReleasedIssue, facts: FeedFacts): CatalogEntry {
  const { origin, base } = facts
  const page = `${origin}/magazine/${issue.date}`
  const sections = new Map(issue.contents.flatMap(({ section }) => (section ? [[section.slug, section] as const] : [])))
  return {
    id: page,
    title: issue.title,
    number: issue.number,
    date: issue.date,
    updated: issue.revisedAt,
    published: issue.releasedAt,
    summary: issue.cover.lines.join(' · '),
    contents: issue.contents
      .filter(({ kind }) => kind !== 'opener' && kind !== 'colophon')
      .map(({ title, place }) => [place, title].filter(Boolean).join(': ')),
    sections: [...sections.values()],
    page,
    images: facts.imagesOf(issue),
    files: issue.files
      // Whoever may come here has the whole of it.
      .filter(({ kind }) => kind !== 'sample-epub')
      .map((file) => ({
        href: `${origin}${base}/files/${encodeURIComponent(file.fileName)}`,
        mediaType: file.mediaType,
        bytes: file.bytes,
        title: facts.fileTitle(file),
      })),
  }
}
