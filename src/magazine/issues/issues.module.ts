import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { Platform } from '../../platform/platform.ts'
import { type BindingDeps, readBookPicture } from '../binding/binding.module.ts'
import type { IssueFile, ReleasedIssue } from '../book/book.module.ts'
import { type Issue, MAGAZINE_CHANNEL } from '../planning/planning.module.ts'
import { bindOwn, type OwnIssue } from './bindOwn.ts'
import { createBooks } from './createBooks.ts'
import type { IssuePorts, IssuesDeps } from './deps.ts'
import { exportIssue } from './exportIssue.ts'
import { fillFiles } from './fillFiles.ts'
import { loadReleased } from './loadReleased.ts'
import { fillJob, releaseJob, reviseJob } from './magazine.job.ts'
import { readIssueFile } from './readIssueFile.ts'
import { recallIssue } from './recallIssue.ts'
import { releaseIssue } from './releaseIssue.ts'
import { releaseOnTime } from './releaseOnTime.ts'
import { reviseIssue } from './reviseIssue.ts'
import { reviseOnTime } from './reviseOnTime.ts'
import { showIssue } from './showIssue.ts'

export type { IssuePorts, Makers } from './deps.ts'

export type Issues = Awaited<ReturnType<typeof createIssues>>

/** Released issues as everybody sees them, and what releases and revises them. */
export async function createIssues(platform: Platform, given: Omit<BindingDeps, keyof Platform> & IssuePorts) {
  const deps: IssuesDeps = { ...platform, ...given }
  const { db, clock, jobs, log } = platform
  const now = () => clock.now()
  const kept = keptInMemory({
    name: 'issues of the magazine',
    load: () => loadReleased(db),
    notices: platform.notices,
    channels: [MAGAZINE_CHANNEL],
    log,
  })
  await kept.reload()

  jobs.handle(releaseJob, async ({ issueId }, { signal }) => {
    const outcome = await releaseIssue(deps, { actor: 'system', issueId, byItself: true }, signal, now())
    const warnings = 'warnings' in outcome ? outcome.warnings.map(({ part, text }) => `${part}: ${text}`) : []
    if (outcome.kind === 'refused') log.error({ issueId, warnings }, 'an issue of the magazine is held back')
    else log.info({ issueId, outcome: outcome.kind, warnings }, 'an issue of the magazine was due')
  })
  jobs.handle(reviseJob, async ({ issueId }, { signal }) => {
    const outcome = await reviseIssue(deps, { actor: 'system', issueId, note: undefined }, signal, now())
    log.info({ issueId, ...outcome }, 'an issue of the magazine was looked at again')
  })

  jobs.handle(fillJob, ({ issueId }, { signal }) => fillFiles(deps, issueId, signal))

  return {
    /** The newest first. */
    listReleased: async (): Promise<readonly ReleasedIssue[]> => kept.current(),
    /** Whether any has come out. */
    areThere: (): boolean => kept.current().length > 0,
    /** `date`: `2026-11-28`. */
    findReleased: async (date: string): Promise<ReleasedIssue | undefined> =>
      kept.current().find((issue) => issue.date === date),
    /** Another one whenever a released issue is another: part of the key of whatever shows them. */
    version: kept.version,
    /** Once before serving, and by tests that cannot wait for the notice. */
    reload: kept.reload,
    /** What readers have of a released issue, with its texts; without what was withdrawn since. */
    bookOf: createBooks(deps),
    /** See `bindOwn`: nothing of it is stored. */
    bookFrom: (own: OwnIssue) => bindOwn(deps, own, now()),
    readPicture: readBookPicture(deps),
    makers: given.makers,
    /** undefined: something in it was withdrawn since, and it is being made anew. */
    readFile: (file: Pick<IssueFile, 'key'>) => readIssueFile(deps, file),
    /** Before its hour too, and one that is held. */
    release: (actor: string, issue: Issue, signal: AbortSignal) =>
      releaseIssue(deps, { actor, issueId: issue.id, byItself: false }, signal, now()),
    /**
     * As if it had been released on its hour, for a publication that begins with a past; nobody is told. Its files are made
     * by a job.
     */
    recall: (issue: Issue) => recallIssue(deps, issue),
    revise: (actor: string, issue: Issue, note: string | undefined, signal: AbortSignal) =>
      reviseIssue(deps, { actor, issueId: issue.id, note }, signal, now()),
    show: (issue: Issue, options: { whole: boolean }, signal: AbortSignal) =>
      showIssue(deps, issue, options, signal, now()),
    export: (issue: Issue, signal: AbortSignal) => exportIssue(deps, issue, signal, now()),
    dueWork: [releaseOnTime(deps), reviseOnTime(deps)],
    close: kept.close,
  }
}
