import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { deletePool, loadPolicy, type StoredPolicy, storePool } from './paywall.sql.ts'
import { refuseTooMuch } from './policyChange.rule.ts'
import type { Pool } from './pool.rule.ts'
import { POLICY_CHANNEL } from './setPolicy.ts'

/** A pool after the change: new, changed where `change` says so, or gone. */
export type PoolRequest = { name: string; change: Partial<Omit<Pool, 'id' | 'name'>> | 'remove' }

/** Makes, changes or removes a pool for every process. What was counted in it before goes on counting there. */
export function setPool(db: Database, actor: string, wish: PoolRequest, now: Temporal.Instant): Promise<StoredPolicy> {
  const { name, change } = wish
  return inTransaction(db, async (tx) => {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
      throw invalid('pool', `“${name}” is no name for a pool: write small letters, digits and hyphens.`)
    }
    const { pools } = await loadPolicy(tx)
    const before = pools.find((pool) => pool.name === name)
    if (change === 'remove') {
      if (!before) throw notFound('pool-unknown', `There is no pool “${name}”.`)
      await deletePool(tx, name)
    } else {
      await storePool(tx, completed(name, before, change, pools))
    }
    const policy = await loadPolicy(tx)
    refuseTooMuch(policy)
    await writeAuditLog(tx, { actor, action: 'paywall.pool', subject: `pool:${name}`, detail: { before, change } }, now)
    await announce(tx, POLICY_CHANNEL, '')
    return policy
  })
}

function completed(
  name: string,
  before: Pool | undefined,
  change: Partial<Omit<Pool, 'id' | 'name'>>,
  pools: readonly Pool[],
): Omit<Pool, 'id'> {
  const match = change.match ?? before?.match
  const allowance = change.allowance ?? before?.allowance
  if (!match) throw invalid('match', `A new pool needs match=section:…, match=tag:… or match=country:….`)
  if (allowance === undefined) throw invalid('allowance', 'A new pool needs allowance=<n>, unlimited or share.')
  const taken = pools.find(
    (pool) => pool.name !== name && pool.match.by === match.by && pool.match.value === match.value,
  )
  if (taken) throw invalid('match', `${match.by}:${match.value} is already the pool “${taken.name}”.`)
  const last = Math.max(0, ...pools.map((pool) => pool.order))
  return { name, match, allowance, order: change.order ?? before?.order ?? last + 1 }
}
