import type { SendingDeps } from './deps.ts'
import { type Claim, storeStandings } from './ledger.sql.ts'

/** A claim with when it was asked who its reader is, on this process's own clock: no mail goes out by what is old. */
export type StandingClaim = Claim & { askedMs: number }

/**
 * The claims with who each reader is to the letter now. Its readers were settled before, hours ago where each has it at
 * an hour of their own: whoever subscribed since is spared what is booked in it, and whoever does no more is not sent
 * what they may not read. Nobody becomes less than a reader: of a mailbox without an account what was settled stays.
 */
export async function asTheyStand(
  { db, clock, findReaders }: Pick<SendingDeps, 'db' | 'clock' | 'findReaders'>,
  claims: readonly Claim[],
): Promise<StandingClaim[]> {
  const askedMs = performance.now()
  if (claims.length === 0) return []
  const readers = await findReaders(
    db,
    claims.map(({ emailKey }) => emailKey),
    clock.now(),
  )
  const standings = new Map(readers.map(({ emailKey, standing }) => [emailKey, standing]))
  const now = claims.map((claim) => ({ ...claim, standing: standings.get(claim.emailKey) ?? claim.standing, askedMs }))
  const changed = now.filter(({ standing }, at) => standing !== claims[at]?.standing)
  if (changed.length > 0) await storeStandings(db, changed)
  return now
}
