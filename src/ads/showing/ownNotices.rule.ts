/** What the house says where nobody else does. */
export const OWN_NOTICES = ['letter', 'trial', 'leaf', 'gift'] as const
export type OwnNotice = (typeof OWN_NOTICES)[number]

/** What there is to be spoken of. */
export type OwnMatter = { hasLetter: boolean; hasLeaves: boolean }

/**
 * Which of its own the house shows in the slots of a page, each another one. By the page, so that it is the same for all
 * who share it and another beside another article.
 */
export function chooseOwn(page: string, slots: number, { hasLetter, hasLeaves }: OwnMatter): OwnNotice[] {
  const possible = OWN_NOTICES.filter((one) => (one !== 'letter' || hasLetter) && (one !== 'leaf' || hasLeaves))
  const first = numberOf(page)
  return Array.from({ length: slots }, (_, at) => possible[(first + at) % possible.length] as OwnNotice)
}

/** One of many, by a page's name: that of its group, its section. */
export function numberOf(page: string): number {
  let sum = 0
  for (const letter of page) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return sum
}
