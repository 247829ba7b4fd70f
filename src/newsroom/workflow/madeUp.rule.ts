/** How an address begins that nobody has chosen. */
export const MADE_UP = 'draft-'

/** Whether nobody has said yet where an article is to stand. */
export function isMadeUp(slug: string): boolean {
  return /^draft-[0-9a-f]{12}$/.test(slug)
}
