import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { deletePictureRow, lockPicture } from './library.sql.ts'
import type { LibraryDeps } from './libraryDeps.ts'
import { countUses } from './uses.sql.ts'

/** Takes away a picture that nothing uses, and with it what stands at its addresses. */
export function deletePicture(
  { db, media }: Pick<LibraryDeps, 'db' | 'media'>,
  id: string,
  staffId: number,
  now: Temporal.Instant,
): Promise<'deleted' | 'used' | 'missing'> {
  return inTransaction(db, async (tx) => {
    const picture = await lockPicture(tx, id)
    if (!picture) return 'missing'
    if ((await countUses(tx, id)).size > 0) return 'used'
    await deletePictureRow(tx, id)
    const detail = { caption: picture.caption, credit: picture.credit }
    await writeAuditLog(
      tx,
      { actor: `staff:${staffId}`, action: 'picture.delete', subject: `picture:${id}`, detail },
      now,
    )
    await media.removeFiles({ id, widths: picture.renditionWidths, stamp: picture.stamp })
    return 'deleted'
  })
}
