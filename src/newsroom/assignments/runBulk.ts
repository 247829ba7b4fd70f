import { refuse, sayFault } from '../../design/words/refusal.ts'
import { inOwnTransaction, inTransaction } from '../../platform/database.ts'
import { Fault, isDatabaseAway, isOutOfTime } from '../../platform/errors.ts'
import { findStaff } from '../../staff/accounts/accounts.module.ts'
import { listFacts, saveFact } from '../editor/editor.module.ts'
import { assertMay } from './assertMay.ts'
import { assignArticle } from './assignArticle.ts'
import { lockBulkRun, storeProgress } from './bulk.sql.ts'
import { BULK_CHOICE, type BulkChoice } from './bulkChoice.ts'
import type { Acting, AssignmentDeps } from './deps.ts'
import { setDue } from './setDue.ts'
import { setNeed } from './setNeed.ts'

/** In one transaction: as many as nobody minds waiting behind, and as few as are done again should it be killed. */
const CHUNK = 25

/**
 * Does what was chosen with the next of a run's articles, one after the other, each by the use case that a screen calls;
 * what is refused is written down and keeps none of the others. True while some are left.
 */
export async function runBulk(deps: AssignmentDeps, runId: number): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const run = await lockBulkRun(tx, runId)
    if (!run?.choice || run.endedAt) return false
    const member = await findStaff(tx, { id: run.staffId })
    const choice = BULK_CHOICE.parse(run.choice)
    const words = deps.languages.own()
    let { changed } = run
    const refused = [...run.refused]
    const chunk = run.articles.slice(run.done, run.done + CHUNK)
    for (const article of chunk) {
      try {
        if (!member) throw refuse('notAllowed', 'no-role')
        if (await inOwnTransaction(tx, (db) => doOne({ ...deps, db }, member, article, choice))) changed++
      } catch (error) {
        if (isDatabaseAway(error) || isOutOfTime(error)) throw error
        // What fails with one of them would keep all that come after it.
        if (!(error instanceof Fault)) deps.log.error({ err: error, run: runId, article }, 'one of many failed')
        refused.push({
          article,
          because: sayFault(words, error instanceof Fault ? error : refuse('conflict', 'failed')),
        })
      }
    }
    const done = run.done + chunk.length
    const isOver = done >= run.articles.length
    await storeProgress(tx, runId, { done, changed, refused, endedAt: isOver ? deps.clock.now() : null })
    return !isOver
  })
}

async function doOne(deps: AssignmentDeps, member: Acting, article: number, choice: BulkChoice): Promise<boolean> {
  const { db } = deps
  const now = deps.clock.now()
  switch (choice.kind) {
    case 'assign':
      return assignArticle(db, member, article, choice, now)
    case 'due': {
      const due = choice.at === null ? undefined : Temporal.Instant.from(choice.at)
      return setDue(db, member, article, due, now, deps.publication.facts().zone)
    }
    case 'need':
      return setNeed(db, member, article, choice, now)
    case 'fact': {
      await assertMay(db, article, member, 'write')
      const { [choice.fact]: before } = await listFacts(db, article)
      if (before.value === choice.value) return false
      const saved = await saveFact(
        db,
        article,
        { fact: choice.fact, value: choice.value, base: before.version },
        member.id,
        now,
      )
      if (saved.kind === 'refused') {
        throw refuse('invalid', 'fact-unfit', { fact: { word: `publish.fact.${choice.fact}` } })
      }
      if (saved.kind === 'conflict') throw refuse('conflict', 'somebody-quicker')
      return true
    }
    case 'terms': {
      if (!deps.changeTerms) throw refuse('conflict', 'no-publishing')
      const { value } = (await listFacts(db, article)).terms
      await deps.changeTerms(db, member, article, { terms: choice.terms }, now)
      return value !== choice.terms
    }
    case 'move':
      if (!deps.changeState) throw refuse('conflict', 'no-workflow')
      await deps.changeState(db, member, article, choice.action, now)
      return true
  }
}
