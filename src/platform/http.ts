import { type BlockList, isIP } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { z } from 'zod'
import { isInRanges, plainAddress } from './addressRanges.ts'
import { Fault, invalid } from './errors.ts'

/** What a request handler may know of the outside; made once in compose. */
export type Site = {
  /** The origin used in every link, from DATELINE_URL; never the Host header. */
  origin: string
  secure: boolean
}

export function absoluteUrl(site: Site, path: string): string {
  return `${site.origin}${path}`
}

/** For what is the same for everybody (CONTRACT "Caching"). */
export const SHARED_CACHING = 'public, s-maxage=60, stale-while-revalidate=600'

const SHARED_SECONDS = { fresh: 60, stale: 600 }

/** The same for what is another thing in so many seconds, such as a page of today: no copy of it outlives them. */
export function sharedCachingFor(secondsLeft: number): string {
  const fresh = Math.min(SHARED_SECONDS.fresh, Math.max(0, secondsLeft))
  const stale = Math.min(SHARED_SECONDS.stale, Math.max(0, secondsLeft - fresh))
  return `public, s-maxage=${fresh}, stale-while-revalidate=${stale}`
}

/** `__Host-` binds a cookie to this very host, which browsers only grant over https. */
export function cookieName(site: Site, name: string): string {
  return site.secure ? `__Host-dateline_${name}` : `dateline_${name}`
}

export function readCookie(c: Context, site: Site, name: string): string | undefined {
  return getCookie(c, cookieName(site, name))
}

/** Names of all cookies that mean "this browser is somebody here". */
const OURS = /(?:^|;\s*)(?:__Host-)?dateline_/

/**
 * Cross-site request forgery, decided in one place for every unsafe method (CONTRACT "Security headers"): where
 * Sec-Fetch-Site is present it decides, else Origin; `Origin: null` is refused; a request with neither passes only
 * without a cookie of ours.
 */
export function mayPost(headers: { get(name: string): string | null | undefined }, site: Site): boolean {
  const fetchSite = headers.get('sec-fetch-site')
  if (fetchSite) return fetchSite === 'same-origin' || fetchSite === 'none'
  const origin = headers.get('origin')
  if (origin) return origin === site.origin
  return !OURS.test(headers.get('cookie') ?? '')
}

const MAX_FORM_BYTES = 64 * 1024

/**
 * What a form says, by the schema that stands beside its handler. A field that was sent twice counts as it came last,
 * one that the schema does not name not at all. `invalid` with the code `form-type`, `too-large`, `cut-off`, or `form`
 * with what is wrong by field: what a person can get wrong in one of our own forms is for the schema to let through and
 * for the handler to say beside the field.
 */
export async function readForm<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  mostBytes = MAX_FORM_BYTES,
): Promise<z.output<Schema>> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    throw invalid('form-type', 'This address takes a form (application/x-www-form-urlencoded).')
  }
  return readFields(new URLSearchParams((await readBody(c, mostBytes)).toString()), schema)
}

/** What an address asks for, by the same rules: `invalid` where no page of ours leads there. */
export function readQuery<Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> {
  return readFields(new URL(c.req.url).searchParams, schema)
}

function readFields<Schema extends z.ZodType>(said: URLSearchParams, schema: Schema): z.output<Schema> {
  const fields = Object.fromEntries([...said].map(([name, value]) => [name, storable(value)]))
  const read = schema.safeParse(fields)
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => [path.join('.'), message] as const)
  throw invalid('form', 'This form cannot be read.', Object.fromEntries(problems))
}

/** With the sign that browsers show for the letter NUL in its place: PostgreSQL keeps none. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()

/** Whoever sends a form more slowly is let go; only files may take longer. */
const SLOWEST_MS = 30_000

/**
 * A request's body, read no further than `most` bytes: a length that was not announced is no way around the limit.
 * `invalid` with the code `too-large`, or `cut-off` where it did not arrive whole.
 */
