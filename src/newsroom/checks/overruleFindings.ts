import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { storeOverrule } from './checks.sql.ts'
import type { Judgment } from './createJudges.ts'

export type Overruling = {
  reasons: readonly { finding: string; reason: string }[]
  staffId: number
  /** With which it goes out. */
  revision?: number
}

export type OverruleAnswer = 'kept' | 'reason-missing'

/**
 * Lets findings stand, by name and each with a reason, as an article would go out at `at`: all of them or none. `conflict`
 * where one is not there any more, or must be mended.
 */
export function overruleFindings(
  db: Database,
  findings: (tx: Database, articleId: number, at: Temporal.Instant, now: Temporal.Instant) => Promise<Judgment>,
  articleId: number,
  { reasons, staffId, revision }: Overruling,
  { at, now }: { at: Temporal.Instant; now: Temporal.Instant },
): Promise<OverruleAnswer> {
  return inTransaction(db, async (tx) => {
    if (reasons.some(({ reason }) => reason.trim() === '')) return 'reason-missing'
    const found = new Map((await findings(tx, articleId, at, now)).findings.map((one) => [one.id, one]))
    for (const { finding: id, reason } of reasons) {
      const finding = found.get(id)
      if (!finding) {
        throw refuse('conflict', 'finding-gone')
      }
      if (finding.strength === 'must') {
        throw refuse('conflict', 'finding-must')
      }
      const { says, judged } = finding
      const ruleId = says.check === 'style' ? says.rule.id : null
      const said = { finding: id, checkName: says.check, ruleId, judged, reason: reason.trim(), staffId }
      await storeOverrule(tx, articleId, { ...said, revision: revision ?? null }, now)
      // What goes out in spite of it says so in the entry of its going out.
      if (revision !== undefined) continue
      const entry = { actor: `staff:${staffId}`, action: 'article.overrule', subject: `article:${articleId}` }
      await writeAuditLog(tx, { ...entry, detail: { check: says.check, judged, reason: said.reason } }, now)
    }
    return 'kept'
  })
}
