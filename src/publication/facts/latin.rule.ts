/**
 * Letters that are no other letter with a mark, and so come apart in no normal form of Unicode, as addresses and
 * telegrams write them: as CLDR's transliteration Latin-ASCII has it, and ə as the names of Azerbaijan are written abroad.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', þ: 'th', Þ: 'TH', ĳ: 'ij', Ĳ: 'IJ' },
  ...{ ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T' },
  ...{ ı: 'i', ȷ: 'j', ĸ: 'q', ŋ: 'n', Ŋ: 'N', ə: 'a', Ə: 'A', ɨ: 'i', Ɨ: 'I', ʉ: 'u', Ʉ: 'U', ǥ: 'g', Ǥ: 'G' },
  // Of West Africa.
  ...{ ɓ: 'b', Ɓ: 'B', ɗ: 'd', Ɗ: 'D', ɖ: 'd', Ɖ: 'D', ɛ: 'e', Ɛ: 'E', ƒ: 'f', Ƒ: 'F', ɣ: 'g', Ɣ: 'G' },
  ...{ ƙ: 'k', Ƙ: 'K', ɲ: 'n', Ɲ: 'N', ɔ: 'o', Ɔ: 'O', ʋ: 'v', Ʋ: 'V', ƴ: 'y', Ƴ: 'Y' },
}
const UNDECOMPOSED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')

/** A text whose Latin letters have no marks and are of the alphabet that addresses have; all else stays as it is. */
export function plainLatin(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(UNDECOMPOSED, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
}
