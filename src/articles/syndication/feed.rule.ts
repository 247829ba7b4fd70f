/**
 * What an article is called in feeds for good, whatever becomes of its address (RFC 4151): readers that have seen it
 * once must never take it for a new one.
 */
export function feedId(origin: string, article: { id: number; firstPublished: Temporal.Instant }): string {
  const { hostname } = new URL(origin)
  const day = article.firstPublished.toString().slice(0, 10)
  return `tag:${hostname},${day}:article-${article.id}`
}

/**
 * A text as feed readers can show it: they have no page to which `/section/…` could belong, and set many articles on one.
 * Links within the text lead to the article's page, and no id is left, since every article calls its notes the same.
 */
export function standingAlone(html: string, { origin, url }: { origin: string; url: string }): string {
  return html.replace(ADDRESSES, (whole, name: string, value: string) => {
    switch (name) {
      case 'id':
        return ''
      case 'srcset':
        return ` srcset="${value.replace(/(^|,\s*)\/(?!\/)/g, `$1${origin}/`)}"`
      default:
        if (value.startsWith('#')) return ` ${name}="${url}${value}"`
        return /^\/(?!\/)/.test(value) ? ` ${name}="${origin}${value}"` : whole
    }
  })
}

/** Our renderer writes attributes in double quotes, and none in a text. */
const ADDRESSES = /\s(href|src|srcset|id)="([^"]*)"/g

/**
 * The language codes of a news sitemap: ISO 639, and for Chinese the script by the country where it is written.
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize()
  if (language !== 'zh') return language
  return script === 'Hant' ? 'zh-tw' : 'zh-cn'
}

/** Indentation around a CDATA section is part of the text: some readers show it. */
export function withoutIndentedText(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** What XML 1.0 cannot hold at all, not even escaped, is left out (§2.2): one such character and no reader opens the file. */
export function withoutForbidden(xml: string): string {
  return xml.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

/** For text and attributes of XML. */
export function escapeXml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
