import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { withoutTexts } from '../binding/binding.module.ts'
import type { BookWarning, ReleasedIssue } from '../book/book.module.ts'
import { findIssueById, lockIssue, lockSettings, MAGAZINE_CHANNEL } from '../planning/planning.module.ts'
import { type BoundIssue, bindIssue } from './bindIssue.ts'
import { checkIssue } from './checkIssue.ts'
import type { IssuesDeps } from './deps.ts'
import { fingerprint } from './fingerprint.ts'
import { type MadeFiles, makeFiles } from './makeFiles.ts'
import { holdWith, markReleased, newestReleased, nextNumber } from './releases.sql.ts'
import { insertRevision } from './revisions.sql.ts'
import { toReleased } from './toReleased.ts'

/** An article may be changed while the files are made; who changes one each time has to wait. */
const MOST_TRIES = 4

export type Release = { actor: string; issueId: number; byItself: boolean }

export type ReleaseOutcome =
  | { kind: 'released'; issue: ReleasedIssue; warnings: readonly BookWarning[] }
  | { kind: 'already' }
  /** Somebody holds it, or moved it, since its hour came. */
  | { kind: 'waits' }
  | { kind: 'refused'; warnings: readonly BookWarning[] }

/**
 * Makes the files of an issue, then releases it in one transaction: whenever this is ended, the issue is released whole or
 * not at all. What was changed or withdrawn meanwhile is made again.
 */
export async function releaseIssue(
  deps: IssuesDeps,
  { actor, issueId, byItself }: Release,
  signal: AbortSignal,
  now: Temporal.Instant,
): Promise<ReleaseOutcome> {
  const at = now.round('second')
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const issue = await findIssueById(deps.db, issueId)
    if (!issue) throw notFound('issue-unknown', 'There is no such issue.')
    if (issue.state === 'released') return { kind: 'already' }
    if (byItself && issue.state === 'held') return { kind: 'waits' }
    const newer = await newestReleased(deps.db)
    if (newer !== undefined && newer > issue.date)
      throw conflict('issue-passed', `The issue of ${newer} is out already: issues come in the order of their days.`)
    const number = await nextNumber(deps.db)
    const bound = await bindIssue(deps, issue, { number, revision: 1, revisedAt: at.toString(), notes: [] })
    const before = checkIssue(bound, [])
    const made = before.ready ? await makeFiles(deps, bound, signal) : { files: [], warnings: [] }
    const check = checkIssue(bound, made.warnings)
    if (!check.ready) {
      const stopping = check.warnings.filter(({ stops }) => stops)
      await holdWith(deps.db, issueId, stopping.map(({ part, text }) => `${part}: ${text}`).join('; '))
      return { kind: 'refused', warnings: check.warnings }
    }
    const released = await store(deps, { actor, issueId, byItself }, { number, bound, made }, at)
    if (released === 'outdated') continue
    if (released === 'waits') return { kind: 'waits' }
    if (released === 'already') return { kind: 'already' }
    return { kind: 'released', issue: released, warnings: check.warnings }
  }
  throw conflict('issue-changing', 'Its articles are being changed; it was not released.')
}

type Ready = { number: number; bound: BoundIssue; made: MadeFiles }

function store(
  deps: IssuesDeps,
  { actor, issueId, byItself }: Release,
  { number, bound, made }: Ready,
  at: Temporal.Instant,
): Promise<ReleasedIssue | 'outdated' | 'waits' | 'already'> {
  const { book, versions, sample } = bound
  return inTransaction(deps.db, async (tx) => {
    await lockSettings(tx)
    const issue = await lockIssue(tx, issueId)
    if (!issue || issue.state === 'released') return 'already'
    if (byItself && issue.state === 'held') return 'waits'
    if ((await nextNumber(tx)) !== number) return 'outdated'
    // Whatever was changed or withdrawn up to here has been seen; what is from here on makes it stale.
    const again = await bindIssue({ ...deps, db: tx }, issue, book.issue)
    if (fingerprint(again.book) !== fingerprint(book)) return 'outdated'
    const revision = { issueId, number: 1, at, note: '', fingerprint: fingerprint(book), versions, sample }
    await insertRevision(tx, { ...revision, book: withoutTexts(book) }, made.files)
    await markReleased(tx, issueId, number, at)
    const detail = { number, date: issue.date, files: made.files.map(({ kind }) => kind) }
    await writeAuditLog(tx, { actor, action: 'magazine.release', subject: `issue:${issueId}`, detail }, at)
    const released = toReleased({ issueId, releasedAt: at, at, book, sample, notes: [], files: made.files })
    await deps.released(tx, released)
    await announce(tx, MAGAZINE_CHANNEL, issue.date)
    return released
  })
}
