import type { Context } from 'hono'
import type { Assets } from '../../design/frame/assets.ts'
import { notFound } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import { encodingFor } from '../../platform/renditions.ts'

const FOREVER = 'public, max-age=31536000, immutable'
/** What a page may load says nothing about a font; each of five would carry it. Opened by itself a file loads nothing. */
const POLICY = "default-src 'none'; frame-ancestors 'none'"
/** A script may be a worker, which lives by the policy of its own file: it asks us, and nobody else. */
const POLICY_OF_SCRIPTS = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"

/** Fingerprinted files: style, islands, fonts, and the script fonts of single pages. */
export function createAssetsEndpoint(deps: {
  assets: Assets
  files: Files
  pageHeaders: Readonly<Record<string, string>>
}) {
  const headers = {
    ...deps.pageHeaders,
    'Content-Security-Policy': POLICY,
    'Cache-Control': FOREVER,
    Vary: 'Accept-Encoding',
  }
  const answer = (c: Context, body: Buffer, type: string, encoding: string | undefined) =>
    new Response(c.req.method === 'HEAD' ? null : new Uint8Array(body), {
      headers: {
        ...headers,
        ...(type.includes('javascript') && { 'Content-Security-Policy': POLICY_OF_SCRIPTS }),
        'Content-Type': type,
        'Content-Length': String(body.length),
        // A page without an origin, such as a preview, asks for fonts as another site would; they are nobody's secret.
        ...(type === 'font/woff2' && { 'Access-Control-Allow-Origin': '*' }),
        ...(encoding && { 'Content-Encoding': encoding }),
      },
    })
  return async (c: Context): Promise<Response> => {
    const scriptFont = /^\/assets\/companion-([0-9a-f]{24})\.css$/.exec(c.req.path)
    if (scriptFont) {
      const body = await deps.files.get(`companions/${scriptFont[1]}.css`)
      if (!body) throw notFound('file-unknown', 'There is no file at this address.')
      return answer(c, body, 'text/css; charset=utf-8', undefined)
    }
    const file = deps.assets.files.get(c.req.path)
    if (!file) throw notFound('file-unknown', 'There is no file at this address.')
    const encoding = encodingFor(c.req.header('accept-encoding'))
    if (encoding === 'br' && file.br) return answer(c, file.br, file.type, 'br')
    if (encoding !== 'identity' && file.gzip) return answer(c, file.gzip, file.type, 'gzip')
    return answer(c, file.body, file.type, undefined)
  }
}

/**
 * A service worker: a browser looks for another one at the same address, so its name is not that of its content; it may
 * stand in front of what is below its folder.
 */
export function createWorkerEndpoint(assets: Assets, name: string) {
  const file = assets.files.get(assets.url(name))
  if (!file) throw new Error(`There is no worker called ${name}`)
  return (c: Context): Response =>
    new Response(c.req.method === 'HEAD' ? null : new Uint8Array(file.body), {
      headers: { 'Content-Type': file.type, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' },
    })
}
