import { type ArticleRecord, excludedFromMagazine, listArticles } from '../../articles/store/store.module.ts'
import { mostReadGroups } from '../../paywall/decisions/decisions.module.ts'
import type { Piece } from './issue.ts'
import { groupsInIssues } from './issues.sql.ts'
import type { PlanningDeps } from './planningDeps.ts'
import { type Candidate, propose } from './propose.rule.ts'

/** More is not looked at; a publication of thirty articles a day has so many in a week. */
const MOST_LOOKED_AT = 200
const MOST_READ = 50

/**
 * What an issue is proposed to hold: of what was published between these instants in the publication's language, nothing
 * that somebody paid for, that rights exclude, or that stood in an issue before.
 */
export async function gather(
  deps: PlanningDeps,
  { from, until, most }: { from: Temporal.Instant; until: Temporal.Instant; most: number },
): Promise<Piece[]> {
  const { db, publication } = deps
  const { language } = publication.facts()
  const found = await listArticles(db, { by: 'time', from, until }, { languages: [language], limit: MOST_LOOKED_AT })
  const excluded = await excludedFromMagazine(
    db,
    found.map(({ id }) => id),
  )
  const before = await groupsInIssues(
    db,
    found.map(({ groupId }) => groupId),
  )
  const candidates = found
    .filter(({ sponsor, id, groupId }) => sponsor === undefined && !excluded.has(id) && !before.has(groupId))
    .filter((article) => speaks(article, language))
    .map(asCandidate)
  const read = await mostReadGroups(db, from, MOST_READ)
  const sections = publication.sections().map(({ slug }) => slug)
  const { pieces, world } = propose(candidates, { read, sections, most })
  const put = (place: Piece['place'], chosen: readonly Candidate[]) =>
    chosen.map(({ groupId, language }): Piece => ({ groupId, language, place }))
  return [...put('piece', pieces), ...put('world', world)]
}

/** `en` is spoken by an article in `en-GB`. */
const speaks = (article: ArticleRecord, language: string) => article.language.split('-')[0] === language.split('-')[0]

const asCandidate = (article: ArticleRecord): Candidate => ({
  groupId: article.groupId,
  language: article.language,
  section: article.section.slug,
  country: article.places[0]?.country,
  words: article.words,
  isLead: article.frontLead,
  published: article.firstPublished,
})
