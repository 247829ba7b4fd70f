/** So many words tell enough to want the rest. */
const ENOUGH_WORDS = 36

/** The first sentences of a text, whole, until they have enough words; all of it where it is hardly more. */
export function beginningOf(text: string, language: string): string {
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text.replace(/\s+/gu, ' '))]
  let beginning = ''
  for (const { segment } of sentences) {
    beginning += segment
    if (beginning.trim().split(' ').length >= ENOUGH_WORDS) break
  }
  return beginning.trim()
}
