import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { slugOf } from '../../publication/facts/facts.module.ts'
import { isMadeUp } from '../workflow/workflow.module.ts'
import { isTaken } from './publishing.sql.ts'

/** So many articles of one headline are told apart by a number. */
const MOST_NAMESAKES = 50

/** Under which name an article goes out: the one that somebody chose, else one of its headline that nobody else has. */
export async function addressFor(
  db: Database,
  articleId: number,
  { slug, headline }: { slug: string; headline: string },
): Promise<string> {
  if (!isMadeUp(slug)) return slug
  const wanted = slugOf(headline)
  if (wanted === '') {
    throw refuse('invalid', 'headline-missing')
  }
  for (let number = 1; number <= MOST_NAMESAKES; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`
    if (!(await isTaken(db, name, articleId))) return name
  }
  throw refuse('invalid', 'address-taken')
}
