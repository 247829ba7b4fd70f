/** A text in its words, with what stands between them; languages that put no spaces there are cut, too. */
export function splitWords(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
}
