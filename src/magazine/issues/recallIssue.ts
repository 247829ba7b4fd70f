import type { Issue } from '../planning/planning.module.ts'
import type { IssuesDeps } from './deps.ts'
import { fillJob } from './magazine.job.ts'
import { type ReleaseOutcome, releaseIssue } from './releaseIssue.ts'

/** Releases an issue as of its hour, which has passed, without files and without telling anybody; a job makes the files. */
export async function recallIssue(deps: IssuesDeps, issue: Issue): Promise<ReleaseOutcome> {
  const quietly = { ...deps, makers: {}, released: async () => {} }
  const release = { actor: 'sample', issueId: issue.id, byItself: false }
  const outcome = await releaseIssue(quietly, release, new AbortController().signal, issue.appearsAt)
  await deps.jobs.enqueue(deps.db, fillJob, { issueId: issue.id })
  return outcome
}
