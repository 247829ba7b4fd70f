import type { Database } from '../../platform/database.ts'
import type { PersonalRows } from '../../platform/personalRows.ts'
import type { ReaderPorts } from '../accounts/accounts.module.ts'
import { findReaderById } from '../accounts/accounts.module.ts'
import { listPersonalRows } from './personalRows.sql.ts'

export type ReaderExport = {
  exportedAt: string
  format: 'dateline-reader-export-1'
  held: Record<string, PersonalRows>
}

/** Everything that is held about a reader, by module and table, as it stands; undefined when there is no such reader. */
export async function exportReader(
  db: Database,
  readerId: number,
  ports: ReaderPorts,
  now: Temporal.Instant,
): Promise<ReaderExport | undefined> {
  const reader = await findReaderById(db, readerId)
  if (!reader) return undefined
  const held: Record<string, PersonalRows> = { account: await listPersonalRows(db, reader) }
  for (const holder of ports.holders) {
    // Two rooms may hold what belongs to one subject.
    held[holder.name] = {
      ...held[holder.name],
      ...(await holder.everything(db, { readerId, emailKey: reader.emailKey })),
    }
  }
  return { exportedAt: now.toString(), format: 'dateline-reader-export-1', held }
}
