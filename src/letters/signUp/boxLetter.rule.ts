import type { Newsletter } from '../newsletters/newsletters.module.ts'

/**
 * Which newsletter's box stands where an article names one: the named one if it speaks the page's language, else the
 * first for everyone that does, else the named one all the same. undefined: there is none of that name. A box is for
 * whoever passes by: what is for subscribers gives way to the first for everyone.
 */
export function chooseBoxLetter(
  newsletters: readonly Newsletter[],
  named: string,
  language: string,
): Newsletter | undefined {
  const letter = newsletters.find(({ slug }) => slug === named)
  if (!letter) return undefined
  const open = newsletters.filter(({ audience }) => audience === 'everyone')
  const spoken = open.filter((other) => other.language === language)
  if (spoken.includes(letter)) return letter
  return spoken[0] ?? (letter.audience === 'everyone' ? letter : open[0])
}
