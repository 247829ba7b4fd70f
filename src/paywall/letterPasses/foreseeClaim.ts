import type { Database } from '../../platform/database.ts'
import { type Claim, decideClaim } from './browsers.rule.ts'
import { type HeldPass, rowOf } from './letterCookie.rule.ts'
import { listBrowsers } from './letterPasses.sql.ts'

/** What `claimBrowser` would decide, for who only asks: nothing is left of it. */
export async function foreseeClaim(
  db: Database,
  pass: HeldPass,
  most: number,
  now: Temporal.Instant,
): Promise<Claim['kind']> {
  return decideClaim(await listBrowsers(db, pass.recipientId), rowOf(pass), most, now).kind
}
