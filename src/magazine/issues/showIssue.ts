import { contentsOf } from '../binding/binding.module.ts'
import type { BookWarning } from '../book/book.module.ts'
import type { Issue } from '../planning/planning.module.ts'
import { bindIssue } from './bindIssue.ts'
import { checkIssue } from './checkIssue.ts'
import type { IssuesDeps } from './deps.ts'
import { makeFiles } from './makeFiles.ts'
import { findCurrentId, listFiles, listNotes } from './revisions.sql.ts'

/**
 * An issue's facts for `dateline magazine show`, and what is to be said of it; never its text. `whole`: its files are
 * made to see what their makers say, and thrown away.
 */
export async function showIssue(
  deps: IssuesDeps,
  issue: Issue,
  { whole }: { whole: boolean },
  signal: AbortSignal,
  now: Temporal.Instant,
) {
  const revision = { number: issue.number ?? 0, revision: issue.revision, revisedAt: now.toString(), notes: [] }
  const bound = await bindIssue(deps, issue, revision)
  const said: readonly BookWarning[] = whole ? (await makeFiles(deps, bound, signal, { keep: false })).warnings : []
  const check = checkIssue(bound, said)
  const current = await findCurrentId(deps.db, issue.id)
  const files = current === undefined ? [] : ((await listFiles(deps.db, [current])).get(current) ?? [])
  const notes = (await listNotes(deps.db, [issue.id])).get(issue.id) ?? []
  const { parts } = bound.book
  return {
    date: issue.date,
    title: bound.book.issue.title,
    number: issue.number ?? null,
    state: issue.state,
    note: issue.note || null,
    appears: issue.appearsAt.toString(),
    released: issue.releasedAt?.toString() ?? null,
    revision: issue.revision,
    notes: notes.map(({ at, text }) => ({ at: at.toString(), text })),
    cover: issue.cover,
    letter: issue.letter?.text ?? null,
    contents: contentsOf(bound.book, bound.sample).filter(({ kind }) => kind !== 'opener'),
    world: parts.flatMap((part) => (part.kind === 'world' ? part.reports.map(({ slug }) => slug) : [])),
    ready: check.ready,
    warnings: check.warnings.map(({ part, text, stops }) => ({ part, text, stops })),
    files: files.map(({ kind, fileName, bytes }) => ({ kind, fileName, bytes })),
  }
}
