import type { Database } from '../../platform/database.ts'
import { conflict } from '../../platform/errors.ts'
import { type Change, changeIssue } from './changeIssue.ts'
import { storeState } from './issues.sql.ts'

/** Keeps an issue back past its hour until somebody releases it; `undo`: it comes by itself again. */
export function holdIssue(
  db: Database,
  change: Change,
  { undo }: { undo: boolean },
  now: Temporal.Instant,
): Promise<string> {
  return changeIssue(
    db,
    change,
    undo ? 'hold-end' : 'hold',
    async (tx, issue) => {
      if (issue.state === 'released') throw conflict('issue-released', `The issue of ${issue.date} is out.`)
      await storeState(
        tx,
        issue.id,
        undo ? { state: 'proposed', note: '' } : { state: 'held', note: 'somebody holds it' },
      )
      return {}
    },
    now,
  )
}
