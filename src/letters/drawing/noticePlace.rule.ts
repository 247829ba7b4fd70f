import type { LetterStanding } from './letter.ts'
import type { LetterBlock } from './letterDocument.ts'

/** What is for sale, articles that somebody paid for among it, is for those alone who do not subscribe, and do not try it either. */
export const hasNotices = (standing: LetterStanding): boolean => standing !== 'subscriber' && standing !== 'trial'

/** How many blocks stand above it: never before what the reader came for, the lead and the first list. */
export function noticePlace(blocks: readonly Pick<LetterBlock, 'type'>[]): number {
  const list = blocks.findIndex(({ type }) => type === 'list')
  const lead = blocks.findIndex(({ type }) => type === 'lead')
  if (list >= 0) return list + 1
  return lead >= 0 ? lead + 1 : blocks.length
}

/** Whether what stands below begins with a hairline or a ground of its own: two lines would hold nothing between them. */
export const isPartedByItself = (below: LetterBlock['type'] | undefined): boolean =>
  below !== 'greeting' && below !== 'lead' && below !== 'text'
