import type { IssueFile } from '../book/book.module.ts'
import type { IssuesDeps } from './deps.ts'
import { holdsWithdrawn } from './revisions.sql.ts'

/**
 * A file of an issue as it was made; undefined: something in it was withdrawn since and it is being made anew, or it is
 * gone.
 */
export async function readIssueFile(
  { db, files }: Pick<IssuesDeps, 'db' | 'files'>,
  { key }: Pick<IssueFile, 'key'>,
): Promise<Buffer | undefined> {
  return (await holdsWithdrawn(db, key)) ? undefined : files.get(key)
}
