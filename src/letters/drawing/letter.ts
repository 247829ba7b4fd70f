import type { LetterDocument } from './letterDocument.ts'

/** What a reader of a letter is to the publication, settled when the letter starts. */
export type LetterStanding = 'visitor' | 'reader' | 'trial' | 'subscriber' | 'lapsed'

/** Of two subjects that are tried. */
export type Arm = 'a' | 'b'

/** `language`: of the words around what was written, by its tag; what was written stays as it is. */
export type VariantKey = { standing: LetterStanding; language: string; arm: Arm }

/**
 * What differs from reader to reader in a variant. `pass`: the reader's token in each link of ours; `unsubscribe`: that of
 * `/unsubscribe/<token>`; `address`: the reader's address, to be escaped by whoever fills it, in HTML as HTML.
 */
export type Hole = 'pass' | 'unsubscribe' | 'address'

export type Slices = readonly (string | { hole: Hole })[]

/** A letter as all readers of one standing, language and arm get it, but for its holes. */
export type WrittenVariant = {
  subject: string
  /** Stands at the head of the HTML already. */
  previewText: string
  html: Slices
  text: Slices
  from: { name: string; address: string }
  replyTo?: string
  /** RFC 2919, without its angle brackets. */
  listId: string
}

export type LetterState = 'waiting' | 'scheduled' | 'held' | 'sending' | 'stopped' | 'sent' | 'empty'

/** One dated instalment of a newsletter. */
export type Letter = {
  id: number
  newsletterId: number
  /** The newsletter's slug. */
  newsletter: string
  /** `2026-11-28`, in the newsletter's zone. */
  date: string
  origin: 'automatic' | 'written'
  state: LetterState
  /** Raised by each correction. */
  revision: number
  subject: string
  /** Tried on a part of the readers. */
  otherSubject: string | undefined
  previewText: string
  document: LetterDocument
  /** The newsletter's when it was put together. */
  language: string
  /** When the first of its readers is to have it. */
  dueAt: Temporal.Instant | undefined
  /** When blocks that a written letter leaves open are filled; undefined: nothing is open. */
  fillAt: Temporal.Instant | undefined
  composedAt: Temporal.Instant
  correctedAt: Temporal.Instant | undefined
  startedAt: Temporal.Instant | undefined
  finishedAt: Temporal.Instant | undefined
  frozen: number | undefined
  note: string
}
