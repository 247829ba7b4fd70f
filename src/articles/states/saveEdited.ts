import { type Database, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { type ArticleDraft, type SaveOutcome, saveArticles } from '../store/store.module.ts'
import { findUnedited } from './edited.sql.ts'

/** What the newsroom says of an article; of everything else it stays as it is, and as its import knows it. */
export type EditedArticle = Pick<
  ArticleDraft,
  'slug' | 'section' | 'terms' | 'headline' | 'authors' | 'tags' | 'places' | 'body'
> &
  Partial<
    Pick<ArticleDraft, 'kicker' | 'standfirst' | 'leadPicture' | 'inMagazine' | 'firstPublished' | 'updated' | 'status'>
  >

/** Makes a new version of an article of what the newsroom has made of it; it goes the way of everything that is published. */
export function saveEdited(
  db: Database,
  articleId: number,
  edited: EditedArticle,
  now: Temporal.Instant,
): Promise<SaveOutcome> {
  return inTransaction(db, async (tx) => {
    const kept = await findUnedited(tx, articleId)
    if (!kept) throw notFound('article-unknown', 'There is no such article.')
    const [outcome] = await saveArticles(
      tx,
      [{ ...kept, status: 'published', redirectFrom: [], ...edited, articleId }],
      now,
    )
    return outcome as SaveOutcome
  })
}
