import type { Campaign, Placement, SlotContext } from '../campaigns/campaigns.module.ts'

/** A booking that runs now, with what speaks for it. */
export type Candidate = {
  campaign: Pick<
    Campaign,
    'id' | 'placements' | 'sections' | 'countries' | 'languages' | 'notBeside' | 'rivals' | 'weight'
  >
  /** Of a guaranteed one: by how many impressions it is behind. Those that are not are no candidates. */
  behind: number | undefined
}

/**
 * Which booking stands in a slot; undefined: the house's own. What is guaranteed and behind goes first, by how far; then
 * the others by their weight. `taken` already stand on this page: none stands twice, and of rivals one. `draw` is between
 * 0 and 1 and decides; nothing is remembered of who looks.
 */
export function chooseNotice<One extends Candidate>(
  slot: SlotContext,
  candidates: readonly One[],
  taken: readonly Candidate[],
  draw: number,
): One | undefined {
  const fitting = candidates.filter((one) => fits(one.campaign, slot) && standsApart(one, taken))
  const behind = fitting.filter((one) => one.behind !== undefined)
  if (behind.length > 0) return drawn(behind, (one) => one.behind ?? 0, draw)
  return drawn(fitting, (one) => one.campaign.weight, draw)
}

/** Whether a page is about what was booked, and about nothing that was excluded. */
export function fits(
  campaign: Pick<Campaign, 'placements' | 'sections' | 'countries' | 'languages' | 'notBeside'>,
  { placement, page }: Pick<SlotContext, 'page'> & { placement: Placement },
): boolean {
  return (
    campaign.placements.includes(placement) &&
    (campaign.sections.length === 0 || (page.section !== undefined && campaign.sections.includes(page.section))) &&
    (campaign.countries.length === 0 || page.places.some((place) => campaign.countries.includes(place))) &&
    (campaign.languages.length === 0 || campaign.languages.some((tag) => speaks(page.language, tag))) &&
    !page.tags.some((tag) => campaign.notBeside.includes(tag))
  )
}

/** pt-BR speaks pt; pt does not speak pt-BR. */
const speaks = (language: string, wanted: string) => language === wanted || language.startsWith(`${wanted}-`)

function standsApart({ campaign }: Candidate, taken: readonly Candidate[]): boolean {
  return taken.every(
    ({ campaign: other }) =>
      other.id !== campaign.id && (campaign.rivals === undefined || other.rivals !== campaign.rivals),
  )
}

function drawn<One>(all: readonly One[], weightOf: (one: One) => number, draw: number): One | undefined {
  const total = all.reduce((sum, one) => sum + weightOf(one), 0)
  let left = draw * total
  for (const one of all) {
    left -= weightOf(one)
    if (left < 0) return one
  }
  return all.at(-1)
}

/** The golden section's fraction: multiples of it fill the space between 0 and 1 more evenly than chance does. */
const STEP = (Math.sqrt(5) - 1) / 2

/** The n-th draw of a process, whose first is `start`. Among any so many in a row each weight gets its part almost exactly. */
export function drawAt(start: number, n: number): number {
  return (start + (n % 1_000_000_007) * STEP) % 1
}
