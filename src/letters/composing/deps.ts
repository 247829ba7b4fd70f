import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { BlockOf, DrawingDeps } from '../drawing/drawing.module.ts'

/** What letters take from rooms that there may or may not be; the composition fulfills it. */
export type LetterPorts = {
  /** What the almanac has of a day, where it has something. */
  almanacEntry(
    db: Database,
    day: Temporal.PlainDate,
    language: string,
  ): Promise<Omit<BlockOf<'almanac'>, 'type'> | undefined>
  /** The newest issue of the magazine, where one has come out since then. */
  magazineIssue(db: Database, since: Temporal.Instant): Promise<Omit<BlockOf<'magazine'>, 'type'> | undefined>
  /** Article groups that were opened most since then, the most read first. */
  mostReadGroups(db: Database, since: Temporal.Instant, most: number): Promise<readonly number[]>
}

export type LettersDeps = Platform & DrawingDeps & LetterPorts
