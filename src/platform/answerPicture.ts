import type { Context } from 'hono'
import { errorJson } from './http.ts'

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
