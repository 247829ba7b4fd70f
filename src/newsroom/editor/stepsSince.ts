import type { Database } from '../../platform/database.ts'
import { listStepsSince, type StoredCopy, type StoredStep } from './editor.sql.ts'

export type MissedSteps =
  /** What others did, in order: none where nobody did anything. */
  | { kind: 'behind'; version: number; steps: StoredStep[] }
  /** What was done since is not kept any more, or this text is an older one than the browser's: both are to be compared. */
  | { kind: 'apart'; version: number; text: unknown }

/** What has made of the version that a browser has the one that is there. */
export async function stepsSince(
  db: Database,
  articleId: number,
  { base, copy }: { base: number; copy: Pick<StoredCopy, 'version' | 'text'> },
): Promise<MissedSteps> {
  const { version, text } = copy
  const steps = base < version ? await listStepsSince(db, articleId, base) : []
  // More may have come since the copy was looked at.
  const until = steps.filter((step) => step.version <= version)
  if (until.length !== version - base) return { kind: 'apart', version, text }
  return { kind: 'behind', version, steps: until }
}
