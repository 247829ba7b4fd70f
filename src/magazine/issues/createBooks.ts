import { LRUCache } from 'lru-cache'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { notFound } from '../../platform/errors.ts'
import { withTexts } from '../binding/binding.module.ts'
import type { Book } from '../book/book.module.ts'
import type { IssuesDeps } from './deps.ts'
import { findCurrentId, findRevision, listPublicVersions } from './revisions.sql.ts'

/** Issues that are being read; one takes about a megabyte. */
const MOST_KEPT = 4

/** Books of released issues with their texts, read once. What was withdrawn since is in none of them. */
export function createBooks({ db }: Pick<IssuesDeps, 'db'>) {
  const kept = new LRUCache<string, Promise<Book>>({ max: MOST_KEPT })

  async function read(issueId: number, versions: Awaited<ReturnType<typeof listPublicVersions>>): Promise<Book> {
    const revision = await findRevision(db, issueId)
    if (!revision) throw notFound('issue-unknown', 'There is no such issue.')
    return withTexts(db, revision.book, versions, (groupId) => Grant.forMaking('magazine', groupId))
  }

  return async (issueId: number): Promise<Book> => {
    const revisionId = await findCurrentId(db, issueId)
    if (revisionId === undefined) throw notFound('issue-unknown', 'There is no such issue.')
    const versions = await listPublicVersions(db, revisionId)
    const key = `${revisionId} ${versions.map(({ slug }) => slug).join(' ')}`
    const known = kept.get(key)
    if (known) return known
    const reading = read(issueId, versions)
    kept.set(key, reading)
    reading.catch(() => kept.delete(key))
    return reading
  }
}
