import { addressKey } from '../../platform/addressKey.ts'
import type { Database } from '../../platform/database.ts'
import { findSuppression, listMailsOf, type MailOfReader, type SuppressionOf } from './report.sql.ts'

const MOST_SHOWN = 30

export type WhereMails = { email: string; suppression: SuppressionOf | undefined; mails: MailOfReader[] }

/** Where each of a mailbox's newest letters is: waiting, claimed, accepted with the server's reply, failed, suppressed. */
export async function whereMails(db: Database, email: string): Promise<WhereMails> {
  const key = addressKey(email)
  return { email, suppression: await findSuppression(db, key), mails: await listMailsOf(db, key, MOST_SHOWN) }
}
