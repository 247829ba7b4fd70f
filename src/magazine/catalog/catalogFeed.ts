/** A catalog as both of its forms say it. Every address in it is absolute: clients join relative ones wrongly. */
export type CatalogFeed = {
  kind: 'open'
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
  /** What later revisions changed, each with its day, newest first. */
  notes: readonly string[]
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
  kind: 'closed'
  title: string
  why: string
  where: { url: string; label: string }
  publication: CatalogFeed['publication']
  at: Temporal.Instant
}

export type Catalog = CatalogFeed | ClosedCatalog
