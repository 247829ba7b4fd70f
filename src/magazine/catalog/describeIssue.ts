import type { ReleasedIssue } from '../book/book.module.ts'
import type { CatalogEntry, CatalogImage } from './catalogFeed.ts'

export type EntryFacts = {
  /** The origin. */
  origin: string
  /** `/opds/<token>`. */
  base: string
  /** What a file is called beside others of its issue. */
  fileTitle(file: ReleasedIssue['files'][number]): string
  /** In the publication's words, with its day. */
  noteInWords(note: ReleasedIssue['notes'][number]): string
  imagesOf(issue: ReleasedIssue): readonly CatalogImage[]
}

/** An issue as a catalog has it: what everybody may know of it, and where its files are. */
export function describeIssue(issue: ReleasedIssue, facts: EntryFacts): CatalogEntry {
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
    notes: issue.notes.map(facts.noteInWords),
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
