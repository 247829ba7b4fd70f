import type { Database } from '../../platform/database.ts'
import type { KnownPicture } from './findings.rule.ts'

/** What a fetch brought that reaches no private network, however a name is answered and wherever it is led. */
export type Reached =
  | { kind: 'answered'; status: number }
  /** It leads where readers are not. */
  | { kind: 'private' }
  /** Nobody has this name. */
  | { kind: 'nowhere' }
  | { kind: 'silent'; why: string }

export type ReachOut = (url: string, method: 'HEAD' | 'GET', signal: AbortSignal) => Promise<Reached>

/** What the checks need of other rooms. */
export type ChecksPorts = {
  /** What the library says of these pictures at an instant. */
  knownPictures(db: Database, ids: readonly string[], at: Temporal.Instant): Promise<Map<string, KnownPicture>>
  /** Until when nothing of an article may be published; undefined: it may. */
  embargoOf(db: Database, articleId: number): Promise<Temporal.Instant | undefined>
  reachOut: ReachOut
}
