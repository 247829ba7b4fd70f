import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { withTexts } from '../binding/binding.module.ts'
import { lockIssue, MAGAZINE_CHANNEL } from '../planning/planning.module.ts'
import type { IssuesDeps } from './deps.ts'
import { makeFiles } from './makeFiles.ts'
import { findCurrentId, findRevision, insertFiles, listFiles, listVersions } from './revisions.sql.ts'

/**
 * Makes the files that the revision which readers have lacks: of an issue that was released before there was a maker of
 * one, or while a publication was being made and had no time.
 */
export async function fillFiles(deps: IssuesDeps, issueId: number, signal: AbortSignal): Promise<void> {
  const revision = await findRevision(deps.db, issueId)
  if (!revision) return
  const there = (await listFiles(deps.db, [revision.id])).get(revision.id) ?? []
  const lacking = Object.entries(deps.makers).filter(([kind]) => !there.some((file) => file.kind === kind))
  if (lacking.length === 0) return
  const versions = await listVersions(deps.db, revision.id)
  const book = await withTexts(deps.db, revision.book, versions, (groupId) => Grant.forMaking('magazine', groupId))
  const makers = Object.fromEntries(lacking)
  const { files } = await makeFiles({ ...deps, makers }, { book, sample: revision.sample }, signal)
  await inTransaction(deps.db, async (tx) => {
    await lockIssue(tx, issueId)
    // A later revision has its own.
    if ((await findCurrentId(tx, issueId)) !== revision.id) return
    await insertFiles(tx, revision.id, files)
    const { date, revision: number } = revision.book.issue
    await deps.remade(tx, { date, revision: number, files: [...there, ...files] })
    await announce(tx, MAGAZINE_CHANNEL, date)
  })
}
