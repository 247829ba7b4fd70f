/**
 * What an article is called in feeds for good, whatever becomes of its address (RFC 4151): readers that have seen it
 * once must never take it for a new one.
 */
export function feedId(origin: string, article: { id: number; firstPublished: Temporal.Instant }): string {
  const { hostname } = new URL(origin)
  const day = article.firstPublished.toString().slice(0, 10)
  return `tag:${hostname},${day}:article-${article.id}`
}

/** Feed readers have no page to which `/section/…` could belong. */
export function withAbsoluteLinks(html: string, origin: string): string {
  return html.replace(/(\s(?:href|src)=")\/(?!\/)/g, `$1${origin}/`)
}

/** Indentation around a CDATA section is part of the text: some readers show it. */
export function withoutIndentedText(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** For text and attributes of XML; what XML 1.0 cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
