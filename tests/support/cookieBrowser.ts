import type { Hono } from 'hono'

/** A browser: keeps its cookies, says where it comes from, follows nothing by itself. */
export function openBrowser(
  app: Hono,
  options: { address?: string; userAgent?: string; cookies?: Map<string, string> } = {},
) {
  const cookies = options.cookies ?? new Map<string, string>()
  const headers = () => ({
    'sec-fetch-site': 'same-origin',
    'user-agent': options.userAgent ?? 'Test browser',
    ...(cookies.size > 0 ? { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') } : {}),
  })
  const from = { incoming: { socket: { remoteAddress: options.address ?? '192.0.2.1' } } }
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0(;|$)/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    async get(path: string, more: Record<string, string> = {}) {
      return keep(await app.request(path, { headers: { ...headers(), ...more } }, from))
    },
    async post(path: string, fields: Record<string, string> = {}, more: Record<string, string> = {}) {
      const body = new URLSearchParams(fields).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return keep(await app.request(path, { method: 'POST', body, headers: { ...headers(), ...type, ...more } }, from))
    },
  }
}
