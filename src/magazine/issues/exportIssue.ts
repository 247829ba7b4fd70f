import type { IssueFile } from '../book/book.module.ts'
import type { Issue } from '../planning/planning.module.ts'
import { bindIssue } from './bindIssue.ts'
import type { IssuesDeps } from './deps.ts'
import { makeFiles } from './makeFiles.ts'
import { findCurrentId, listFiles } from './revisions.sql.ts'

/** The files of an issue: of a released one those that readers have, of another one as they would be now. */
export async function exportIssue(
  deps: IssuesDeps,
  issue: Issue,
  signal: AbortSignal,
  now: Temporal.Instant,
): Promise<{ file: IssueFile; bytes: Buffer }[]> {
  const exported: { file: IssueFile; bytes: Buffer }[] = []
  for (const file of await filesOf(deps, issue, signal, now)) {
    const bytes = await deps.files.get(file.key)
    if (bytes) exported.push({ file, bytes })
  }
  return exported
}

async function filesOf(
  deps: IssuesDeps,
  issue: Issue,
  signal: AbortSignal,
  now: Temporal.Instant,
): Promise<IssueFile[]> {
  const current = await findCurrentId(deps.db, issue.id)
  if (current !== undefined) return (await listFiles(deps.db, [current])).get(current) ?? []
  const revision = { number: 0, revision: 0, revisedAt: now.round('second').toString(), notes: [] }
  const bound = await bindIssue(deps, issue, revision)
  return (await makeFiles(deps, bound, signal)).files
}
