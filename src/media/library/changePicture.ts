import { isDeepStrictEqual } from 'node:util'
import { announceArticles } from '../../articles/store/store.module.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { PICTURES_CHANNEL } from '../pictures/pictures.module.ts'
import { findLibraryPicture, lockPicture, updatePicture } from './library.sql.ts'
import type { LibraryPicture, PictureWords } from './libraryPicture.ts'
import { articlesUsing, countUses } from './uses.sql.ts'

/** Of more than so many any page may have changed. */
const MOST_ANNOUNCED = 200

export type PictureChange =
  | { kind: 'changed' }
  | { kind: 'missing' }
  /** Somebody else was quicker: nothing was stored. */
  | { kind: 'conflict'; theirs: LibraryPicture }

/** Takes what the newsroom says of a picture. Pages that show it are told where they would show it otherwise. */
export function changePicture(
  db: Database,
  id: string,
  { words, base, staffId }: { words: PictureWords; base: number; staffId: number },
  now: Temporal.Instant,
): Promise<PictureChange> {
  return inTransaction(db, async (tx) => {
    const before = await lockPicture(tx, id)
    if (!before) return { kind: 'missing' }
    if (before.version !== base) return { kind: 'conflict', theirs: (await findLibraryPicture(tx, id)) ?? before }
    const credited = before.credit !== words.credit || before.copyright !== words.copyright
    await updatePicture(tx, id, words, before.stamp + (credited ? 1 : 0))
    const isCutOtherwise = !isDeepStrictEqual(before.focus, words.focus) || !isDeepStrictEqual(before.crop, words.crop)
    if (credited || isCutOtherwise) await tellPages(tx, id)
    const entry = { actor: `staff:${staffId}`, action: 'picture.words', subject: `picture:${id}` }
    await writeAuditLog(tx, { ...entry, detail: differenceOf(before, words) }, now)
    return { kind: 'changed' }
  })
}

/** What each of them said before, and says now. */
function differenceOf(before: LibraryPicture, words: PictureWords): Record<string, unknown> {
  const names = Object.keys(words) as (keyof PictureWords)[]
  return Object.fromEntries(
    names
      .filter((name) => !isDeepStrictEqual(before[name], words[name]))
      .map((name) => [name, { from: before[name] ?? null, to: words[name] ?? null }]),
  )
}

async function tellPages(tx: Database, id: string): Promise<void> {
  const uses = await countUses(tx, id)
  const articles = uses.has('article') ? await articlesUsing(tx, id, MOST_ANNOUNCED + 1) : []
  if (articles.length > MOST_ANNOUNCED || uses.has('almanac')) await announceArticles(tx)
  else if (articles.length > 0) await announceArticles(tx, articles)
  await announce(tx, PICTURES_CHANNEL, id)
}
