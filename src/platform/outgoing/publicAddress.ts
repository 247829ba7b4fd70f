import { BlockList, isIP } from 'node:net'
import { addRange, isInRanges, plainAddress } from '../addressRanges.ts'

/** IPv4 that is nobody's on the internet (IANA special-purpose registry, RFC 6890 and its successors). */
const NOT_PUBLIC = rangesOf(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
)

/** Of IPv6 only this is given out; in it lie examples, and tunnels that end in any network of IPv4. */
const GIVEN_OUT = rangesOf('2000::/3')
const WITHIN_IT = rangesOf('2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20')

/** Whether an address is one of the internet, and not of this machine, its network or its neighbors. */
export function isPublicAddress(address: string): boolean {
  const plain = plainAddress(address)
  if (isIP(plain) === 4) return !isInRanges(NOT_PUBLIC, plain)
  return isInRanges(GIVEN_OUT, plain) && !isInRanges(WITHIN_IT, plain)
}

function rangesOf(...entries: string[]): BlockList {
  const ranges = new BlockList()
  for (const entry of entries) if (!addRange(ranges, entry)) throw new Error(`${entry} is no range of addresses`)
  return ranges
}
