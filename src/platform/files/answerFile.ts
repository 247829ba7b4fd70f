import type { Context } from 'hono'
import { matches } from '../renditions.ts'
import { readRange } from './readRange.ts'

export type FileAnswer = {
  bytes: Uint8Array
  /** With its quotation marks. */
  etag: string
  headers: Readonly<Record<string, string>>
}

/**
 * A file as it stands, or the part that a client asks for, or that nothing has changed (RFC 9110, 13 and 14). A part of
 * another revision is never joined to what a client has: `If-Range` decides.
 */
export function answerFile(c: Context, { bytes, etag, headers: given }: FileAnswer): Response {
  const headers = new Headers({ ...given, ETag: etag, 'Accept-Ranges': 'bytes' })
  const isHead = c.req.method === 'HEAD'
  const held = c.req.header('if-none-match')
  if (held !== undefined && matches(held, etag)) {
    headers.delete('Content-Type')
    headers.delete('Content-Disposition')
    return new Response(null, { status: 304, headers })
  }
  const condition = c.req.header('if-range')
  const asked = condition !== undefined && condition !== etag ? undefined : c.req.header('range')
  const range = readRange(asked, bytes.length)
  if (range.kind === 'none') {
    headers.set('Content-Range', `bytes */${bytes.length}`)
    return new Response(null, { status: 416, headers })
  }
  const { from, to } = range.kind === 'part' ? range : { from: 0, to: bytes.length - 1 }
  if (range.kind === 'part') headers.set('Content-Range', `bytes ${from}-${to}/${bytes.length}`)
  headers.set('Content-Length', String(to - from + 1))
  const body = isHead ? null : new Uint8Array(bytes.subarray(from, to + 1))
  return new Response(body, { status: range.kind === 'part' ? 206 : 200, headers })
}
