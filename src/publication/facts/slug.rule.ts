import { plainLatin } from './latin.rule.ts'

/**
 * A name as addresses write it: small letters and numbers with single hyphens between. Latin letters lose their marks
 * (`Łukasz’ cœur` → `lukasz-coeur`); every other script stays as it is, in NFC, to be percent-encoded where that is
 * needed. Empty where there is no letter or number.
 */
export function slugOf(name: string, most = 120): string {
  const plain = plainLatin(name)
    .toLowerCase()
    .replace(/['’ʻʼ]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return [...plain].slice(0, most).join('').replace(/-+$/, '')
}

/** For names without a letter or a number too, such as ☀. */
export function slugOrCode(name: string, most = 100): string {
  return slugOf(name, most) || `n-${Buffer.from(name.normalize('NFC')).toString('hex').slice(0, 40)}`
}

/** Whether something is as `slugOf` makes it. */
export function isSlug(text: string): boolean {
  return /^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u.test(text) && slugOf(text, text.length) === text
}
