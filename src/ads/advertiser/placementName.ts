import type { Words } from '../../design/words/words.ts'
import { PLACEMENTS } from '../campaigns/campaigns.module.ts'

/** Where a notice stands, in words; one of which nobody knows any more, as it is stored. */
export function placementName(words: Words, placement: string): string {
  const known = PLACEMENTS.find((one) => one === placement)
  return known ? words.t(`campaigns.in.${known}`) : placement
}
