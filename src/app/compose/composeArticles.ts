import type { Campaigns } from '../../ads/campaigns/campaigns.module.ts'
import type { Ads } from '../../ads/counting/counting.module.ts'
import { createAlmanac } from '../../almanac/entries/entries.module.ts'
import { createAlmanacPages } from '../../almanac/pages/pages.module.ts'
import { createArchiveDates } from '../../archive/dates/dates.module.ts'
import { createSearchIndex } from '../../archive/index/index.module.ts'
import { createArchivePages } from '../../archive/pages/pages.module.ts'
import { createSearch } from '../../archive/search/search.module.ts'
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
import { createIntake } from '../../newsroom/intake/intake.module.ts'
import { createWriting } from '../../newsroom/writing/writing.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import { createRenditions } from '../../platform/renditions.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { createMaps } from '../../publication/places/places.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { StaffSignIn } from '../../staff/signIn/signIn.module.ts'
import { composeChecks } from './composeChecks.ts'
import { composeDeskLists } from './composeDeskLists.ts'
import { composeHistory } from './composeHistory.ts'
import type { LibraryPorts } from './composeMedia.ts'
import { composeNotices } from './composeNotices.ts'
import { composeWorkflow } from './composeWorkflow.ts'
import { onToday } from './onToday.ts'

export type ArticlesWingDeps = LibraryPorts & {
  languages: Languages
  publication: Publication
  media: Media
  plans: Plans
  paywall: Paywall
  readers: Readers
  staffSignIn: StaffSignIn
  newsletters: Newsletters
  ads: Ads
  campaigns: Campaigns
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
  /** Of the magazine's issues that have come out. */
  issueDates(): Promise<readonly string[]>
  /** Headers that every page of the site carries. */
  pageHeaders: Readonly<Record<string, string>>
}

/** What shows articles: the fronts, lists, the article, its posters, what machines read of them; and the almanac. */
export async function composeArticles(platform: Platform, deps: ArticlesWingDeps) {
  const maps = createMaps()
  const renditions = createRenditions()
  const almanac = await createAlmanac(platform, deps)
  const showing = composeNotices(platform, { ...deps, almanac })
  const shared = {
    ...deps,
    maps,
    renditions,
    almanac,
    notices: showing.notices,
    memory: createArticleMemory(platform, platform.notices),
    box: deps.newsletters.boxes,
    words: deps.languages.own,
  }
  const fronts = createFronts(platform, shared)
  const lists = createLists(platform, shared)
  const posters = openPosters(platform, shared)
  const almanacPages = createAlmanacPages(platform, { ...shared, posters })
  const pages = createArticlePages(platform, { ...shared, posters, readNextIn: fronts.readNextIn })
  const subjects = lists.subjectsIn(shared.words)
  const syndication = createSyndication(platform, { ...shared, posters, subjects })
  const searchIndex = createSearchIndex(platform, { zone: () => deps.publication.facts().zone })
  const search = createSearch(platform, deps)
  const archiveParts = [
    { close: searchIndex.close },
    createArchiveDates(platform, shared),
    createArchivePages(platform, { ...shared, search }),
  ] as const
  const checks = composeChecks(platform, { ...deps, maps })
  const workflow = composeWorkflow(platform, { ...deps, checks: checks.checks })
  const today = onToday(platform, { ...deps, checks: checks.checks })
  const deskParts = [
    ...composeDeskLists(platform, { ...deps, ...workflow, today }),
    ...workflow.parts,
    ...checks.parts,
    ...composeHistory(platform, { ...deps, revisionsOut: workflow.revisionsOut }),
    createWriting({ ...platform, ...deps }),
  ] as const
  const states = { dueWork: openOnTime(workflow.opened) }
  const almanacParts = [{ close: almanac.close }, almanacPages] as const
  return {
    memory: shared.memory,
    maps,
    renditions,
    almanac,
    search,
    searchIndex,
    workflow: workflow.uses,
    checks: checks.checks,
    parts: [
      ...[showing, states, createIntake(platform, shared)],
      ...[fronts, lists, posters, pages, syndication],
      ...almanacParts,
      ...archiveParts,
      ...deskParts,
    ] as const,
  }
}
