import { pagePath } from '../../publication/facts/facts.module.ts'
import type { ArticleRecord } from '../store/store.module.ts'
import { blockText, plainHeadline } from '../store/store.module.ts'
import { kindOfAuthor } from './byline.rule.ts'

export type NewsArticleContext = {
  url: string
  /** `logo`: the address of its sign. */
  publication: { name: string; url: string; language: string; logo: string }
  /** The article's own, and the one made of it. */
  pictures: readonly { url: string; width: number; height: number }[]
  accessibleForFree: boolean
}

/**
 * schema.org NewsArticle as search engines read it. `isAccessibleForFree: false` with the class of the withheld part
 * is Google's markup for paywalled text; it is a label, and the text itself is not here.
 */
export function newsArticle(article: ArticleRecord, context: NewsArticleContext): object {
  const { url, publication, pictures } = context
  const outlets = [publication.name, ...(article.source ? [article.source.name] : [])]
  return {
    '@context': 'https://schema.org',
    // schema.org: an article that somebody outside has paid for.
    '@type': article.sponsor ? 'AdvertiserContentArticle' : 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline: plainHeadline(article.headline),
    description: article.standfirst ?? article.leadIn.content.map(blockText).join(' '),
    inLanguage: article.language,
    datePublished: article.firstPublished.toString(),
    dateModified: (article.updated ?? article.firstPublished).toString(),
    articleSection: article.section.name,
    wordCount: article.words,
    ...(article.tags.length > 0 && { keywords: article.tagNames }),
    ...(pictures.length > 0 && {
      image: pictures.map(({ url, width, height }) => ({ '@type': 'ImageObject', url, width, height })),
    }),
    author: article.authors.map((author) => ({
      '@type': kindOfAuthor(author.name, outlets),
      name: author.name,
      url: `${publication.url}${pagePath('author', author.slug)}`,
    })),
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: publication.name,
      url: publication.url,
      logo: { '@type': 'ImageObject', url: publication.logo },
    },
    ...(article.sponsor && { sponsor: { '@type': 'Organization', name: article.sponsor } }),
    ...(article.translator && {
      translator: { '@type': kindOfAuthor(article.translator, outlets), name: article.translator },
    }),
    ...(article.originalUrl && {
      translationOfWork: {
        '@type': 'CreativeWork',
        url: article.originalUrl,
        ...(article.originalLanguage && { inLanguage: article.originalLanguage }),
      },
    }),
    ...(article.places.length > 0 && {
      contentLocation: article.places.map((place) => ({ '@type': 'Place', name: place.city ?? place.country })),
    }),
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map(({ at, text }) => ({
        '@type': 'CorrectionComment',
        text,
        datePublished: at,
      })),
    }),
    isAccessibleForFree: context.accessibleForFree,
    ...(!context.accessibleForFree && {
      hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywalled' },
    }),
  }
}
