import type { Context } from 'hono'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, SHARED_CACHING, type Site } from '../../platform/http.ts'
import { writeLicense } from './license.rule.ts'
import type { Publication } from './publication.ts'

/** Where no machine finds anything to keep: pages about one reader, and what only people press. */
const NOT_FOR_MACHINES = [
  '/account',
  '/sign-in',
  '/sign-out',
  '/subscribe/',
  '/confirm/',
  '/gift',
  '/feed/',
  '/unsubscribe/',
  '/desk',
]

/** A promise to be reachable should not be older than a year (RFC 9116); half of that leaves time to notice. */
const SECURITY_DAYS = 180

/** What machines read first: where they may go, and whom researchers write to. */
export function createMachineFiles(deps: { site: Site; publication: Publication }) {
  const { site, publication } = deps
  const text = (c: Context, lines: readonly string[]) =>
    c.body(`${lines.join('\n')}\n`, 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': SHARED_CACHING,
    })

  return {
    robots: (c: Context) =>
      text(c, [
        'User-agent: *',
        ...NOT_FOR_MACHINES.map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${absoluteUrl(site, '/sitemap.xml')}`,
        `Sitemap: ${absoluteUrl(site, '/news-sitemap.xml')}`,
        ...(publication.facts().crawlerLicense === 'none' ? [] : [`License: ${absoluteUrl(site, '/license.xml')}`]),
      ]),
    license(c: Context) {
      const license = writeLicense(publication.facts().crawlerLicense)
      if (license === undefined) throw notFound('license-unknown', 'Nothing is said here of what crawlers may do.')
      return c.body(license, 200, { 'Content-Type': 'application/rsl+xml', 'Cache-Control': SHARED_CACHING })
    },
    security(c: Context) {
      const { email, language } = publication.facts()
      const contact = email || `security@${new URL(site.origin).hostname}`
      const expires = publication.today().add({ days: SECURITY_DAYS })
      return text(c, [
        `Contact: mailto:${contact}`,
        `Expires: ${expires}T00:00:00Z`,
        `Preferred-Languages: ${language}`,
        `Canonical: ${absoluteUrl(site, '/.well-known/security.txt')}`,
      ])
    },
  }
}
