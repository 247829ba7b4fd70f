import {
  type ArticleRecord,
  findLeadPictures,
  plainHeadline,
  readingMinutes,
} from '../../articles/store/store.module.ts'
import type { LetterArticle } from '../drawing/drawing.module.ts'
import type { LettersDeps } from './deps.ts'

/** What everyone may read of articles, as a letter keeps it. */
export async function asLetterArticles(
  deps: Pick<LettersDeps, 'db' | 'media'>,
  articles: readonly ArticleRecord[],
): Promise<LetterArticle[]> {
  const pictures = await findLeadPictures(deps.db, deps.media, articles)
  return articles.map((article) => {
    const [place] = article.places
    const stored = article.leadPicture && pictures.get(article.leadPicture.pictureId)
    return {
      groupId: article.groupId,
      slug: article.slug,
      section: article.section.slug,
      sectionName: article.section.name,
      headline: plainHeadline(article.headline),
      ...(article.kicker && { kicker: article.kicker }),
      ...(article.standfirst && { standfirst: article.standfirst }),
      ...(place && { place: { country: place.country, ...(place.city && { city: place.city }) } }),
      published: article.firstPublished.toString(),
      language: article.language,
      ...(article.source && { source: article.source.name }),
      minutes: readingMinutes(article.words),
      ...(article.leadPicture &&
        stored && {
          picture: {
            id: stored.id,
            alt: article.leadPicture.alt,
            ...(article.leadPicture.credit && { credit: article.leadPicture.credit }),
            width: stored.width,
            height: stored.height,
          },
        }),
    }
  })
}
