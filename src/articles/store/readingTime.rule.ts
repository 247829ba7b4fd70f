/** Words a minute that an adult reads of a report (Brysbaert 2019: 238 for non-fiction in English). */
const WORDS_A_MINUTE = 238

export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE))
