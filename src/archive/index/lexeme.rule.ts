/**
 * What stands in a document's vectors beside its words, each kind under a sign that no word begins with: one index
 * finds words, narrows by facets, and knows without reading a document which ones are about a word.
 */
export const lexeme = {
  stem: (stem: string) => `~${stem}`,
  /** A word, or the stem of one, that the document is about: see `isAbout`. */
  about: (stemOrWord: string) => `*${stemOrWord}`,
  all: '=',
  language: (language: string) => `=l:${language}`,
  section: (slug: string) => `=s:${slug}`,
  source: (slug: string) => `=o:${slug}`,
  place: (slug: string) => `=p:${slug}`,
  year: (year: number) => `=y:${year}`,
  /** Of the world's time: by months the newest are found of what is in most articles. */
  month: (published: Temporal.Instant) => `${MONTH}${published.toString().slice(0, 7)}`,
} as const

export const MONTH = '=m:'
export const LANGUAGE = '=l:'

/** Whether this is a word as somebody wrote it. */
export const isWord = (lexeme: string): boolean => !/^[~*=]/.test(lexeme)

/**
 * Said often enough for the length of the text: a report that names a word once in passing is not about it. `isNamed`:
 * it is in the headline.
 */
export function isAbout(said: number, isNamed: boolean, length: number): boolean {
  const weight = said + (isNamed ? 3 : 0)
  return weight >= 3 && weight >= length / 100
}
