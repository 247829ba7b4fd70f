import type { Feed } from './makeFeedItems.tsx'

/** JSON Feed 1.1. */
export async function writeJsonFeed(feed: Feed): Promise<string> {
  const { generateJsonFeed } = await import('feedsmith')
  return JSON.stringify(
    generateJsonFeed({
      title: feed.title,
      description: feed.description,
      home_page_url: feed.home,
      feed_url: feed.self,
      ...(feed.hub && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
      language: feed.language,
      items: feed.items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        content_html: item.html,
        ...(item.summary && { summary: item.summary }),
        ...(item.picture && { image: item.picture.url }),
        date_published: item.published,
        ...(item.updated && { date_modified: item.updated }),
        authors: item.authors,
        tags: item.tags,
        language: item.language,
      })),
    }),
  )
}
