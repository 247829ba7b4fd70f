import { isIPv6 } from 'node:net'
import { reverseName } from '../../platform/addressRanges.ts'
import { type Crawler, isNameOf } from './crawlers.rule.ts'

/** Of `node:dns/promises`, so that a test may ask a server of its own. */
export type DnsResolver = {
  resolvePtr(name: string): Promise<string[]>
  resolve4(host: string): Promise<string[]>
  resolve6(host: string): Promise<string[]>
}

/** More names than this on one address is no crawler's. */
const MOST_NAMES = 4

/**
 * By name: the address has one that ends as the crawler's do, and that name leads back to the address. Whoever owns an
 * address may give it any name; only the owner of the name decides where it leads. `unknown`: the network did not say.
 */
export async function proveCrawler(
  resolver: DnsResolver,
  crawler: Crawler,
  address: string,
): Promise<'verified' | 'refuted' | 'unknown'> {
  try {
    const names = (await resolver.resolvePtr(reverseName(address)))
      .slice(0, MOST_NAMES)
      .filter((name) => isNameOf(crawler, name))
    for (const name of names) {
      const addresses = isIPv6(address) ? await resolver.resolve6(name) : await resolver.resolve4(name)
      if (addresses.some((found) => sameAddress(found, address))) return 'verified'
    }
    return 'refuted'
  } catch (error) {
    // There is no such name: an answer. Anything else is silence.
    const { code } = error as { code?: string }
    return code === 'ENOTFOUND' || code === 'ENODATA' ? 'refuted' : 'unknown'
  }
}

const sameAddress = (a: string, b: string) => canonical(a) === canonical(b)

/** One IPv6 address has many spellings; the URL parser knows the shortest. */
function canonical(address: string): string {
  return isIPv6(address) ? (URL.parse(`http://[${address}]/`)?.hostname ?? address) : address
}
