import { type ArticleRecord, findBody } from '../../articles/store/store.module.ts'
import type { Book, BookPart, PiecePart } from '../book/book.module.ts'
import { bindAlmanac } from './bindAlmanac.ts'
import { bindColophon } from './bindColophon.ts'
import type { BindingDeps, Bound, Wanted } from './binding.ts'
import { bindPiece } from './bindPiece.ts'
import { bindQuiz } from './bindQuiz.ts'
import { picturesOf } from './picturesOf.ts'
import { placeInBook } from './placeInBook.ts'
import { slugGiver } from './slugs.rule.ts'

/** Puts a book together of what is published now. It opens each piece with the grant that `wanted` has for it. */
export async function bindBook(deps: BindingDeps, wanted: Wanted): Promise<Bound> {
  const { site, publication, languages } = deps
  const facts = publication.facts()
  const words = languages.speak(facts.language)
  const slugFor = slugGiver(wanted.pieces.map(({ slug }) => slug))
  const pieces: PiecePart[] = []
  for (const article of wanted.pieces) {
    const body = await findBody(deps.db, article)
    pieces.push(await bindPiece(deps, article, body.open(wanted.grantFor(article.groupId))))
  }
  const parts: BookPart[] = []
  if (wanted.letter)
    parts.push({
      kind: 'letter',
      slug: slugFor('letter'),
      title: wanted.letter.title || words.t('book.letter'),
      language: facts.language,
      signed: wanted.letter.signed || words.t('book.desk'),
      document: wanted.letter.document,
    })
  parts.push(...(wanted.isWhole ? withOpeners(deps, pieces, wanted.pieces, slugFor) : pieces))
  if (wanted.world.length > 0) parts.push(bindWorld(deps, wanted.world, slugFor('world')))
  if (wanted.isWhole) {
    const almanac = await bindAlmanac(deps, Temporal.PlainDate.from(wanted.issue.date), slugFor)
    const quiz = await bindQuiz(deps, wanted, slugFor)
    parts.push(...[almanac, quiz].filter((part) => part !== undefined))
    parts.push(await bindColophon(deps, wanted, { pieces, slug: slugFor('colophon') }))
  }
  const name = wanted.name || facts.name
  const day = words.day(Temporal.PlainDate.from(wanted.issue.date), 'long')
  const book: Book = {
    publication: {
      ...{ name, language: facts.language, zone: facts.zone, url: site.origin, legalName: facts.legalName },
      ...{ address: facts.address, email: facts.email, promise: facts.promise },
    },
    issue: { ...wanted.issue, title: wanted.title ?? words.t('book.issueTitle', { name, date: day }) },
    cover: wanted.cover,
    parts,
    pictures: await measurePictures(deps, wanted, parts),
  }
  const versions = [...wanted.pieces, ...wanted.world].map(({ slug, groupId, id, versionId }) => ({
    slug,
    groupId,
    articleId: id,
    versionId,
  }))
  return { book, versions }
}

/** A page before each section's pieces, with where they are from; an issue of one piece needs none. */
function withOpeners(
  deps: BindingDeps,
  pieces: readonly PiecePart[],
  articles: readonly ArticleRecord[],
  slugFor: (wish: string) => string,
): BookPart[] {
  if (pieces.length < 2) return [...pieces]
  const parts: BookPart[] = []
  for (const [at, piece] of pieces.entries()) {
    const { section } = piece
    if (pieces[at - 1]?.section.slug !== section.slug) {
      const rest = pieces.slice(at)
      const next = rest.findIndex((other) => other.section.slug !== section.slug)
      const run = articles.slice(at, next === -1 ? undefined : at + next)
      const places = run.flatMap(({ places }) => places.slice(0, 1)).map((place) => placeInBook(deps, place))
      const description = deps.publication.section(section.slug)?.description ?? ''
      parts.push({
        kind: 'opener',
        slug: slugFor(`section-${section.slug}`),
        section: { ...section, description },
        places: places.filter((place, index) => places.findIndex(({ name }) => name === place.name) === index),
      })
    }
    parts.push(piece)
  }
  return parts
}

function bindWorld(deps: BindingDeps, articles: readonly ArticleRecord[], slug: string): BookPart {
  const { zone, language } = deps.publication.facts()
  return {
    kind: 'world',
    slug,
    title: deps.languages.speak(language).t('book.world'),
    reports: articles.map((article) => ({
      slug: article.slug,
      section: article.section.slug,
      headline: article.headline.replaceAll('\u00AD', ''),
      standfirst: article.standfirst ?? '',
      language: article.language,
      ...(article.places[0] && { place: placeInBook(deps, article.places[0]) }),
      day: article.firstPublished.toZonedDateTimeISO(zone).toPlainDate().toString(),
    })),
  }
}

/** Every picture that a part names and that is there. */
async function measurePictures(deps: BindingDeps, { cover }: Wanted, parts: readonly BookPart[]) {
  const ids = parts.flatMap(picturesOf)
  if (cover.pictureId !== undefined) ids.push(cover.pictureId)
  const stored = await deps.media.findPictures(deps.db, [...new Set(ids)])
  return Object.fromEntries(
    [...stored]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { width, height, focus, crop }]) => [
        id,
        { width, height, ...(focus && { focus }), ...(crop && { crop }) },
      ]),
  )
}
