/** What may stand in an address as it is; the rest is written as bytes. */
const FOREIGN = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/gu

/**
 * Where a link of an article leads from a file that is read anywhere: into the same file, or to an address with its
 * origin. undefined: nowhere that a reader could go.
 */
export function linkTarget(
  href: string,
  {
    origin,
    pageAt,
    anchors,
  }: { origin: string; pageAt(path: string): string | undefined; anchors: ReadonlySet<string> },
): string | undefined {
  if (href.startsWith('#')) return anchors.has(href.slice(1)) ? `#${anchorId(href.slice(1))}` : undefined
  const url = URL.parse(href, `${origin}/`)
  if (!url || !['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) return undefined
  const inside = url.origin === origin && pageAt(url.pathname)
  if (inside) return inside
  return url.href.replace(FOREIGN, (sign) => encodeURIComponent(sign).replace(/^%$/, '%25'))
}

/** An anchor may begin with a figure and hold a colon, which names in XML may not. */
export const anchorId = (anchor: string) => `s-${anchor.replaceAll(':', '_')}`
