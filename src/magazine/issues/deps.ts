import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { BindingDeps } from '../binding/binding.module.ts'
import type { BookMaker, IssueFileKind, ReleasedIssue } from '../book/book.module.ts'

/** What makes which file of an issue; without a maker an issue has no such file. */
export type Makers = Readonly<Partial<Record<IssueFileKind, BookMaker>>>

export type RemadeIssue = Pick<ReleasedIssue, 'date' | 'revision' | 'files'>

export type IssuePorts = {
  makers: Makers
  /** Within the transaction of the release: whoever is to hear of it hears of it once. */
  released(tx: DatabaseTransaction, issue: ReleasedIssue): Promise<void>
  /** Within the transaction in which readers get something else of it: a later revision, or files that it lacked. */
  remade(tx: DatabaseTransaction, issue: RemadeIssue): Promise<void>
}

export type IssuesDeps = Platform & BindingDeps & IssuePorts
