import type { Database } from '../../platform/database.ts'
import type { Consent, ReaderPorts } from '../accounts/accounts.module.ts'

/** Everything that a reader agreed to and took back, newest first. */
export async function listConsents(
  db: Database,
  ports: ReaderPorts,
  reader: { readerId: number; emailKey: string },
): Promise<Consent[]> {
  const given: Consent[] = []
  for (const holder of ports.holders) given.push(...((await holder.consents?.(db, reader)) ?? []))
  return given.sort((a, b) => Temporal.Instant.compare(b.at, a.at))
}
