import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { checkLetter, type Letter } from '../drawing/drawing.module.ts'
import type { LettersDeps } from './deps.ts'
import { decideState, type LetterOrder } from './letterState.rule.ts'
import { findLetterById, lockLetter, updateState } from './letters.sql.ts'

/**
 * Holds, releases or stops a letter. Nothing is released that fails its check. Refuses, with the reason, what cannot be:
 * a letter that everybody has had.
 */
export async function orderLetter(
  deps: LettersDeps,
  actor: string,
  { letter, order }: { letter: Pick<Letter, 'id'>; order: LetterOrder },
  now: Temporal.Instant,
): Promise<Letter> {
  await inTransaction(deps.db, async (tx) => {
    const before = await lockLetter(tx, letter.id)
    if (!before) throw notFound('letter-unknown', 'There is no such letter.')
    const about = `${before.newsletter} of ${before.date}`
    const decision = decideState(before, order)
    if (decision.kind === 'refused') throw conflict('letter-state', `${about}: ${decision.reason}.`)
    if (decision.kind === 'stays') return
    if (order === 'release') {
      const { findings } = await checkLetter({ ...deps, db: tx }, before)
      const wrong = findings.find(({ severity }) => severity === 'error')
      if (wrong) throw conflict('letter-check', `${about} fails its check: ${wrong.text}`)
    }
    const note = { hold: 'held', release: '', stop: 'stopped' }[order]
    await updateState(tx, before.id, { state: decision.state, note: note && `${note} by ${actor}` })
    const subject = `letter:${before.newsletter}/${before.date}`
    await writeAuditLog(tx, { actor, action: `letter.${order}`, subject, detail: { from: before.state } }, now)
  })
  const after = await findLetterById(deps.db, letter.id)
  if (!after) throw notFound('letter-unknown', 'There is no such letter.')
  return after
}
