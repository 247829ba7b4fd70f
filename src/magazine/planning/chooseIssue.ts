import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { Issue } from './issue.ts'
import { findIssue, listIssues } from './issues.sql.ts'

/** More are never proposed and not released at once. */
const MOST = 100

/** The issue of a day; without a day the one that comes next, else the newest. */
export async function chooseIssue(db: Database, date: string | undefined): Promise<Issue> {
  const found =
    date === undefined
      ? ((await listIssues(db, { released: false, most: MOST })).at(-1) ?? (await listIssues(db, { most: 1 }))[0])
      : await findIssue(db, date)
  if (!found)
    throw notFound(
      'issue-unknown',
      date === undefined ? 'There is no issue yet; “magazine propose” makes one.' : `There is no issue of ${date}.`,
    )
  return found
}
