import type { Database } from '../../platform/database.ts'
import { deleteObjection, isObjecting, storeObjection } from './objections.sql.ts'

/** Whether a mailbox's reader wants nothing counted, and that they do, or do not any more. */
export type Objections = {
  has(emailKey: string): Promise<boolean>
  set(emailKey: string, objects: boolean, now: Temporal.Instant): Promise<void>
}

/** From then on; what was counted before stays until its reader is erased. */
export function createObjections(db: Database): Objections {
  return {
    has: (emailKey) => isObjecting(db, emailKey),
    set: (emailKey, objects, now) => (objects ? storeObjection(db, emailKey, now) : deleteObjection(db, emailKey)),
  }
}
