import type { BookWarning } from './book.ts'

/** Which file of an issue: the sample holds the cover, the contents, the letter and one piece, for everyone. */
export const ISSUE_FILES = ['epub', 'pdf-a4', 'pdf-letter', 'sample-epub'] as const
export type IssueFileKind = (typeof ISSUE_FILES)[number]

/** A released issue as shelves, readers, catalogs and mails show it; nothing in it is withheld from anybody. */
export type ReleasedIssue = {
  id: number
  /** `2026-11-28`. */
  date: string
  number: number
  revision: number
  releasedAt: Temporal.Instant
  revisedAt: Temporal.Instant
  /** `Noonmark, 28 November 2026`. */
  title: string
  cover: { pictureId?: string; alt: string; credit?: string; lines: readonly string[] }
  notes: readonly { at: Temporal.Instant; text: string }[]
  contents: readonly ContentsEntry[]
  files: readonly IssueFile[]
}

/** A line of the contents, in reading order. `slug` is its address below `/magazine/:date/`. */
export type ContentsEntry = {
  kind: 'letter' | 'opener' | 'piece' | 'world' | 'almanac' | 'quiz' | 'colophon'
  slug: string
  title: string
  standfirst?: string
  language: string
  section?: { slug: string; name: string }
  place?: string
  authors: readonly string[]
  minutes?: number
  /** Only of pieces. */
  groupId?: number
  /** In the sample, and so open to everybody. */
  isSample: boolean
}

export type IssueFile = {
  kind: IssueFileKind
  bytes: number
  etag: string
  fileName: string
  mediaType: string
  key: string
}

/** What a newsroom sees of an issue before and after its release. */
export type IssueState = 'proposed' | 'held' | 'released'

export type IssueCheck = { ready: boolean; warnings: readonly BookWarning[] }
