import { cameTogether } from './browsers.rule.ts'
import { isArriving } from './letterPass.rule.ts'
import type { Signs } from './signs.rule.ts'

/** A link of a letter that was followed. */
export type FollowedLink = {
  recipientId: number
  /** Of the ledger. */
  token: string
  /** The article it leads to, if it leads to one. */
  groupId: number | undefined
  at: Temporal.Instant
  sentAt: Temporal.Instant
  signs: Signs
  /** The browser had followed a link of this letter before: no machine that looks at links comes twice. */
  cameBefore: boolean
}

/**
 * Whether a person followed it, beside whatever links of the same letter to the same reader were followed. In doubt it was a machine: a subject that is chosen by machines' clicks is chosen by
 * nobody.
 */
export function judgeVisit(link: FollowedLink, ofReader: readonly FollowedLink[]): 'click' | 'scan' {
  if (link.signs === 'machine' || isArriving(link.sentAt, link.at)) return 'scan'
  if (link.cameBefore) return 'click'
  const others = ofReader.filter((other) => other !== link && !other.cameBefore)
  if (others.some((other) => cameTogether(other.at, link.at))) return 'scan'
  return link.signs === 'person' ? 'click' : 'scan'
}
