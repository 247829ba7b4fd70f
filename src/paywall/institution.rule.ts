import { BlockList } from 'node:net'
import { addRange, isInRanges } from '../platform/addressRanges.ts'

/** Who has subscribed for everybody in its rooms or with an address of its own. */
export type Institution = {
  slug: string
  name: string
  /** Addresses and networks, `192.0.2.0/24`, `2001:db8::/32`. */
  ranges: readonly string[]
  /** Domains of e-mail addresses, `library.example.org`; their subdomains count too. */
  domains: readonly string[]
  /** The last day it reads, in the publication's zone; without one until it is removed. */
  until: Temporal.PlainDate | undefined
}

export type Institutions = {
  /** Whether any reads by its network, so that a request's address matters. */
  readonly haveRanges: boolean
  ofAddress(address: string, today: Temporal.PlainDate): Institution | undefined
  ofDomain(domain: string, today: Temporal.PlainDate): Institution | undefined
}

/** Made once from the list, asked at every request. */
export function indexInstitutions(list: readonly Institution[]): Institutions {
  const networks = list
    .filter(({ ranges }) => ranges.length > 0)
    .map((institution) => {
      const ranges = new BlockList()
      for (const range of institution.ranges) addRange(ranges, range)
      return { institution, ranges }
    })
  return {
    haveRanges: networks.length > 0,
    ofAddress: (address, today) =>
      networks.find(({ institution, ranges }) => reads(institution, today) && isInRanges(ranges, address))?.institution,
    ofDomain: (domain, today) =>
      list.find((institution) => reads(institution, today) && institution.domains.some((own) => isWithin(domain, own))),
  }
}

const reads = ({ until }: Institution, today: Temporal.PlainDate) =>
  until === undefined || Temporal.PlainDate.compare(today, until) <= 0

const isWithin = (domain: string, own: string) => domain === own || domain.endsWith(`.${own}`)
