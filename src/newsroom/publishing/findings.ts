import type { Database } from '../../platform/database.ts'

/** What is wrong with an article as it would go out. */
export type Finding = {
  /** `must`: it does not go out like this. `should`: somebody may say why it does. */
  strength: 'must' | 'should'
  /** The same whenever the same is found in the same place. */
  id: string
  words: string
  /** Where to mend it: a path at the desk. */
  place?: string
}

/** Keeps, in the transaction of what goes out, why something that should be mended stands. */
export type LetStand = (
  tx: Database,
  articleId: number,
  given: { reasons: readonly { finding: string; reason: string }[]; staffId: number; revision: number },
  at: Temporal.Instant,
  now: Temporal.Instant,
) => Promise<unknown>

/** What checks find in the newsroom's text of an article, judged for the instant at which it would go out. */
export type Findings = (db: Database, articleId: number, at: Temporal.Instant) => Promise<readonly Finding[]>
