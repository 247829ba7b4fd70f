import type { Database } from '../../platform/database.ts'
import { knownPictures, listLeases } from './leases.sql.ts'
import { judgeRights, type Rights } from './rights.rule.ts'

/** Whether each of these pictures may be used on a day. Those that are not in the library are missing. */
export async function rightsOf(
  db: Database,
  pictureIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<Map<string, Rights>> {
  const ids = [...new Set(pictureIds)]
  const [known, leases] = await Promise.all([knownPictures(db, ids), listLeases(db, ids)])
  const by = Map.groupBy(leases, ({ pictureId }) => pictureId)
  return new Map(known.map((id) => [id, judgeRights(by.get(id) ?? [], today)]))
}
