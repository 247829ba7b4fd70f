import type { Database } from '../../platform/database.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { listCurrentRevisions, listFiles, listNotes } from './revisions.sql.ts'
import { toReleased } from './toReleased.ts'

/** Every released issue, the newest first. */
export async function loadReleased(db: Database): Promise<ReleasedIssue[]> {
  const revisions = await listCurrentRevisions(db)
  const files = await listFiles(
    db,
    revisions.map(({ id }) => id),
  )
  const notes = await listNotes(
    db,
    revisions.map(({ issueId }) => issueId),
  )
  return revisions.map((revision) =>
    toReleased({ ...revision, notes: notes.get(revision.issueId) ?? [], files: files.get(revision.id) ?? [] }),
  )
}
