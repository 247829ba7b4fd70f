import type { Database } from '../../platform/database.ts'
import { updateLanguage } from './readers.sql.ts'

/** From now on their mails are written in this language, and their pages lead to it. */
export async function chooseLanguage(db: Database, readerId: number, language: string): Promise<void> {
  await updateLanguage(db, readerId, language)
}
