import { type Database, inTransaction } from '../../platform/database.ts'
import { conflict } from '../../platform/errors.ts'
import { storeOverrule } from './checks.sql.ts'
import type { Judgment } from './createFindings.ts'

export type OverruleAnswer = 'kept' | 'reason-missing'

/**
 * Lets a finding stand, by name and with a reason. `conflict` where it is not there any more, or must be mended: then
 * nothing is stored.
 */
export function overruleFinding(
  db: Database,
  findings: (tx: Database, articleId: number, now: Temporal.Instant) => Promise<Judgment>,
  articleId: number,
  given: { finding: string; reason: string; staffId: number },
  now: Temporal.Instant,
): Promise<OverruleAnswer> {
  return inTransaction(db, async (tx) => {
    const finding = (await findings(tx, articleId, now)).findings.find(({ id }) => id === given.finding)
    if (!finding) {
      throw conflict('finding-gone', 'The text has changed, and this finding with it. Nothing was stored; look again.')
    }
    if (finding.strength === 'must') {
      throw conflict('finding-must', 'This has to be mended before the article goes out; no reason lets it stand.')
    }
    const reason = given.reason.trim()
    if (reason === '') return 'reason-missing'
    const { says, judged } = finding
    const ruleId = says.check === 'style' ? says.rule.id : null
    const { staffId } = given
    await storeOverrule(
      tx,
      articleId,
      { finding: finding.id, checkName: says.check, ruleId, judged, reason, staffId },
      now,
    )
    return 'kept'
  })
}
