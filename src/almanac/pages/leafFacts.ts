import type { Child } from 'hono/jsx'
import type { Link } from '../../design/parts/teaser.view.tsx'
import type { EntrySource, MonthDay } from '../entries/entries.module.ts'

/** An entry as its leaf shows it. */
export type LeafFacts = {
  id: number
  year: number
  month: number
  day: number
  headline: string
  /** The whole text; it is for everyone. */
  text: Child
  language: string
  place: { country: string; city: string | null; url: string } | undefined
  sources: readonly EntrySource[]
  /** Articles that tell more. */
  reports: readonly (Link & { language: string })[]
}

/** A day beside this one; `headline` where it has something to show. */
export type Neighbor = { day: MonthDay; headline?: string; year?: number; language?: string }
