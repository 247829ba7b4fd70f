import type { Teaser } from '../../design/parts/teaser.view.tsx'
import { directionOf } from '../../design/words/words.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import { pagePath } from '../../publication/facts/facts.module.ts'
import { articlePath } from './address.rule.ts'
import type { ArticleRecord } from './articles.sql.ts'
import { pictureOf, readingMinutes } from './presentation.rule.ts'

/**
 * What lists may show: facts, never more of the text than the standfirst. `page`: its language and the day it is made;
 * an article of another year shows its year.
 */
export function makeTeaser(
  article: ArticleRecord,
  stored: Map<string, StoredPicture>,
  page: { language: string; today: Temporal.PlainDate; zone: string },
): Teaser {
  const picture = pictureOf(article.leadPicture, stored)
  const city = article.places[0]?.city
  return {
    url: articlePath({ section: article.section.slug, slug: article.slug }),
    headline: article.headline,
    section: { name: article.section.name, url: pagePath('section', article.section.slug) },
    published: article.firstPublished,
    withYear: article.firstPublished.toZonedDateTimeISO(page.zone).year !== page.today.year,
    minutes: readingMinutes(article.words),
    ...(article.kicker && { kicker: article.kicker }),
    ...(city && { place: city }),
    ...(article.standfirst && { standfirst: article.standfirst }),
    ...(picture && { picture }),
    ...(article.sponsor && { sponsor: article.sponsor }),
    ...(article.source && { source: article.source.name }),
    ...(article.language !== page.language && { language: article.language, direction: directionOf(article.language) }),
  }
}
