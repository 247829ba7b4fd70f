import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidRequest } from './failure.ts'

const LARGEST_BODY = 1_000_000

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > LARGEST_BODY) throw invalidRequest('The request body is too large.')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A page of another site may reach this server through a name that resolves to loopback; the Host gives it away. */
export function hasLoopbackHost(request: IncomingMessage): boolean {
  const name = URL.parse(`http://${request.headers.host ?? ''}`)?.hostname
  return name === '127.0.0.1' || name === 'localhost' || name === '[::1]'
}

/** True when a browser says that another site's page sent this. */
export function isFromElsewhere(request: IncomingMessage): boolean {
  const origin = request.headers.origin
  return origin !== undefined && URL.parse(origin)?.host !== request.headers.host
}

export function answer(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = `${JSON.stringify(body, null, 2)}\n`
  answer(response, status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers }, text)
}
