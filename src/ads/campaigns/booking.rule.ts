import type { Campaign } from './campaign.ts'

type Draft = Omit<Campaign, 'id' | 'pausedAt' | 'linkVersion'>

/** What of a booking does not go together, by field; nothing: it may be kept. */
export function bookingProblems(draft: Draft): Record<string, string> {
  const problems: Record<string, string> = {}
  const { kind, endsOn, startsOn, placements, creative } = draft
  if (draft.advertiser === '') problems.advertiser = 'who books'
  if (endsOn !== undefined && endsOn < startsOn) problems.until = `before ${startsOn}, when it begins`
  if (placements.length === 0) problems.placements = 'where it stands'
  if (kind === 'guaranteed') {
    if (draft.booked === undefined) problems.booked = 'how many impressions are guaranteed'
    if (endsOn === undefined) problems.until = 'until when they are guaranteed'
  } else if (draft.booked !== undefined) problems.booked = 'only of what is guaranteed: kind=guaranteed'
  if (kind === 'letter') {
    if (draft.letters.length === 0) problems.letters = 'which letter on which day, such as the-daily-letter:2026-12-01'
    if (placements.some((one) => one !== 'letter')) problems.placements = 'a booking of letters stands in letters only'
  } else {
    if (draft.letters.length > 0) problems.letters = 'only of a booking of letters: kind=letter'
    if (kind !== 'house' && placements.includes('letter')) problems.placements = 'letters are booked by kind=letter'
  }
  if (placements.includes('letter')) {
    if (draft.sections.length > 0) problems.sections = 'only of what stands in pages: a letter has no section'
    if (draft.countries.length > 0)
      problems.countries = 'only of what stands in pages: a letter is about no one country'
  }
  if (kind === 'letter' && draft.languages.length > 0)
    problems.languages = 'a booking of letters names them: letters=the-daily-letter:2026-12-01'
  if (draft.rivals !== undefined && (kind === 'house' || kind === 'letter'))
    problems.rivals = 'only of what is sold in pages, where competitors could meet'
  if (creative.headline === '') problems.headline = 'what it says'
  if (creative.link === '') problems.link = 'where it leads'
  else if (kind !== 'house' && creative.link.startsWith('/'))
    problems.link = 'only the house’s own leads within the site'
  if (creative.kind === 'frame' && (kind === 'house' || kind === 'letter'))
    problems.html = 'stands in pages only, and not for the house'
  if (creative.kind === 'picture' && creative.alt === '')
    problems.alt = 'what the picture shows, for who does not see it'
  if (draft.cap !== undefined && (kind === 'house' || kind === 'letter')) problems.cap = 'only of what stands in pages'
  return problems
}

export type CampaignState = 'planned' | 'running' | 'paused' | 'ended'

/** On a day of the publication's zone. `allPaused`: the switch of an emergency, which the house's own does not follow. */
export function stateOf(
  { kind, startsOn, endsOn, pausedAt }: Pick<Campaign, 'kind' | 'startsOn' | 'endsOn' | 'pausedAt'>,
  today: string,
  allPaused: boolean,
): CampaignState {
  if (endsOn !== undefined && endsOn < today) return 'ended'
  if (pausedAt !== undefined || (allPaused && kind !== 'house')) return 'paused'
  return startsOn > today ? 'planned' : 'running'
}
