import type { Platform } from '../../platform/platform.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { IssueAccess } from '../access/access.module.ts'
import type { ReleasedIssue } from '../book/book.module.ts'

export type ProgressDeps = Platform & {
  readers: Readers
  access: Pick<IssueAccess, 'copyKeyOf'>
  issues: { findReleased(date: string): Promise<ReleasedIssue | undefined> }
}
