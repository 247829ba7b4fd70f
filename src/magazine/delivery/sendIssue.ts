import { findSuppression } from '../../letters/returns/returns.module.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Reader } from '../../readers/accounts/accounts.module.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { fitsIntoMail } from './address.rule.ts'
import { findDelivery, markDelivery } from './deliveries.sql.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'
import { fileEmail, linkEmail, refusedEmail } from './eReader.email.tsx'
import type { EReader } from './eReader.ts'
import { findEReader, markRefused } from './eReaders.sql.ts'
import { mailFrame } from './mailFrame.ts'

type Order = { readerId: number; date: string; revision: number }

/**
 * Sends one issue to where one reader has it sent. It looks at everything anew: nothing goes where nobody has said yes,
 * after the end of a subscription, or where nothing is taken any more. What was corrected meanwhile goes corrected.
 */
export async function sendIssue(deps: DeliveryDeps, order: Order): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const delivery = await findDelivery(db, order)
  if (delivery?.state !== 'pending') return
  const reader = await deps.readers.findReader(db, { readerId: order.readerId })
  const eReader = await findEReader(db, order.readerId)
  const stands = reader && eReader?.confirmedAt && eReader.refusedAt === null
  if (!stands || !(await deps.subscriberUntil(order.readerId, now))) return markDelivery(db, order, 'ended', now)
  const issue = await deps.issues.findReleased(order.date)
  if (!issue) throw new Error(`the issue of ${order.date} is not out`)
  if (await findSuppression(db, eReader.emailKey)) return refused(deps, order, { reader, eReader, issue }, now)
  const file = issue.files.find(({ kind }) => kind === 'epub')
  const frame = mailFrame(deps, reader.language)
  const mail = { kind: 'magazine-file', to: eReader.email, readerId: reader.id }
  if (!file || !fitsIntoMail(file.bytes)) {
    await inTransaction(db, async (tx) => {
      await deps.mailer.send(tx, { ...mail, ...linkEmail(frame, issue) })
      await markDelivery(tx, order, 'linked', now)
    })
    return
  }
  const bytes = await deps.issues.readFile(file)
  if (!bytes) throw new Error('the file is being made anew')
  const { fileName: name, mediaType } = file
  const sent = await deps.mailer.sendFile(
    delivery.mailId,
    { ...mail, ...fileEmail(frame, issue) },
    { name, mediaType, bytes },
  )
  if (sent.kind === 'sent') return markDelivery(db, order, 'sent', now)
  deps.log.warn({ date: order.date, because: sent.because }, 'an issue was refused as a file')
  return refused(deps, order, { reader, eReader, issue }, now)
}

/** Its reader is told once, at their own address; nothing more goes there until they choose again. */
async function refused(
  deps: DeliveryDeps,
  order: Order,
  { reader, eReader, issue }: { reader: Reader; eReader: EReader; issue: ReleasedIssue },
  now: Temporal.Instant,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await markDelivery(tx, order, 'refused', now)
    if (!(await markRefused(tx, order.readerId, now))) return
    const mail = refusedEmail(mailFrame(deps, reader.language), { issue, email: eReader.email })
    await deps.mailer.send(tx, { kind: 'e-reader-refused', to: reader.email, readerId: reader.id, ...mail })
  })
}
