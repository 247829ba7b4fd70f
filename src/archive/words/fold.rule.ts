/** Letters that are no letter with a mark, and what people type who have no such key. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŋ: 'ng', ə: 'e', ĸ: 'k' },
  // Greek and Hebrew letters at the end of a word.
  ...{ ς: 'σ', ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' },
  // Arabic: the seats of hamza, the two ends of a word, and the Persian and Urdu forms of two letters.
  ...{ ٱ: 'ا', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', ے: 'ي', ہ: 'ه', ھ: 'ه', ۀ: 'ه', ـ: '' },
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')

/** In these scripts a mark changes how a letter sounds; in others (Devanagari, Tamil, Thai) it is the vowel. */
const STRIPPED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u
const MARKS = /\p{Mn}+/gu
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu

/** One form of all spellings of a word: NFKC, lower case, marks and letter forms as far as its script allows. */
export function foldWord(word: string): string {
  const lower = word.normalize('NFKC').toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  const plain = STRIPPED.test(lower) ? lower.normalize('NFD').replace(MARKS, '').normalize('NFC') : lower
  return plain.replace(SPECIAL, (letter) => LETTERS[letter] ?? letter).replace(OTHER_DIGITS, digit)
}

/** The decimal digits of every script stand in rows of ten that begin at a zero. */
function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  // Rows follow each other without a gap only in mathematical alphabets, which NFKC has turned to ASCII.
  return String(code - zero)
}
