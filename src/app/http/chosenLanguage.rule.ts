const ARTICLE = /^(?:\/(?:[a-z0-9-]|%[0-9A-F]{2})+){2}$/
/** Lists and other fixed pages of two segments; shared copies of them are the same for every visitor. */
const FIXED = /^\/(?:section|place|author|source|tag|about|newsletters)\//

/**
 * Whether a request without a language in its address is led to the one that its browser has chosen. What a cache may
 * keep for everybody never depends on a cookie: visitors are led on from articles only, readers from everywhere. A part
 * of a page belongs to the page it was asked from.
 */
export function chosenLanguage(url: { pathname: string; searchParams: URLSearchParams }, signedIn: boolean): boolean {
  if (url.searchParams.has('part')) return false
  return signedIn || (ARTICLE.test(url.pathname) && !FIXED.test(url.pathname))
}
