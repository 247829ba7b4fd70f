import { refuse, sayFault } from '../../design/words/refusal.ts'
import { inOwnTransaction, inTransaction } from '../../platform/database.ts'
import { Fault, isDatabaseAway, isOutOfTime } from '../../platform/errors.ts'
import { findStaff } from '../../staff/accounts/accounts.module.ts'
import type { ReplacingDeps } from './deps.ts'
import { replaceInArticle } from './replaceInArticle.ts'
import type { Outcome } from './replacement.ts'
import { lockReplacement, storeOutcomes } from './replacements.sql.ts'

/** In one transaction: as many as nobody minds waiting behind. */
const CHUNK = 10

/** Goes on with the next articles, each by itself: what is refused keeps none of the others. True while some are left. */
export function runReplacement(deps: ReplacingDeps, id: number): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const run = await lockReplacement(tx, id)
    if (!run || run.endedAt) return false
    const member = await findStaff(tx, { id: run.staffId })
    const by = await deps.library.find(tx, run.byId)
    const outcomes: Outcome[] = [...run.outcomes]
    const chunk = run.articles.slice(run.done, run.done + CHUNK)
    for (const article of chunk) {
      try {
        if (!member) throw refuse('notAllowed', 'no-role')
        if (!by) throw refuse('notFound', 'picture-unknown')
        const now = deps.clock.now()
        outcomes.push(
          await inOwnTransaction(tx, (db) => replaceInArticle(deps, db, member, article, { ...run, by }, now)),
        )
      } catch (error) {
        if (isDatabaseAway(error) || isOutOfTime(error)) throw error
        // What fails with one of them would keep all that come after it.
        if (!(error instanceof Fault)) deps.log.error({ err: error, replacement: id, article }, 'one of many failed')
        const words = deps.languages.own()
        const because = error instanceof Fault ? sayFault(words, error) : words.t('refused.failed')
        outcomes.push({ article, kind: 'refused', because })
      }
    }
    const done = run.done + chunk.length
    const isOver = done >= run.articles.length
    await storeOutcomes(tx, id, { done, outcomes, endedAt: isOver ? deps.clock.now() : null })
    return !isOver
  })
}
