import { slugOrCode } from '../../publication/facts/facts.module.ts'

/** The one form of an article's address, ready to stand in a header: what is not ASCII is percent-encoded. */
export function articlePath(article: { section: string; slug: string }): string {
  return `/${encodeURIComponent(article.section)}/${encodeURIComponent(article.slug)}`
}

/** C, C++ and C# are three, and .NET is no net. */
export function tagSlug(name: string): string {
  const spelled = name
    .replace(/\+/g, ' plus ')
    .replace(/(?<=\S)#/g, ' sharp ')
    .replace(/^\.(?=\p{L})/u, 'dot ')
  return slugOrCode(spelled)
}

/** A path as it is looked for: decoded, in small letters, without doubled or trailing slashes. */
export function lookedFor(path: string): string | undefined {
  const url = URL.parse(path, 'http://local.invalid')
  if (!url) return undefined
  let decoded = url.pathname
  try {
    decoded = decodeURI(url.pathname)
  } catch {
    // Percent signs that encode nothing are signs.
  }
  return (
    decoded
      // `decodeURI` leaves these, which divide nothing here, as they came: some encode them, some do not.
      .replace(/%(?:24|26|2b|2c|3a|3b|3d|40)/gi, decodeURIComponent)
      .normalize('NFC')
      .toLowerCase()
      .replace(/\/{2,}/g, '/')
      .replace(/(?<=.)\/$/, '')
  )
}
