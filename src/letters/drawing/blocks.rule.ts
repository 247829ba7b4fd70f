import { GREETING_OF } from './greetings.ts'
import type { LetterBlock } from './letterDocument.ts'

/** Good morning as it is said where the lead comes from; undefined: there is none, or nobody has written how. */
export function greetingOf(blocks: readonly LetterBlock[]): LetterBlock | undefined {
  const lead = blocks.find((block) => block.type === 'lead')
  const country = lead?.type === 'lead' ? lead.article.place?.country : undefined
  const greeting = country === undefined ? undefined : GREETING_OF.get(country)
  return greeting && country !== undefined ? { type: 'greeting', country, ...greeting } : undefined
}

/** Article groups that blocks tell of. */
export function groupsOf(blocks: readonly LetterBlock[]): number[] {
  return blocks.flatMap((block) => {
    if (block.type === 'lead') return [block.article.groupId]
    return block.type === 'list' ? block.articles.map(({ groupId }) => groupId) : []
  })
}

/** Addresses of the articles that blocks tell of. */
export function slugsOf(blocks: readonly LetterBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'lead') return [block.article.slug]
    return block.type === 'list' ? block.articles.map(({ slug }) => slug) : []
  })
}
