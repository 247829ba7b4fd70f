import { BlockList } from 'node:net'
import { addRange, isInRanges } from '../../platform/addressRanges.ts'
import { type Institution, institutionReads, isWithinDomain } from './institution.rule.ts'

export type Institutions = {
  /** The one of this name, which decisions give. */
  named(name: string): Institution | undefined
  /** Whether any reads by its network, so that a request's address matters. */
  readonly haveRanges: boolean
  ofAddress(address: string, today: Temporal.PlainDate): Institution | undefined
  ofDomain(domain: string, today: Temporal.PlainDate): Institution | undefined
}

/** Made once from the list, asked at every request. */
export function createInstitutionIndex(list: readonly Institution[]): Institutions {
  const networks = list
    .filter(({ ranges }) => ranges.length > 0)
    .map((institution) => {
      const ranges = new BlockList()
      for (const range of institution.ranges) addRange(ranges, range)
      return { institution, ranges }
    })
  const byName = new Map(list.map((institution) => [institution.name, institution]))
  return {
    named: (name) => byName.get(name),
    haveRanges: networks.length > 0,
    ofAddress: (address, today) =>
      networks.find(({ institution, ranges }) => institutionReads(institution, today) && isInRanges(ranges, address))
        ?.institution,
    ofDomain: (domain, today) =>
      list.find(
        (institution) =>
          institutionReads(institution, today) && institution.domains.some((own) => isWithinDomain(domain, own)),
      ),
  }
}
