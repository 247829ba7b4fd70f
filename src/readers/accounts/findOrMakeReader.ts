import type { DatabaseTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { parseEmailAddress } from './emailAddress.rule.ts'
import { personKey } from './person.rule.ts'
import { findReaderByKey, insertReader, type Reader } from './readers.sql.ts'

/**
 * The account of this address, made if there is none. Two who make it at once get the same one. Refuses what is not an
 * address (`invalid`, code `email`).
 */
export async function findOrMakeReader(
  tx: DatabaseTransaction,
  wanted: { email: string; language: string },
  now: Temporal.Instant,
): Promise<{ reader: Reader; made: boolean }> {
  const address = parseEmailAddress(wanted.email)
  if (address.kind === 'refused') throw invalid('email', 'This is not an e-mail address.')
  const { email, emailKey } = address
  const known = await findReaderByKey(tx, emailKey)
  if (known) return { reader: known, made: false }
  const { language } = wanted
  const made = await insertReader(tx, { email, emailKey, personKey: personKey(emailKey), language, now })
  if (made) return { reader: made, made: true }
  const other = await findReaderByKey(tx, emailKey)
  if (!other) throw new Error('a reader was neither found nor made')
  return { reader: other, made: false }
}
