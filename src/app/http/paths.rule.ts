/** Below these, names are fingerprints or secrets: their case matters, also after a doubled slash. */
const CASE_MATTERS =
  /^\/+(?:[a-z]{2}\/+)?(?:assets|pictures|sign-in|confirm|gift|unsubscribe|opds|redeem|feed|account\/(?:email|e-reader)|newsletters\/opened|notices\/(?:to|report))\/[^/]/i
const PLAIN = /^(?:\/|(?:\/[a-z0-9][a-z0-9.-]*)+)$/

export type PathForm = { kind: 'plain' } | { kind: 'redirect'; to: string } | { kind: 'refused' }

/**
 * The one form of a path: no doubled or trailing slash, no capitals, no needless percent-encoding. A guard and a
 * router that read a path differently are how paywalls leak, so nothing but this form ever reaches a route. What can
 * be no address of ours (an encoded slash, a control character, something that is not UTF-8) is refused.
 */
export function formOfPath(path: string): PathForm {
  if (PLAIN.test(path)) return { kind: 'plain' }
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return { kind: 'refused' }
  }
  if (/%2f|%5c/i.test(path) || /[\p{Cc}\\]/u.test(decoded)) return { kind: 'refused' }
  const segments = decoded.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.includes('..')) return { kind: 'refused' }
  const [first = '', ...rest] = segments
  const keepsCase = CASE_MATTERS.test(path)
  const canonical = [
    first.toLowerCase().normalize('NFC'),
    ...rest.map((segment) => (keepsCase ? segment : segment.toLowerCase().normalize('NFC'))),
  ]
  const to = `/${canonical.map(encodeURIComponent).join('/')}`
  return to === path ? { kind: 'plain' } : { kind: 'redirect', to }
}

/** What is asked for, with the sign that browsers show for the letter NUL in its place, as in forms: no text of ours has it. */
export const formOfSearch = (search: string): string => search.replaceAll('%00', '%EF%BF%BD')

const AFTER_IT_A_SECRET =
  /^(\/+(?:[a-z]{2}\/+)?(?:sign-in|confirm|gift|unsubscribe|opds|redeem|feed|account\/+(?:email|e-reader)|newsletters\/+opened|notices\/+(?:to|report))\/+).+/i

/** A path as a log may keep it: whoever reads the log must not be able to sign in with a link that failed. */
export function pathForLog(path: string): string {
  return path.replace(AFTER_IT_A_SECRET, '$1…')
}
