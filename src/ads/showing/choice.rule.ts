import type { Campaign } from '../campaigns/campaigns.module.ts'

/** Whether a booking may remember or load anything only where somebody allowed it. Without one nobody is asked. */
export function needsChoice({ cap, creative, pausedAt }: Pick<Campaign, 'cap' | 'creative' | 'pausedAt'>): boolean {
  return pausedAt === undefined && (cap !== undefined || (creative.kind === 'frame' && creative.outside))
}

/** What is told of a choice: `none`, there is nothing to choose; `objected`, Global Privacy Control has chosen. */
export type Choice = 'none' | 'objected' | 'open' | 'allowed' | 'refused'

export function choiceOf(isNeeded: boolean, objects: boolean, cookie: string | undefined): Choice {
  if (!isNeeded) return 'none'
  if (objects) return 'objected'
  return cookie === 'yes' ? 'allowed' : cookie === 'no' ? 'refused' : 'open'
}
