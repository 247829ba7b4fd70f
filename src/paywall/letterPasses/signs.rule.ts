import { SCANNER_AGENTS } from './scannerAgents.ts'

/** What of a request tells a person from a machine. */
export type RequestSigns = {
  userAgent: string | undefined
  /** `Sec-Fetch-Mode`, `-Dest` and `-User` as they came. */
  fetchMode: string | undefined
  fetchDest: string | undefined
  fetchUser: string | undefined
}

/** Of a request, by its headers. */
export const requestSigns = (header: (name: string) => string | undefined): RequestSigns => ({
  userAgent: header('user-agent'),
  fetchMode: header('sec-fetch-mode'),
  fetchDest: header('sec-fetch-dest'),
  fetchUser: header('sec-fetch-user'),
})

/** `unsure`: a browser of long ago, a proxy that takes headers away, or a machine that says it is a browser. */
export type Signs = 'person' | 'unsure' | 'machine'

/**
 * Whether a person is at the other end, as far as one request can say. Only a machine that says so is one: whoever is
 * taken for a machine does not read. Safari never sends `Sec-Fetch-User` (WebKit bug 247697), so that it is missing
 * says nothing there.
 */
export function judgeSigns({ userAgent = '', fetchMode, fetchDest, fetchUser }: RequestSigns): Signs {
  if (ANY_SCANNER.test(userAgent)) return 'machine'
  if (fetchMode === undefined) return 'unsure'
  if (fetchMode !== 'navigate' || (fetchDest !== undefined && fetchDest !== 'document')) return 'machine'
  return fetchUser === '?1' || SAFARI.test(userAgent) ? 'person' : 'unsure'
}

/** Chrome and its kin call themselves Safari, too. */
const SAFARI = /^(?!.*(?:Chrom|Edg|OPR)).*AppleWebKit\//
const ANY_SCANNER = new RegExp(SCANNER_AGENTS.map((name) => RegExp.escape(name)).join('|'), 'i')
