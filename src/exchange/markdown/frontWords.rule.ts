import type { FrontWords } from '../../articles/store/store.module.ts'

/** In characters, as wide as the front sets them large: three lines of a sentence, a figure in one, what it counts in two. */
const LONGEST = { front_quote: 220, front_figure: 16, front_figure_says: 120 }

/**
 * The sentence and the figure that stand on the front by themselves. A figure without what it counts says nothing; what is
 * longer than its place is left out with a note, since a front is not to be broken by one article.
 */
export function frontWordsOf(line: (key: string) => string | undefined, notes: string[]): { frontWords?: FrontWords } {
  const short = (key: keyof typeof LONGEST) => {
    const text = line(key)
    if (text === undefined || text.length <= LONGEST[key]) return text
    notes.push(`${key} is longer than the front has room for, ${LONGEST[key]} characters`)
    return undefined
  }
  const quote = short('front_quote')
  const value = short('front_figure')
  const says = short('front_figure_says')
  const figure = value && says ? { value, says } : undefined
  return quote || figure ? { frontWords: { ...(quote && { quote }), ...(figure && { figure }) } } : {}
}
