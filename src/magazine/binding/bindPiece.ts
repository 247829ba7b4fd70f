import {
  type ArticleDocument,
  type ArticleRecord,
  plainHeadline,
  readingMinutes,
} from '../../articles/store/store.module.ts'
import type { PiecePart } from '../book/book.module.ts'
import type { BindingDeps } from './binding.ts'
import { placeInBook } from './placeInBook.ts'

/** From so many words on a piece has an opener of its own: below, two stand on a page. */
const LONG_FROM = 700

/** An article as a piece of a book, with its text. */
export function bindPiece(deps: BindingDeps, article: ArticleRecord, document: ArticleDocument): PiecePart {
  const { zone } = deps.publication.facts()
  const [place] = article.places
  const sourceLine = saySource(deps, article)
  return {
    kind: 'piece',
    slug: article.slug,
    groupId: article.groupId,
    language: article.language,
    section: { slug: article.section.slug, name: article.section.name },
    headline: plainHeadline(article.headline),
    standfirst: article.standfirst ?? '',
    authors: article.authors.map(({ name }) => name),
    translators: article.translator === undefined ? [] : [article.translator],
    ...(place && { place: placeInBook(deps, place) }),
    day: article.firstPublished.toZonedDateTimeISO(zone).toPlainDate().toString(),
    ...(sourceLine && { sourceLine }),
    ...(article.sponsor !== undefined && { sponsor: article.sponsor }),
    minutes: readingMinutes(article.words),
    words: article.words,
    length: article.words >= LONG_FROM ? 'long' : 'short',
    ...(article.leadPicture && { leadPicture: article.leadPicture }),
    document,
    corrections: article.corrections.map(({ at, text }) => ({ at, text })),
  }
}

/** Where it was first published, as an honor, in the publication's language. */
function saySource(
  { languages, publication }: BindingDeps,
  { source, originalLanguage, translator }: ArticleRecord,
): string | undefined {
  if (!source) return undefined
  const words = languages.speak(publication.facts().language)
  const outlet = source.credit
  const first =
    originalLanguage === undefined
      ? words.t('book.firstPublished', { outlet })
      : words.t('book.firstPublishedIn', { outlet, language: words.language(originalLanguage) })
  return [first, ...(translator ? [words.t('book.translatedBy', { translator })] : [])].join(' ')
}
