import { inTransaction } from '../../platform/database.ts'
import type { ReaderPorts, ReadersDeps } from '../accounts/accounts.module.ts'
import { announceStanding, lockReader } from '../accounts/accounts.module.ts'
import { lockSignInsOf } from './emailChanges.sql.ts'
import { writeErasedMail } from './erased.email.tsx'
import { allowErasing, type ErasureRow, eraseAccount, finishErasure, lockErasure } from './erasures.sql.ts'

export type EraseDeps = Pick<ReadersDeps, 'db' | 'clock' | 'mailer' | 'languages' | 'publicationName'> & {
  ports: ReaderPorts
}

/**
 * Forgets a reader. First whatever runs elsewhere is ended and forgotten there (`endElsewhere`), which bears being done
 * twice; then everything here goes in one transaction, the confirmation with it. Wherever it is cut off, doing it again
 * finishes it. Throws what `endElsewhere` throws: then nothing has been erased here. A job asks elsewhere until its `signal`.
 */
export async function eraseReader(deps: EraseDeps, erasure: ErasureRow, signal?: AbortSignal): Promise<void> {
  const { readerId, askedAt } = erasure
  for (const holder of deps.ports.holders) await holder.endElsewhere?.(deps.db, readerId, askedAt, signal)
  await inTransaction(deps.db, async (tx) => {
    await lockSignInsOf(tx, readerId)
    const reader = await lockReader(tx, readerId)
    const current = await lockErasure(tx, erasure.id)
    if (!reader || !current) return
    const now = deps.clock.now()
    const { email, emailKey, personKey } = reader
    await allowErasing(tx)
    for (const holder of deps.ports.holders) await holder.erase(tx, { readerId, email, emailKey, personKey }, now)
    await eraseAccount(tx, { readerId, emailKey }, now)
    await announceStanding(tx, { readerId })
    await finishErasure(tx, erasure.id, now)
    const words = deps.languages.speak(current.language)
    const mail = writeErasedMail({ words, publication: await deps.publicationName(), email: current.email })
    await deps.mailer.send(tx, { kind: 'erased', to: current.email, ...mail, forget: true })
  })
}
