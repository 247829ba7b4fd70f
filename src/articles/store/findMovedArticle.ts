import type { Database } from '../../platform/database.ts'
import { isFixedPath, slugOf } from '../../publication/facts/facts.module.ts'
import { articlePath, lookedFor } from './address.rule.ts'
import { findRedirect, findStanding } from './articleWrites.sql.ts'

/** Folders above the address that an archive's own program knew. */
const MOST_ABOVE = 5

/**
 * Where an older address leads now, whatever its shape was; undefined when nothing ever stood there. What nobody has
 * noted still leads on where it ends in one that somebody has, as /en/blog/2014/03/name/ does, or in an article's own name.
 */
export async function findMovedArticle(db: Database, path: string): Promise<string | undefined> {
  const wanted = lookedFor(path)
  if (wanted === undefined) return undefined
  const plain = wanted.replace(/(?:\/index)?\.html?$/, '')
  const found = await findRedirect(db, [wanted, plain])
  if (found) return articlePath(found)
  const segments = plain.split('/').slice(1)
  if (isFixedPath(plain) || (segments.length < 3 && plain === wanted)) return undefined
  const below = await findRedirect(
    db,
    segments
      .slice(1, -1)
      .slice(0, MOST_ABOVE)
      .map((_, at) => `/${segments.slice(at + 1).join('/')}`),
  )
  if (below) return articlePath(below)
  const last = segments.at(-1) ?? ''
  const named =
    (await findStanding(db, last)) ?? (nameOf(last) === last ? undefined : await findStanding(db, nameOf(last)))
  return named && articlePath(named)
}

/** As an article is called that was called so: what is still encoded are signs, which no name here has. */
const nameOf = (segment: string) => slugOf(segment.replace(/%(?:23|25|2f|3f)/g, decodeURIComponent))
