import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Metrics } from '../../platform/metrics.ts'

const FILES_ASKED_EVERY_MS = 5_000

const noStore = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

export function createHealthEndpoint(deps: {
  db: Database
  files: Pick<Files, 'problem'>
  metrics: Metrics
  /** From the end of the start to the wish to stop. */
  serving: () => boolean
  clientAddressOf: (c: Context) => string
}) {
  let asked: { at: number; problem: Promise<string | undefined> } | undefined
  /** Whoever watches asks every second or two, and each question of a bucket is paid for. */
  function problemOfFiles(): Promise<string | undefined> {
    if (!asked || performance.now() - asked.at > FILES_ASKED_EVERY_MS) {
      asked = { at: performance.now(), problem: deps.files.problem() }
    }
    return asked.problem
  }

  return {
    /** The process is alive, whatever has become of its database. */
    alive: () => Response.json({ alive: true }, { headers: noStore }),
    /** It can serve: the database answers, the files can be read, and nobody has asked it to stop. */
    async ready() {
      if (!deps.serving()) return notReady('starting or stopping')
      try {
        await sql`select 1`.execute(deps.db)
      } catch {
        return notReady('database')
      }
      const problem = await problemOfFiles()
      if (problem !== undefined) return notReady(`the bucket of S3_URL ${problem}`)
      return Response.json({ ready: true }, { headers: noStore })
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
