import type { Database } from '../../platform/database.ts'
import type { ReaderPorts } from '../accounts/accounts.module.ts'
import { findReaderByKey, isSessionAlive, listSessionsOf, parseEmailAddress } from '../accounts/accounts.module.ts'

/** What `dateline reader show` prints: the account, its sessions, and what every other module holds about it. */
export async function showReader(
  db: Database,
  email: string,
  ports: ReaderPorts,
  now: Temporal.Instant,
): Promise<Record<string, unknown> | undefined> {
  const address = parseEmailAddress(email)
  const reader = address.kind === 'address' ? await findReaderByKey(db, address.emailKey) : undefined
  if (!reader) return undefined
  const sessions = await listSessionsOf(db, reader.id)
  const facts: Record<string, unknown> = {
    id: reader.id,
    email: reader.email,
    language: reader.language,
    createdAt: reader.createdAt.toString(),
    addressConfirmedAt: reader.addressConfirmedAt?.toString() ?? null,
    sessions: sessions.map((session) => ({
      beganAt: session.created_at.toString(),
      lastUsedAt: session.last_used_at.toString(),
      endedAt: session.ended_at?.toString() ?? null,
      alive: isSessionAlive({ lastUsedAt: session.last_used_at, endedAt: session.ended_at }, now),
      staff: session.staff,
      userAgent: session.user_agent,
    })),
  }
  for (const holder of ports.holders) {
    const told = await holder.facts(db, { readerId: reader.id, emailKey: reader.emailKey }, now)
    if (told !== undefined) facts[holder.name] = told
  }
  return facts
}
