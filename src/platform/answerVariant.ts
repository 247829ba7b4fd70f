import type { Context } from 'hono'
import { type Encoding, encodingFor, matches, type Variant } from './variants.ts'

/** Answers with the encoding that the client takes best, or 304 where it has this very answer; HEAD without the body. */
export function answerVariant(
  c: Context,
  variant: Variant,
  status: number,
  more: Readonly<Record<string, string>>,
): Response {
  const encoding: Encoding = encodingFor(c.req.header('accept-encoding'))
  const headers = new Headers({ ...more, Vary: 'Accept-Encoding', ETag: variant.etags[encoding] })
  // Cookies that the handler set before answering.
  for (const cookie of c.res.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  if (status === 200 && matches(c.req.header('if-none-match'), variant.etags[encoding])) {
    headers.delete('Content-Type')
    return new Response(null, { status: 304, headers })
  }
  headers.set('Content-Length', String(variant.bodies[encoding].bytes.length))
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  return new Response(c.req.method === 'HEAD' ? null : variant.bodies[encoding].bytes, { status, headers })
}
