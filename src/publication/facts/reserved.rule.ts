import { isSlug } from './slug.rule.ts'

/**
 * First segments of every address in CONTRACT's table, delivered or not: a section of that name would hide it, or be
 * hidden by it. Two-letter segments are languages.
 */
const RESERVED = new Set([
  'latest',
  'section',
  'place',
  'places',
  'author',
  'source',
  'tag',
  'subscribe',
  'sign-in',
  'sign-out',
  'language',
  'account',
  'confirm',
  'about',
  'corrections',
  'gift',
  'withdraw',
  'redeem',
  'desk',
  'this-happened',
  'newsletters',
  'unsubscribe',
  'magazine',
  'opds',
  'archive',
  'ad',
  'notices',
  'webhooks',
  'healthz',
  'readyz',
  'metrics',
  'assets',
  'pictures',
  'search',
  'feed',
  'oembed',
  'rss',
  'sitemap',
  'robots',
  'ads',
  'well-known',
])

export type SectionSlugProblem = { reason: string } | undefined

export function sectionSlugProblem(slug: string): SectionSlugProblem {
  if (!isSlug(slug)) {
    return { reason: `“${slug}” is no section name: use lower-case letters of any script, digits and single hyphens` }
  }
  if (/^[a-z]{2}$/.test(slug)) return { reason: `“${slug}” is reserved: two letters are a language's pages` }
  if (RESERVED.has(slug)) return { reason: `“${slug}” is reserved: the site has its own page there` }
  return undefined
}

/**
 * Whether an address belongs to the site itself, so that no redirect may cover it. Two letters are a language's pages,
 * of which each is one of ours: what lies below them and is none may be an older site's.
 */
export function isFixedPath(path: string): boolean {
  const [, first = '', ...rest] = path.split('/')
  if (/^[a-z]{2}$/.test(first) && !RESERVED.has(first)) return isFixedPath(`/${rest.join('/')}`)
  return (
    first === '' ||
    RESERVED.has(first) ||
    first.startsWith('.') ||
    (rest.length === 0 && /\.(xml|json|txt)$/.test(first))
  )
}
