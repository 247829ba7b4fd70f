import {
  type ArticleDocument,
  type ArticlePlace,
  type ArticleRecord,
  countWords,
  findArticleAtDesk,
  leadInOf,
  plainText,
  type RememberedArticle,
  tagSlug,
} from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { type Publication, slugOrCode } from '../../publication/facts/facts.module.ts'
import { factValues, listFacts, openWorkingCopy } from '../editor/editor.module.ts'
import { documentOf, readText } from '../text/text.module.ts'
import { isPublic } from './preview.sql.ts'

export type PreviewedArticle = { record: RememberedArticle; document: ArticleDocument; isPublished: boolean }

type Facts = {
  headline: string
  kicker: string
  standfirst: string
  section: string
  slug: string
  terms: ArticleTerms
  authors: string[]
  tags: string[]
  places: { country: string; city?: string }[]
  leadPicture: ArticleRecord['leadPicture'] | null
}

/** An article as its pages would have it, were what stands at the desk published at `now`. */
export async function previewArticle(
  deps: { db: Database; publication: Publication },
  articleId: number,
  now: Temporal.Instant,
): Promise<PreviewedArticle> {
  const { db, publication } = deps
  const stands = await findArticleAtDesk(db, articleId)
  if (!stands) throw refuse('notFound', 'article-unknown')
  const { text } = await openWorkingCopy(db, articleId, now)
  const document = documentOf(readText(text))
  const facts = factValues(await listFacts(db, articleId)) as Facts
  const isPublished = await isPublic(db, articleId)
  const { section } = facts
  const record: RememberedArticle = {
    ...stands,
    firstPublished: isPublished ? stands.firstPublished : now,
    headline: facts.headline,
    kicker: facts.kicker || undefined,
    standfirst: facts.standfirst || undefined,
    section: { slug: section, name: publication.section(section)?.name ?? section },
    slug: facts.slug,
    terms: facts.terms,
    authors: facts.authors.map(
      (name) => stands.authors.find((one) => one.name === name) ?? { slug: slugOrCode(name), name },
    ),
    tags: facts.tags.map(tagSlug),
    tagNames: facts.tags,
    places: facts.places.map((place) => placeOf(place, stands)),
    leadPicture: facts.leadPicture ?? undefined,
    leadIn: leadInOf(document, stands.language),
    words: countWords(plainText(document), stands.language),
    loadedAs: 0,
  }
  return { record, document, isPublished }
}

function placeOf({ country, city }: Facts['places'][number], { places }: ArticleRecord): ArticlePlace {
  const known = places.find((place) => place.country === country && (place.city ?? undefined) === city)
  return known ?? { slug: slugOrCode(city ?? country), country, city: city ?? null, latitude: null, longitude: null }
}
