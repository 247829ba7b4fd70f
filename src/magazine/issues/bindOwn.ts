import { findArticles } from '../../articles/store/store.module.ts'
import type { Grant } from '../../paywall/decisions/decisions.module.ts'
import { bindBook } from '../binding/binding.module.ts'
import type { Book } from '../book/book.module.ts'
import { loadSettings } from '../planning/planning.module.ts'
import type { IssuesDeps } from './deps.ts'

/** What somebody chose, in their order, each with the grant by which they may have it. */
export type OwnIssue = {
  title: string
  pieces: readonly { slug: string; grant: Grant }[]
}

/** A book of chosen articles, which is no issue of the magazine and has no number. What is not public is left out. */
export async function bindOwn(deps: IssuesDeps, { title, pieces }: OwnIssue, now: Temporal.Instant): Promise<Book> {
  const articles = await findArticles(
    deps.db,
    pieces.map(({ slug }) => slug),
  )
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const chosen = pieces.flatMap(({ slug }) => bySlug.get(slug) ?? [])
  const grants = new Map(pieces.map(({ slug, grant }) => [bySlug.get(slug)?.groupId, grant]))
  const settings = await loadSettings(deps.db)
  const { zone } = deps.publication.facts()
  const { book } = await bindBook(deps, {
    issue: {
      date: now.toZonedDateTimeISO(zone).toPlainDate().toString(),
      number: 0,
      revision: 1,
      revisedAt: now.round('second').toString(),
      notes: [],
    },
    name: settings?.name ?? '',
    title,
    cover: { alt: '', lines: [title] },
    letter: undefined,
    pieces: chosen,
    world: [],
    masthead: [],
    isWhole: false,
    grantFor(groupId) {
      const grant = grants.get(groupId)
      if (!grant) throw new Error('a piece without a grant')
      return grant
    },
  })
  return book
}
