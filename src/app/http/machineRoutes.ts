import type { Hono } from 'hono'
import type { Endpoints } from '../compose/composePages.ts'

/** What machines ask for: files, health, the provider's webhooks. */
export function machineRoutes(app: Hono, endpoints: Endpoints) {
  app.get('/assets/:file', endpoints.assets)
  app.get('/pictures/:id/:file', endpoints.picture)
  app.get('/pictures/poster/:slug/:file', endpoints.poster)
  app.get('/pictures/this-happened/:day/:file', endpoints.leafPoster)
  app.get('/this-happened/rss.xml', endpoints.almanacFeed.rss)
  app.get('/this-happened/feed.json', endpoints.almanacFeed.json)
  app.get('/archive/rss.xml', endpoints.archiveFeed)
  app.get('/archive/suggestions.json', endpoints.archiveSuggestions)
  app.get('/rss.xml', endpoints.feeds.site.rss)
  app.get('/feed.json', endpoints.feeds.site.json)
  for (const kind of ['section', 'place', 'author', 'source', 'tag'] as const) {
    app.get(`/${kind}/:slug/rss.xml`, endpoints.feeds[kind].rss)
    app.get(`/${kind}/:slug/feed.json`, endpoints.feeds[kind].json)
  }
  app.get('/newsletters/:slug/rss.xml', endpoints.letterFeed)
  app.get('/newsletters/opened/:picture{[^/]+\\.gif}', endpoints.letterOpened)
  app.get('/sitemap.xml', endpoints.sitemaps.index)
  app.get('/news-sitemap.xml', endpoints.sitemaps.news)
  app.get('/:part{sitemap-[a-z0-9]+\\.xml}', endpoints.sitemaps.part)
  app.get('/robots.txt', endpoints.machineFiles.robots)
  app.get('/feed/:token/rss.xml', endpoints.personalFeed.rss)
  app.get('/feed/:token/feed.json', endpoints.personalFeed.json)
  app.get('/account/newsletters.json', endpoints.knownNewsletters)
  app.get('/license.xml', endpoints.machineFiles.license)
  app.get('/oembed', endpoints.oembed)
  app.post('/notices/choose', endpoints.chooseNotices)
  app.post('/notices/seen', endpoints.noticesSeen)
  app.get('/notices/frame/:campaign', endpoints.noticeFrame)
  app.get('/notices/to/:token', endpoints.noticeClicked)
  app.get('/notices/report/:token/report.csv', endpoints.noticeReportCsv)
  app.get('/ads.txt', endpoints.adsTxt)
  app.get('/.well-known/gpc.json', endpoints.gpc)
  app.get('/.well-known/security.txt', endpoints.machineFiles.security)
  app.get('/healthz', endpoints.health.alive)
  app.get('/readyz', endpoints.health.ready)
  app.get('/metrics', endpoints.health.metrics)
  app.post('/webhooks/stripe', endpoints.stripeWebhook)
  app.post('/webhooks/mail/:provider', endpoints.mailWebhook)
}