export async function readBody(c: Context, most: number): Promise<Buffer> {
  const tooLarge = () => invalid('too-large', `What was sent is larger than ${most} bytes.`)
  if (Number(c.req.header('content-length') ?? '0') > most) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    const body = c.req.raw.body as ReadableStream<Uint8Array> | null
    const inTime = { signal: AbortSignal.timeout(SLOWEST_MS) }
    for await (const chunk of body ? (Readable.fromWeb(body, inTime) as AsyncIterable<Uint8Array>) : []) {
      size += chunk.byteLength
      if (size > most) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    // The sender is gone, which is no failure of ours.
    throw invalid('cut-off', 'What was sent did not arrive whole.')
  }
  return Buffer.concat(chunks)
}

/** A path of this site to go on to, or undefined: absolute and scheme-relative addresses never pass. */
export function localPath(value: string | undefined): string | undefined {
  if (!value || value.length > 500 || !/^\/[^/\\]/.test(`${value}x`) || /[\\\s\p{Cc}]/u.test(value)) return undefined
  const url = new URL(value, 'http://local.invalid')
  // Dot segments vanish in parsing: `/.//elsewhere` becomes `//elsewhere`, which is another site.
  return url.host === 'local.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : undefined
}

/**
 * On to another page, after a form above all: by GET, and kept by nobody, since it depends on who asks and when. `from`:
 * `secret` where the address that is left behind is nobody else's business; no other site is told it.
 */
export function seeOther(c: Context, location: string, from: 'public' | 'secret' = 'public'): Response {
  c.header('Cache-Control', 'no-store')
  if (from === 'secret') c.header('Referrer-Policy', 'same-origin')
  return c.redirect(location, 303)
}

/**
 * How long a redirect may be kept, by its kind. Without a word browsers keep a 301 for good (RFC 9111, 4.2.2): of two
 * that were kept before and after something moved back, each leads to the other, for ever.
 */
const REDIRECTS = {
  /** Another spelling of one address: it leads there whatever happens. For a day. */
  spelling: { status: 301, caching: 'public, max-age=86400' },
  /** What stood here stands elsewhere, and may come back: asked anew each time. */
  moved: { status: 301, caching: 'no-cache' },
  /** Today's picture in place of an older one, which may come back. */
  picture: { status: 302, caching: 'no-cache' },
  /** Where a page of a list stands, which new articles move on. Shared caches keep it for a minute, browsers do not. */
  page: { status: 302, caching: SHARED_CACHING },
  /** By what this browser has chosen, or the publication's language: kept by nobody. */
  language: { status: 302, caching: 'private, no-store' },
  ownLanguage: { status: 301, caching: 'no-store' },
  /** The same for what is sent by another method than GET. */
  ownLanguageOfForm: { status: 308, caching: 'no-store' },
} as const

export type RedirectKind = keyof typeof REDIRECTS

/** To another address, for GET and HEAD (a form goes on by `seeOther`). */
export function redirect(c: Context, location: string, kind: RedirectKind): Response {
  const { status, caching } = REDIRECTS[kind]
  c.header('Cache-Control', caching)
  return c.redirect(location, status)
}

/** The same for an answer that is made of names and values. */
export const redirectHeaders = (location: string, kind: RedirectKind) =>
  ['Location', location, 'Cache-Control', REDIRECTS[kind].caching] as const

/** A machine that asks for JSON, and not also for a page. */
export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}

/** `{ "error": { "code", "message" } }` (CONTRACT), kept by nobody. */
export function errorJson(error: { status: number; code: string; message: string }, headers: Record<string, string>) {
  const { status, code, message } = error
  return Response.json({ error: { code, message } }, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
}

/** The address of the client; a forwarded one counts only when the connection comes from a trusted proxy. */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList | undefined,
): string {
  let address = plainAddress(remote ?? '')
  if (!trusted || !forwardedFor) return address
  const hops = forwardedFor.split(',').map((hop) => plainAddress(hop.trim()))
  while (isInRanges(trusted, address)) {
    const next = hops.pop()
    if (!next || !isIP(next)) return address
    address = next
  }
  return address
}

/** What a script has sent as JSON, of at most so many bytes. */
export async function readJson(c: Context, mostBytes: number): Promise<unknown> {
  if (!c.req.header('content-type')?.startsWith('application/json')) throw invalid('json', 'This address takes JSON.')
  try {
    return JSON.parse((await readBody(c, mostBytes)).toString())
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('json', 'What was sent is no JSON.')
    throw error
  }
}
