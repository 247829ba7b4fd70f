import { saveNewsletters } from '../../src/letters/newsletters/newsletters.module.ts'
import { DAILY_LETTER } from './dailyLetter.ts'
import type { TestSite } from './site.ts'

/** A daily newsletter, `mark`, that anybody may sign up for. */
export async function openOneLetter({ dateline: { db, newsletters } }: TestSite): Promise<void> {
  const letter = { ...DAILY_LETTER, slug: 'mark', name: 'Mark' }
  await db.transaction().execute((tx) => saveNewsletters(tx, [letter]))
  await newsletters.open()
}
