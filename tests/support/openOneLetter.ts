import { saveNewsletters } from '../../src/letters/signUp/signUp.module.ts'
import type { TestSite } from './site.ts'

/** A daily newsletter, `mark`, that anybody may sign up for. */
export async function openOneLetter({ dateline: { db, newsletters } }: TestSite): Promise<void> {
  const letter = {
    slug: 'mark',
    name: 'Mark',
    promise: 'Daily.',
    cadence: 'Daily',
    every: 'daily',
    language: 'en',
    audience: 'everyone',
  } as const
  await db.transaction().execute((tx) => saveNewsletters(tx, [letter]))
  await newsletters.open()
}
