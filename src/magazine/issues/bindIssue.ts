import { type ArticleRecord, findArticles, headlinesOfGroups } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { type Bound, bindBook, sampleOf } from '../binding/binding.module.ts'
import type { Book } from '../book/book.module.ts'
import { type Issue, loadSettings, slugsOfPieces } from '../planning/planning.module.ts'
import type { IssuesDeps } from './deps.ts'

export type BoundIssue = Bound & {
  sample: string | undefined
  /** Headlines of what was put into it and is not public any more. */
  gone: readonly string[]
}

/** An issue as a book, of what is published now. */
export async function bindIssue(
  deps: IssuesDeps,
  issue: Issue,
  revision: Omit<Book['issue'], 'title' | 'date'>,
): Promise<BoundIssue> {
  const { db } = deps
  const settings = await loadSettings(db)
  const put = await slugsOfPieces(db, issue.id)
  const articles = await findArticles(
    db,
    put.flatMap(({ slug }) => slug ?? []),
  )
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const standing = (place: 'piece' | 'world') =>
    put.flatMap((piece): ArticleRecord[] => {
      const article = piece.place === place && piece.slug !== undefined ? bySlug.get(piece.slug) : undefined
      return article ? [article] : []
    })
  const pieces = standing('piece')
  const bound = await bindBook(deps, {
    issue: { ...revision, date: issue.date },
    name: settings?.name ?? '',
    cover: issue.cover,
    letter: issue.letter,
    pieces,
    world: standing('world'),
    masthead: settings?.masthead ?? [],
    isWhole: true,
    grantFor: (groupId) => Grant.forMaking('magazine', groupId),
  })
  const there = new Set(articles.map(({ groupId }) => groupId))
  const missing = put.map(({ groupId }) => groupId).filter((groupId) => !there.has(groupId))
  const headlines = await headlinesOfGroups(db, missing, deps.publication.facts().language)
  return {
    ...bound,
    sample: sampleOf(pieces.map(({ slug, terms, openToAll }) => ({ slug, isOpen: terms === 'free' || openToAll }))),
    gone: missing.map((groupId) => headlines.get(groupId) ?? `article group ${groupId}`),
  }
}
