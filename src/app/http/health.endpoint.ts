import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { Metrics } from '../../platform/metrics.ts'

const noStore = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

export function createHealthEndpoint(deps: {
  db: Database
  metrics: Metrics
  /** From the end of the start to the wish to stop. */
  serving: () => boolean
  clientAddressOf: (c: Context) => string
}) {
  return {
    /** The process is alive, whatever has become of its database. */
    alive: () => Response.json({ alive: true }, { headers: noStore }),
    /** It can serve: the database answers, and nobody has asked it to stop. */
    async ready() {
      if (!deps.serving()) return notReady('starting or stopping')
      try {
        await sql`select 1`.execute(deps.db)
        return Response.json({ ready: true }, { headers: noStore })
      } catch {
        return notReady('database')
      }
    },
    /** For the machine's own monitoring only; to anybody else there is nothing here. */
    async metrics(c: Context) {
      const address = deps.clientAddressOf(c)
      // A proxy on this machine that nobody named as trusted makes everybody look local.
      const unnamedProxy = c.req.header('x-forwarded-for') ?? c.req.header('forwarded') ?? c.req.header('via')
      if ((address !== '::1' && !address.startsWith('127.')) || unnamedProxy !== undefined) {
        throw notFound('page-unknown', 'There is no page at this address.')
      }
      return new Response(await deps.metrics.text(), {
        headers: { ...noStore, 'Content-Type': deps.metrics.contentType },
      })
    },
  }
}

function notReady(missing: string): Response {
  return Response.json(
    { error: { code: 'not-ready', message: `Not ready: ${missing}.` } },
    { status: 503, headers: { ...noStore, 'Retry-After': '5' } },
  )
}
