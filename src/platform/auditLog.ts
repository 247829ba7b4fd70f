import { sql } from 'kysely'
import type { Database } from './database.ts'

export type AuditEntry = {
  /** `reader:12`, `staff:3`, `system`, `cli` */
  actor: string
  /** `paywall.set`, `article.terms` */
  action: string
  subject: string
  detail: Record<string, unknown>
}

/** Append-only: who changed what that decides over access or money. */
export async function writeAuditLog(db: Database, entry: AuditEntry, now: Temporal.Instant): Promise<void> {
  await sql`insert into audit_log (at, actor, action, subject, detail)
    values (${now}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${JSON.stringify(entry.detail)})`.execute(db)
}
