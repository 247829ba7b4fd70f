import { withoutForbidden, withoutIndentedText } from './feed.rule.ts'
import type { Feed } from './makeFeedItems.tsx'

/** RSS 2.0 with what feed readers know beside it: whole text or lead-in, pictures, languages. */
export async function writeRss(feed: Feed, publication: string): Promise<string> {
  const { generateRssFeed } = await import('feedsmith')
  const newest = feed.items.map(({ updated, published }) => updated ?? published)
  const xml = generateRssFeed({
    title: feed.title,
    link: feed.home,
    description: asHtml(feed.description),
    language: feed.language,
    copyright: publication,
    generator: 'Dateline',
    ...(newest.length > 0 && { lastBuildDate: new Date(Math.max(...newest.map(Number))) }),
    atom: {
      links: [
        { href: feed.self, rel: 'self', type: 'application/rss+xml' },
        ...(feed.hub ? [{ href: feed.hub, rel: 'hub' }] : []),
      ],
    },
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      guid: { value: item.id, isPermaLink: false },
      pubDate: item.published,
      ...(item.summary && { description: asHtml(item.summary) }),
      categories: item.tags.map((name) => ({ name })),
      dc: { creators: item.authors.map(({ name }) => name), languages: [item.language] },
      content: { encoded: item.html },
      ...(item.picture && { media: { contents: [{ type: 'image/webp', ...item.picture, medium: 'image' }] } }),
    })),
  })
  // Whatever an editor pasted, wherever: in a name, a headline, the text of a picture or a line of code.
  return withoutForbidden(withoutIndentedText(xml))
}

/**
 * A description in RSS is HTML, and whoever shows it believes every tag in it: a sentence of ours has none. Quotation marks
 * stay as they are, for whoever takes it for text.
 */
const asHtml = (sentence: string): string => sentence.replace(/[&<>]/g, (sign) => HTML[sign] ?? sign)
const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
