import type { ArticleDraft } from '../../articles/store/store.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import {
  type FactName,
  FROM_FILE,
  insertRevision,
  lockCopy,
  mayDo,
  openWorkingCopy,
  restoreRevision,
} from '../editor/editor.module.ts'
import { workingCopyOf } from '../text/text.module.ts'
import { findFileForDesk, storeFileForDesk } from './filesForDesk.sql.ts'

export type KeptFile =
  /** It stands in the article's history, to be compared and restored. */
  | { kind: 'kept'; revision: number }
  /** It is what the desk has now; what stood there is in a revision, and what is out is as it was. */
  | { kind: 'taken'; revision: number }
  /** Whoever was to take it may not write this article as it stands. */
  | { kind: 'refused'; revision: number }

/**
 * Keeps what a file says by now of an article that the desk has changed since it came: as a revision, once for each text. For
 * `taker`, whoever asks for it, it becomes the working copy as well; once, as they may have gone on since.
 */
export async function keepFile(
  db: Database,
  articleId: number,
  draft: ArticleDraft,
  taker: Pick<StaffMember, 'id' | 'role' | 'author'> | undefined,
  now: Temporal.Instant,
): Promise<KeptFile> {
  await openWorkingCopy(db, articleId, now)
  return inTransaction(db, async (tx) => {
    await lockCopy(tx, articleId)
    const digest = draft.importDigest ?? ''
    const known = await findFileForDesk(tx, articleId)
    const isKnown = known?.digest === digest
    const revision = isKnown ? known.revision : await insertRevision(tx, articleId, asRevision(draft), now)
    if (!isKnown) await storeFileForDesk(tx, articleId, { digest, revision, taken: false })
    if (!taker || (isKnown && known.taken)) return { kind: 'kept', revision }
    if ((await mayDo(tx, articleId, taker, 'write')) !== 'yes') return { kind: 'refused', revision }
    const restored = await restoreRevision(tx, articleId, revision, taker, now)
    await storeFileForDesk(tx, articleId, { digest, revision, taken: true })
    return { kind: 'taken', revision: restored }
  })
}

function asRevision(draft: ArticleDraft) {
  const { headline, kicker = '', standfirst = '', section, slug, terms, authors, tags } = draft
  const facts: Record<FactName, unknown> = {
    ...{ headline, kicker, standfirst, section, slug, terms, authors, tags },
    places: draft.places.map(({ country, city }) => (city === undefined ? { country } : { country, city })),
    leadPicture: draft.leadPicture ?? null,
    inMagazine: draft.inMagazine ?? true,
  }
  const text = workingCopyOf(draft.body).toJSON()
  return { text, facts, label: FROM_FILE, version: null, restoredFrom: null, staffId: null }
}
