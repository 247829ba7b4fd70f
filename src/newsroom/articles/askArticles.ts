import type { Database } from '../../platform/database.ts'
import { findStaffNamed, type StaffMember } from '../../staff/accounts/accounts.module.ts'
import type { AskedArticles } from './articleSearch.rule.ts'
import { dueSpan } from './dueSpan.rule.ts'
import type { DeskArticleSearch } from './matching.sql.ts'
import { type Visible, visibleFor } from './visibleFor.ts'
import { wordsQuery } from './wordsQuery.ts'

/** What somebody asks for as the database is asked; without a `search` nothing can match. */
export async function askArticles(
  db: Database,
  member: Pick<StaffMember, 'id' | 'role' | 'author'>,
  asked: AskedArticles,
  now: Temporal.Instant,
  zone: string,
): Promise<{ who: Visible; search: DeskArticleSearch | undefined }> {
  const { states, isMine, isChanged, section, place, language, author, source, terms, need, due } = asked
  const who = visibleFor(member)
  const words = wordsQuery(asked.words)
  const assigned = await staffAsked(db, member.id, asked.assigned)
  const isInVain =
    asked.unknown.length > 0 || assigned === 'nobody-known' || (asked.words.length > 0 && words === undefined)
  const search = {
    ...{ states, mine: isMine, changed: isChanged, section, place, language, author, source, terms, need, words },
    ...{ assigned: assigned === 'nobody-known' ? undefined : assigned, due: due && dueSpan(due, now, zone) },
  }
  return { who, search: isInVain ? undefined : search }
}

async function staffAsked(
  db: Database,
  me: number,
  said: string | undefined,
): Promise<number[] | undefined | 'nobody-known'> {
  if (said === undefined) return undefined
  if (said === 'me') return [me]
  if (said === 'nobody') return []
  const named = await findStaffNamed(db, said)
  return named.length === 0 ? 'nobody-known' : named
}
