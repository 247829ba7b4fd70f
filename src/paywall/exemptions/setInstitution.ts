import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { POLICY_CHANNEL } from '../meter/meter.module.ts'
import { completeInstitution, type Institution, type InstitutionChange } from './institution.rule.ts'
import { deleteInstitution, loadInstitutions, storeInstitution } from './institutions.sql.ts'

/** Makes, changes or removes an institution; it reads, or no longer does, everywhere within seconds. */
export function setInstitution(
  db: Database,
  actor: string,
  { slug, change }: { slug: string; change: InstitutionChange | 'remove' },
  now: Temporal.Instant,
): Promise<Institution | undefined> {
  return inTransaction(db, async (tx) => {
    const before = (await loadInstitutions(tx)).find((institution) => institution.slug === slug)
    const after = change === 'remove' ? undefined : completeInstitution(slug, before, change)
    if (after) await storeInstitution(tx, after)
    else if (!(await deleteInstitution(tx, slug))) {
      throw notFound('institution-unknown', `There is no institution “${slug}”.`)
    }
    const detail = { before, after: after ?? null }
    await writeAuditLog(tx, { actor, action: 'institution.set', subject: `institution:${slug}`, detail }, now)
    await announce(tx, POLICY_CHANNEL, '')
    return after
  })
}
