import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './publicAddress.ts'

export type FetchRequest = {
  method?: 'GET' | 'HEAD'
  /** How much of a body is read, in bytes; what is longer is cut there, and said to be. */
  most: number
  /** For all of it, redirects too. */
  timeoutMs: number
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal
}

export type FetchAnswer =
  | {
      kind: 'answered'
      /** Where the last redirect has led. */
      url: string
      status: number
      headers: IncomingMessage['headers']
      body: Buffer
      isCut: boolean
    }
  /** Nobody was asked: it is no address of the web, or one of a network that is nobody else's business. */
  | { kind: 'refused'; url: string; reason: 'address' | 'private' }
  | { kind: 'failed'; url: string; reason: 'unknown-host' | 'unreachable' | 'certificate' | 'timeout' | 'redirects' }

export type GuardedFetch = (address: string, request: FetchRequest) => Promise<FetchAnswer>

type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** What serves pages; on any other port stands something that expects other guests. */
const PORTS = new Set(['', '80', '443', '8080', '8443'])

class NotPublic extends Error {}

/**
 * Asks addresses that somebody has typed or pasted. Nothing of it reaches this machine or a private network: the address
 * is looked at within the lookup of the connection itself, so that a name which means another one a moment later gains
 * nothing, and each redirect is looked at again. Cookies and connections are kept by nobody.
 */
export function createGuardedFetch(
  deps: { resolve?: Resolve; isPublic?: (address: string) => boolean; ports?: ReadonlySet<string> } = {},
): GuardedFetch {
  const { resolve = lookup as Resolve, isPublic = isPublicAddress, ports = PORTS } = deps

  /** All of them must be public: which one a connection takes is up to it. */
  const guardedLookup: LookupFunction = (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return answer(error ?? new Error('no address'), '', 0)
      if (!addresses.every(({ address }) => isPublic(address))) return answer(new NotPublic(), '', 0)
      if (options.all) return (answer as (error: null, addresses: LookupAddress[]) => void)(null, addresses)
      answer(null, first.address, first.family)
    })
  }

  return async function guardedFetch(address, request) {
    const ending = AbortSignal.any([
      AbortSignal.timeout(request.timeoutMs),
      ...(request.signal ? [request.signal] : []),
    ])
    let url = readAddress(address)
    if (!url) return { kind: 'refused', url: address, reason: 'address' }
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const problem = refusalOf(url)
      if (problem) return { kind: 'refused', url: url.href, reason: problem }
      const asked = await askOnce(url, request, ending)
      if (asked.kind !== 'redirected') return asked
      const next = readAddress(asked.to, url)
      if (!next) return { kind: 'refused', url: asked.to, reason: 'address' }
      url = next
    }
    return { kind: 'failed', url: url.href, reason: 'redirects' }
  }

  function refusalOf(url: URL): 'address' | 'private' | undefined {
    if (!ports.has(url.port)) return 'address'
    // An address in figures is asked of no resolver.
    const host = url.hostname.replace(/^\[|\]$/g, '')
    return isIP(host) !== 0 && !isPublic(host) ? 'private' : undefined
  }

  async function askOnce(
    url: URL,
    { method = 'GET', most, headers }: FetchRequest,
    signal: AbortSignal,
  ): Promise<FetchAnswer | { kind: 'redirected'; to: string }> {
    const ask = url.protocol === 'https:' ? requestHttps : requestHttp
    const { promise, resolve: answer } = Promise.withResolvers<FetchAnswer | { kind: 'redirected'; to: string }>()
    const failed = (error: Error) => answer(failureOf(url, error, signal))
    const sent = ask(url, {
      method,
      lookup: guardedLookup,
      agent: false,
      signal,
      maxHeaderSize: 32 * 1024,
      headers: { 'User-Agent': 'Dateline', Accept: '*/*', 'Accept-Encoding': 'identity', ...headers },
    })
    sent.on('error', failed)
    let isAnswered = false
    // Who offers another protocol in place of an answer is hung up on, and no other event tells of it.
    sent.on('close', () => isAnswered || failed(new Error('there was no answer')))
    sent.on('response', (response) => {
      isAnswered = true
      response.on('error', failed)
      const { statusCode: status = 0, headers: received } = response
      if (REDIRECTS.has(status) && received.location !== undefined) {
        sent.destroy()
        return answer({ kind: 'redirected', to: received.location })
      }
      readUpTo(response, most).then(({ body, isCut }) => {
        sent.destroy()
        answer({ kind: 'answered', url: url.href, status, headers: received, body, isCut })
      }, failed)
    })
    sent.end()
    return promise
  }
}

/** A web address without a name and a password in it; undefined: it is none. */
function readAddress(address: string, base?: URL): URL | undefined {
  const url = URL.parse(address, base?.href)
  const isOfTheWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  return url && isOfTheWeb && url.username === '' && url.password === '' ? url : undefined
}

async function readUpTo(response: AsyncIterable<Buffer>, most: number): Promise<{ body: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    size += chunk.length
    if (size > most) break
  }
  return { body: Buffer.concat(chunks).subarray(0, most), isCut: size > most }
}

function failureOf(url: URL, error: Error & { code?: unknown }, signal: AbortSignal): FetchAnswer {
  if (error instanceof NotPublic) return { kind: 'refused', url: url.href, reason: 'private' }
  const failed = (reason: Extract<FetchAnswer, { kind: 'failed' }>['reason']) =>
    ({ kind: 'failed', url: url.href, reason }) as const
  const code = String(error.code ?? '')
  if (signal.aborted || code === 'ETIMEDOUT') return failed('timeout')
  // Where no resolver answers (EAI_AGAIN) nobody has said that there is no such name.
  if (code === 'ENOTFOUND') return failed('unknown-host')
  return failed(/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate' : 'unreachable')
}
