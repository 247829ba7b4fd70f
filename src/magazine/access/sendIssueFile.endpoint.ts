import type { Context } from 'hono'
import { matches } from '../../platform/renditions.ts'
import type { IssueFile } from '../book/book.module.ts'
import { readRange } from './range.rule.ts'

const AGAIN = { 'Retry-After': '60', 'Cache-Control': 'no-store' }

/**
 * A file of an issue, or the part of it that is asked for. Whoever calls it has asked whether it may be had, and says who may
 * keep it (`Cache-Control`).
 */
export async function sendIssueFile(
  c: Context,
  file: IssueFile,
  readFile: (file: IssueFile) => Promise<Uint8Array | undefined>,
  caching: string,
): Promise<Response> {
  const etag = file.etag.startsWith('"') ? file.etag : `"${file.etag}"`
  const headers: Record<string, string> = {
    'Cache-Control': caching,
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
  }
  if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  // What was begun of another file is not continued with this one (RFC 9110, 13.1.5).
  const ifRange = c.req.header('if-range')
  const asked =
    c.req.method === 'GET' && (ifRange === undefined || ifRange === etag)
      ? readRange(c.req.header('range'), file.bytes)
      : ({ kind: 'all' } as const)
  if (asked.kind === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${file.bytes}` } })
  const [from, to] = asked.kind === 'part' ? [asked.from, asked.to] : [0, file.bytes - 1]
  Object.assign(headers, {
    'Content-Type': file.mediaType,
    'Content-Length': String(to - from + 1),
    'Content-Disposition': dispositionOf(file.fileName),
  })
  if (asked.kind === 'part') headers['Content-Range'] = `bytes ${from}-${to}/${file.bytes}`
  const status = asked.kind === 'part' ? 206 : 200
  if (c.req.method === 'HEAD') return new Response(null, { status, headers })
  const bytes = await readFile(file)
  if (!bytes) return c.text('This file is being made anew. Try again in a minute.\n', 503, AGAIN)
  return new Response(new Uint8Array(bytes.subarray(from, to + 1)), { status, headers })
}

/** The name in every script (RFC 6266), and what of it older clients understand. */
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
