import { z } from 'zod'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import type { Book, IssueState } from '../book/book.module.ts'

/** As `magazine_issues.letter` has it. */
export const LETTER = z.object({
  title: z.string(),
  signed: z.string(),
  text: z.string(),
  document: ArticleDocumentSchema,
})

/** As `magazine_issues.cover` has it. */
export const COVER = z.object({
  pictureId: z.string().optional(),
  alt: z.string(),
  credit: z.string().optional(),
  lines: z.array(z.string()).max(3),
})

/** One dated instalment of the magazine, as its makers have it. */
export type Issue = {
  id: number
  /** `2026-11-28`. */
  date: string
  /** undefined: not released. */
  number: number | undefined
  state: IssueState
  /** undefined: it is released. */
  dueAt: Temporal.Instant | undefined
  appearsAt: Temporal.Instant
  gatheredUntil: Temporal.Instant
  letter: z.output<typeof LETTER> | undefined
  cover: Book['cover']
  note: string
  releasedAt: Temporal.Instant | undefined
  revision: number
}

/** What makers have put into an issue. `world`: a sentence in “The week in the world”. */
export type Piece = { groupId: number; language: string; place: 'piece' | 'world' }

export const MASTHEAD = z.array(z.object({ role: z.string(), names: z.array(z.string()) }))

export type MagazineSettings = {
  /** 1: Monday. */
  weekday: number
  hour: string
  aheadHours: number
  /** Most pieces of a proposal. */
  pieces: number
  /** Empty: the publication's. */
  name: string
  masthead: z.output<typeof MASTHEAD>
  /** The newsletter that carries its announcement. */
  newsletter: string | undefined
  proposeAt: Temporal.Instant | undefined
  proposeFor: string | undefined
}
