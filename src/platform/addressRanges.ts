import { type BlockList, isIP } from 'node:net'

/** Adds an address or a network, `10.0.0.0/8` or `2001:db8::/32`; false where it is neither. */
export function addRange(ranges: BlockList, entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/')
  const version = isIP(address)
  // `10.0.0.0/` read as `/0` would stand for the whole internet.
  const isNetwork = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 6 ? 128 : 32))
  if (version === 0 || !isNetwork || rest.length > 0) return false
  const family = version === 6 ? 'ipv6' : 'ipv4'
  if (prefix === undefined) ranges.addAddress(address, family)
  else ranges.addSubnet(address, Number(prefix), family)
  return true
}

export function isInRanges(ranges: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && ranges.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
