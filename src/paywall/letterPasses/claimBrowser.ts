import { type Database, inTransaction } from '../../platform/database.ts'
import { decideClaim } from './browsers.rule.ts'
import { type HeldPass, rowOf } from './letterCookie.rule.ts'
import { countScans, deleteBrowsers, insertBrowser, lockPass, markKept } from './letterPasses.sql.ts'

export type Claimed = {
  opens: boolean
  /** What the browser is to hold from now on. */
  mark: HeldPass['mark']
}

/** Counts a browser that comes with a pass, under the lock of that pass, where it is one to be counted. */
export function claimBrowser(db: Database, pass: HeldPass, most: number, now: Temporal.Instant): Promise<Claimed> {
  const { recipientId, mark } = pass
  return inTransaction(db, async (tx) => {
    const claim = decideClaim(await lockPass(tx, recipientId, now), rowOf(pass), most, now)
    switch (claim.kind) {
      case 'keep':
        await markKept(tx, claim.id)
        return { opens: true, mark: 'kept' }
      case 'young':
        return { opens: true, mark }
      case 'take':
        return { opens: true, mark: await insertBrowser(tx, recipientId, now) }
      case 'scan':
        await deleteBrowsers(tx, claim.strike)
        await countScans(tx, recipientId, claim.strike.length + 1, now)
        return { opens: true, mark: 'shown' }
      case 'refused':
        return { opens: false, mark: 'shown' }
    }
  })
}
