/** Latin letters that do not come apart into a plain one and its mark, as their languages write them without it. */
const PLAIN_LATIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'ng', ŧ: 't', ĸ: 'k' },
  ...{ ə: 'e', ɛ: 'e', ɔ: 'o', ƒ: 'f', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ŉ: 'n', ſ: 's' },
}

/**
 * A name as addresses write it: small letters and numbers with single hyphens between. Latin letters lose their marks
 * (`Łukasz’ cœur` → `lukasz-coeur`); every other script stays as it is, in NFC, to be percent-encoded where that is
 * needed. Empty where there is no letter or number.
 */
export function slugOf(name: string, most = 120): string {
  const plain = name
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .toLowerCase()
    .replace(/\p{Script=Latin}/gu, (letter) => PLAIN_LATIN[letter] ?? letter)
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return [...plain].slice(0, most).join('').replace(/-+$/, '')
}

/** Whether something is as `slugOf` makes it. */
export function isSlug(text: string): boolean {
  return /^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u.test(text) && slugOf(text, text.length) === text
}
