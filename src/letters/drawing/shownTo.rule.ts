import type { LetterStanding } from './letter.ts'
import type { LetterBlock } from './letterDocument.ts'

/** The blocks that somebody of a standing sees: without articles that are not there any more, and with one box at most. */
export function shownTo(
  blocks: readonly LetterBlock[],
  standing: LetterStanding,
  alive: ReadonlySet<number>,
): LetterBlock[] {
  let boxes = 0
  return blocks
    .filter((block) => block.for === undefined || block.for.includes(standing))
    .flatMap((block): LetterBlock[] => {
      switch (block.type) {
        case 'lead':
          return alive.has(block.article.groupId) ? [block] : []
        case 'list': {
          const articles = block.articles.filter(({ groupId }) => alive.has(groupId))
          return articles.length > 0 ? [{ ...block, articles }] : []
        }
        case 'box':
          return boxes++ === 0 ? [block] : []
        default:
          return [block]
      }
    })
}
