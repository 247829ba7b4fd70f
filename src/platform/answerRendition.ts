import type { Context } from 'hono'
import { errorJson } from './http.ts'
import { type Encoding, encode, encodingFor, etagsOf, matches, type Rendition } from './renditions.ts'

/** Answers with the encoding that the client takes best, or 304 where it has this very answer; HEAD without the body. */
export function answerRendition(
  c: Context,
  { bodies, etags }: Rendition,
  status: number,
  more: Readonly<Record<string, string>>,
): Response {
  const encoding = encodingOf(c)
  const headers = headersOf(c, etags[encoding], more)
  return isUnchanged(c, status, etags[encoding])
    ? unchanged(headers)
    : whole(c, status, headers, encoding, bodies[encoding].bytes)
}

/** The same for a page that nobody keeps: it is compressed for this one client, in the one encoding that it gets. */
export async function answerOnce(
  c: Context,
  html: string,
  status: number,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const encoding = encodingOf(c)
  const identity = Buffer.from(html)
  const etag = etagsOf(identity)[encoding]
  const headers = headersOf(c, etag, more)
  if (isUnchanged(c, status, etag)) return unchanged(headers)
  return whole(c, status, headers, encoding, await encode(identity, encoding))
}

const encodingOf = (c: Context) => encodingFor(c.req.header('accept-encoding'))

/** `*` names no copy, and caches that share a page would keep the empty answer for everybody. */
const isUnchanged = (c: Context, status: number, etag: string) => {
  const held = c.req.header('if-none-match')
  const asks = c.req.method === 'GET' || c.req.method === 'HEAD'
  return asks && status === 200 && held?.trim() !== '*' && matches(held, etag)
}

function headersOf(c: Context, etag: string, more: Readonly<Record<string, string>>): Headers {
  const headers = new Headers({ ...more, ETag: etag })
  headers.append('Vary', 'Accept-Encoding')
  // Cookies that the handler set before answering.
  for (const cookie of c.res.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}

function unchanged(headers: Headers): Response {
  headers.delete('Content-Type')
  return new Response(null, { status: 304, headers })
}

function whole(c: Context, status: number, headers: Headers, encoding: Encoding, bytes: Buffer): Response {
  headers.set('Content-Length', String(bytes.length))
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  return new Response(c.req.method === 'HEAD' ? null : bytes, { status, headers })
}

/** A JPEG whose address names its content; without bytes it is still being made, and the client is told when to ask again. */
export function answerPicture(
  c: Context,
  bytes: Uint8Array | undefined,
  making: { message: string; retryAfterSeconds: number },
): Response {
  if (!bytes) {
    const error = { status: 503, code: 'unavailable', message: making.message }
    return errorJson(error, { 'Retry-After': String(making.retryAfterSeconds) })
  }
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'image/jpeg',
    'Content-Length': String(bytes.length),
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  })
}
