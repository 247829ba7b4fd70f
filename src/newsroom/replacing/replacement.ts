/** What of an article has come of it. */
export type Outcome = {
  article: number
  /**
   * `out`: at the desk, and readers have it; `desk`: at the desk, and nothing of it is out; `waits`: at the desk, and
   * readers still have the old one; `refused`: nothing has changed.
   */
  kind: 'out' | 'desk' | 'waits' | 'refused'
  because?: string
}

export type Replacement = {
  id: number
  pictureId: string
  byId: string
  staffId: number
  keepsWords: boolean
  reason: string
  articles: number[]
  done: number
  outcomes: Outcome[]
  at: Temporal.Instant
  endedAt: Temporal.Instant | null
}

/** The picture that comes, with what the library says of it. */
export type Coming = { id: string; alt: string; caption: string; credit: string }
