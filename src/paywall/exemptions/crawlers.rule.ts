/** Enough for a large archive to be looked at once a day; more is a mirror, not a search engine. */
export const CRAWLER_ARTICLES_A_DAY = 20_000

export type Crawler = {
  /** As it is named in decisions. */
  name: string
  /** Found in its user agent, in lower case. */
  agent: RegExp
  /** What the names of its addresses end in; none: only its ranges prove it. */
  domains: readonly string[]
  /** Where its operator publishes the ranges. */
  ranges: string
}

/** Search engines, and nothing else: what reads for other ends has no right to more than a visitor. */
export const CRAWLERS: readonly Crawler[] = [
  {
    // developers.google.com/search/docs/crawling-indexing/verifying-googlebot; google.com is the name of what fetches
    // because somebody asks it to, with whatever user agent they like
    name: 'Googlebot',
    agent: /googlebot/i,
    domains: ['googlebot.com'],
    ranges: 'https://developers.google.com/static/search/apis/ipranges/googlebot.json',
  },
  {
    // www.bing.com/webmasters/help/how-to-verify-bingbot-3905dc26
    name: 'Bingbot',
    agent: /bingbot/i,
    domains: ['search.msn.com'],
    ranges: 'https://www.bing.com/toolbox/bingbot.json',
  },
  {
    // support.apple.com/en-us/119829
    name: 'Applebot',
    agent: /applebot(?!-extended)/i,
    domains: ['applebot.apple.com'],
    ranges: 'https://search.developer.apple.com/applebot.json',
  },
  {
    // duckduckgo.com/duckduckgo-help-pages/results/duckduckbot
    name: 'DuckDuckBot',
    agent: /duckduckbot/i,
    domains: [],
    ranges: 'https://duckduckgo.com/duckduckbot.json',
  },
]

const ANY = /googlebot|bingbot|applebot|duckduckbot/i

/** Who a request says that it is; believed only once its address has proven it. */
export function claimedCrawler(userAgent: string | undefined): Crawler | undefined {
  // equivalent: for whoever is turned away here none would be found below; this only spares the search
  if (userAgent === undefined || !ANY.test(userAgent)) return undefined
  return CRAWLERS.find(({ agent }) => agent.test(userAgent))
}

/** Whether a host's name belongs to the crawler: whole labels, from the end. */
export function isNameOf({ domains }: Crawler, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return domains.some((domain) => name.endsWith(`.${domain}`))
}

/** Ranges a search engine may have; anything wider would open the paywall to a cloud. */
const WIDEST = { 4: 16, 6: 40 } as const

/**
 * Whether a list that was fetched may take the place of the one that holds: not empty, not far shorter, and no range
 * so wide that it could not be a crawler's.
 */
export function isPlausibleList(fetched: readonly string[], before: readonly string[]): boolean {
  if (fetched.length === 0 || fetched.length * 4 < before.length || fetched.length > 10_000) return false
  return fetched.every((range) => {
    const [address = '', prefix] = range.split('/')
    if (prefix === undefined || !/^\d{1,3}$/.test(prefix)) return false
    return Number(prefix) >= (address.includes(':') ? WIDEST[6] : WIDEST[4]) && !isPrivate(address)
  })
}

/** RFC 1918, loopback, link-local, and their like in IPv6. */
function isPrivate(address: string): boolean {
  return /^(?:0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^f[cd]|^fe80|^::/i.test(address)
}
