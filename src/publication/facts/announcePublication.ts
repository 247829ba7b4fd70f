import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { touchPublication } from './publication.sql.ts'

export const PUBLICATION_CHANNEL = 'publication'

/** Tells every process that facts, sections or legal pages have changed. */
export async function announcePublication(tx: Database): Promise<void> {
  await touchPublication(tx)
  await announce(tx, PUBLICATION_CHANNEL, '')
}
