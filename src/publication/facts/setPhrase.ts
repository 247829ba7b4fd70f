import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { announcePublication } from './announcePublication.ts'
import { deletePhrase, storePhrase } from './publication.sql.ts'

/**
 * How something that the publication has written is said in another language of its pages: "Monthly" is "Mensuel" in
 * French. An empty translation takes it back.
 */
export function setPhrase(
  db: Database,
  actor: string,
  phrase: { language: string; text: string; translation: string },
  now: Temporal.Instant,
): Promise<void> {
  const text = phrase.text.trim()
  const translation = phrase.translation.trim()
  if (text === '') throw invalid('phrase', 'Name the phrase as the publication writes it: "Monthly=Mensuel".')
  return inTransaction(db, async (tx) => {
    if (translation === '') await deletePhrase(tx, phrase.language, text)
    else await storePhrase(tx, { language: phrase.language, text, translation })
    await writeAuditLog(
      tx,
      {
        actor,
        action: 'publication.phrase',
        subject: phrase.language,
        detail: { text, translation },
      },
      now,
    )
    await announcePublication(tx)
  })
}
