import { createLists } from '../../articles/lists/lists.module.ts'
import { createArticlePages } from '../../articles/page/page.module.ts'
import { openPosters } from '../../articles/posters/posters.module.ts'
import { openOnTime } from '../../articles/states/states.module.ts'
import { createArticleMemory } from '../../articles/store/store.module.ts'
import { createSyndication } from '../../articles/syndication/syndication.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import { createFronts } from '../../newsroom/fronts/fronts.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import { createRenditions } from '../../platform/renditions.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { createMaps } from '../../publication/places/places.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'

export type ArticlesWingDeps = {
  languages: Languages
  publication: Publication
  media: Media
  plans: Plans
  paywall: Paywall
  readers: Readers
  newsletters: Newsletters
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
  /** Headers that every page of the site carries. */
  pageHeaders: Readonly<Record<string, string>>
}

/** What shows articles: the fronts, lists, the article, its posters, and what machines read of them. */
export function composeArticles(platform: Platform, deps: ArticlesWingDeps) {
  const maps = createMaps()
  const renditions = createRenditions()
  const shared = {
    ...deps,
    maps,
    renditions,
    memory: createArticleMemory(platform, platform.notices),
    box: deps.newsletters.boxes,
    words: deps.languages.own,
  }
  const fronts = createFronts(platform, shared)
  const lists = createLists(platform, shared)
  const posters = openPosters(platform, shared)
  const pages = createArticlePages(platform, { ...shared, posters, readNextIn: fronts.readNextIn })
  const subjects = lists.subjectsIn(shared.words)
  const syndication = createSyndication(platform, { ...shared, posters, subjects })
  const states = { dueWork: openOnTime() }
  return { maps, renditions, parts: [states, fronts, lists, posters, pages, syndication] as const }
}
