/** What crawlers may do with what they read: nothing is said; be found by it; answer with it, too; whatever they like. */
export const CRAWLER_LICENSES = ['none', 'search', 'search-and-answers', 'all'] as const
export type CrawlerLicense = (typeof CRAWLER_LICENSES)[number]

type Terms = { permits: readonly string[]; prohibits: readonly string[] }

/** In the words of RSL 1.0 (rslstandard.org), usages. */
const TERMS: Record<Exclude<CrawlerLicense, 'none'>, Terms> = {
  search: { permits: ['search'], prohibits: ['ai-train', 'ai-input'] },
  'search-and-answers': { permits: ['search', 'ai-input'], prohibits: ['ai-train'] },
  all: { permits: ['all'], prohibits: [] },
}

/** The document that the `License` line of robots.txt leads to; undefined where nothing is said. */
export function writeLicense(license: CrawlerLicense): string | undefined {
  if (license === 'none') return undefined
  const { permits, prohibits } = TERMS[license]
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsl xmlns="https://rslstandard.org/rsl">
  <content url="/">
    <license>
      <permits type="usage">${permits.join(',')}</permits>${
        prohibits.length > 0 ? `\n      <prohibits type="usage">${prohibits.join(',')}</prohibits>` : ''
      }
    </license>
  </content>
</rsl>
`
}
