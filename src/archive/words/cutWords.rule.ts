/** A word, or a run of a script that sets no spaces, and where it stands: half open, in UTF-16 units. */
export type Piece = { from: number; to: number; hasSpaces: boolean }

/** One code point of a script without spaces between words, with what is set upon it. */
const SPACELESS =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆]'

const PIECE = new RegExp(
  [
    `(?<run>(?:${SPACELESS}[\\p{M}]*)+)`,
    // Ukrainian writes an apostrophe inside words (п’ять), Hebrew marks its abbreviations; elsewhere it parts two.
    `(?<word>(?:(?!${SPACELESS})[\\p{L}\\p{M}\\p{N}\\u00AD\\u0640])+(?:(?<=\\p{Script=Cyrillic})['’ʼ](?=\\p{Script=Cyrillic})(?:(?!${SPACELESS})[\\p{L}\\p{M}\\p{N}\\u00AD])+|(?<=\\p{Script=Hebrew})["'״׳](?=\\p{Script=Hebrew})[\\p{L}\\p{M}]+)*)`,
  ].join('|'),
  'gu',
)

/** Cuts text into what can be looked for. What stands between is of no account. */
export function* cutWords(text: string): Generator<Piece> {
  for (const match of text.matchAll(PIECE)) {
    yield { from: match.index, to: match.index + match[0].length, hasSpaces: match.groups?.run === undefined }
  }
}

/** What is inside of a word without being a letter of it: soft hyphens and the apostrophes of above. */
export const bare = (word: string): string => word.replace(/[\u00AD'’ʼ"״׳]/g, '')
