import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { conflict } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { type Bound, withoutTexts } from '../binding/binding.module.ts'
import { findIssueById, type Issue, lockIssue, MAGAZINE_CHANNEL } from '../planning/planning.module.ts'
import { type BoundIssue, bindIssue } from './bindIssue.ts'
import type { IssuesDeps } from './deps.ts'
import { fingerprint } from './fingerprint.ts'
import { type MadeFiles, makeFiles } from './makeFiles.ts'
import { endRevising, markRevised } from './releases.sql.ts'
import { findRevision, insertRevision, listNotes, listVersions, type Revision } from './revisions.sql.ts'
import { sayChanges } from './sayChanges.ts'
import { whatChanged } from './whatChanged.rule.ts'

const MOST_TRIES = 4

/** `note`: what readers are told; without it what has changed of its pieces, and where nothing has, nothing is made. */
export type Revising = { actor: string; issueId: number; note: string | undefined }

export type RevisionOutcome = { kind: 'revised'; revision: number; note: string } | { kind: 'unchanged' }

/**
 * Makes a released issue anew of what is published now, everywhere at once: web reader, files and catalogs change over in
 * one transaction, and say what has changed.
 */
export async function reviseIssue(
  deps: IssuesDeps,
  revising: Revising,
  signal: AbortSignal,
  now: Temporal.Instant,
): Promise<RevisionOutcome> {
  const { issueId } = revising
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const issue = await findIssueById(deps.db, issueId)
    const current = await findRevision(deps.db, issueId)
    if (!issue || !current) throw conflict('issue-not-released', 'Only what is released is revised.')
    const prepared = await prepare(deps, { issue, current, note: revising.note }, now)
    if (!prepared) {
      await endRevising(deps.db, issueId)
      return { kind: 'unchanged' }
    }
    const { bound, note } = prepared
    const isEmpty = !bound.book.parts.some(({ kind }) => kind === 'piece')
    // Nothing is left of it: it stands on the shelf with its note, and there is nothing to download.
    const made = isEmpty ? { files: [], warnings: [] } : await makeFiles(deps, bound, signal)
    if (await store(deps, revising, { bound, note, made }))
      return { kind: 'revised', revision: current.number + 1, note }
  }
  throw conflict('issue-changing', 'Its articles are being changed; it was not revised.')
}

type Prepared = { bound: BoundIssue; note: string }

/** undefined: there is nothing to tell. */
async function prepare(
  deps: IssuesDeps,
  { issue, current, note }: { issue: Issue; current: Revision; note: string | undefined },
  now: Temporal.Instant,
): Promise<Prepared | undefined> {
  const { db, languages, publication } = deps
  const at = now.round('second')
  const before = (await listNotes(db, [issue.id])).get(issue.id) ?? []
  const revision = { number: current.book.issue.number, revision: current.number + 1, revisedAt: at.toString() }
  const bind = (text: string) =>
    bindIssue(deps, issue, {
      ...revision,
      notes: [{ at, text }, ...before].map((one) => ({ at: one.at.toString(), text: one.text })),
    })
  const bound = await bind(note ?? '')
  if (note !== undefined) return { bound, note }
  const changes = whatChanged({ ...current, versions: await listVersions(db, current.id) }, bound)
  if (changes.length === 0) return undefined
  const said = sayChanges(languages.speak(publication.facts().language), changes)
  return { bound: withNote(bound, said), note: said }
}

function withNote<One extends Bound>(bound: One, text: string): One {
  const { issue } = bound.book
  const [newest, ...older] = issue.notes
  const notes = newest ? [{ ...newest, text }, ...older] : []
  return { ...bound, book: { ...bound.book, issue: { ...issue, notes } } }
}

/** False: something has changed meanwhile, and it is to be made again. */
function store(
  deps: IssuesDeps,
  { actor, issueId }: Revising,
  { bound, note, made }: Prepared & { made: MadeFiles },
): Promise<boolean> {
  const { book, versions, sample } = bound
  const { revision: number, revisedAt } = book.issue
  const at = Temporal.Instant.from(revisedAt)
  return inTransaction(deps.db as Database, async (tx) => {
    const issue = await lockIssue(tx, issueId)
    if (!issue || issue.revision !== number - 1) return false
    const again = await bindIssue({ ...deps, db: tx }, issue, book.issue)
    if (fingerprint(again.book) !== fingerprint(book)) return false
    const revision = { issueId, number, at, note, fingerprint: fingerprint(book), versions, sample }
    await insertRevision(tx, { ...revision, book: withoutTexts(book) }, made.files)
    await markRevised(tx, issueId, number)
    const detail = { revision: number, note }
    await writeAuditLog(tx, { actor, action: 'magazine.revise', subject: `issue:${issueId}`, detail }, at)
    await deps.remade(tx, { date: issue.date, revision: number, files: made.files })
    await announce(tx, MAGAZINE_CHANNEL, issue.date)
    return true
  })
}
