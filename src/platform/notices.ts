import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import type { Log } from './log.ts'

/**
 * One listening connection per process. What it hears drops what other processes remembered; when it has heard
 * nothing for a while, `silentMs` says so and whoever relies on it must ask the database again.
 */
export type Notices = {
  on(channel: string, heard: Hearer): void
  /** Notices may have been missed: forget everything that relies on them. */
  onReconnect(heard: () => unknown): void
  /** Milliseconds since the connection last proved to be alive. */
  silentMs(): number
  close(): Promise<void>
}

/** What it does may fail with the database: the next reconnection tells it again. */
type Hearer = (payload: string) => unknown

/** All notices go over one PostgreSQL channel, so that whoever is connected misses none, whenever they began to care. */
const WIRE = 'dateline'
const BEAT = `notify ${WIRE}, 'heartbeat '`
const HEARTBEAT_EVERY_MS = 1_000

/** Tells every process on this database; inside a transaction it is told when that commits. */
export async function announce(db: Database, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${WIRE}, ${`${channel} ${payload}`})`.execute(db)
}

/** The same of several, with one statement. */
export async function announceAll(db: Database, channel: string, payloads: readonly string[]): Promise<void> {
  await sql`select pg_notify(${WIRE}, ${`${channel} `} || payload)
    from unnest(${[...payloads]}::text[]) as told (payload)`.execute(db)
}

export async function listenForNotices(connection: pg.PoolConfig, log: Log): Promise<Notices> {
  const heard = new Map<string, Hearer[]>()
  const reconnected: Array<() => unknown> = []
  let client: pg.Client | undefined
  let lastHeard = performance.now()
  let closed = false
  let retry: NodeJS.Timeout | undefined

  async function connect() {
    const next = new pg.Client({ ...connection, application_name: 'dateline notices', connectionTimeoutMillis: 3_000 })
    next.on('error', () => reconnectSoon(next))
    next.on('end', () => reconnectSoon(next))
    next.on('notification', ({ payload = '' }) => {
      lastHeard = performance.now()
      const space = payload.indexOf(' ')
      for (const tell of heard.get(payload.slice(0, space)) ?? []) run(() => tell(payload.slice(space + 1)))
    })
    await next.connect()
    try {
      await next.query(`listen ${WIRE}`)
      // A database whose disk is full may come back only to end at its first commit: nobody should forget for that.
      await next.query(BEAT)
    } catch (error) {
      await next.end()
      throw error
    }
    if (closed) return void (await next.end())
    client = next
    lastHeard = performance.now()
  }

  /** Nobody waits for it, so nobody else would hear of its failure, which would end the process. */
  function run(tell: () => unknown) {
    const failed = (error: unknown) => log.warn({ err: (error as Error).message }, 'a notice could not be followed')
    Promise.try(tell).catch(failed)
  }

  function reconnectSoon(broken: pg.Client) {
    if (closed || (client && client !== broken) || retry) return
    client = undefined
    retry = setTimeout(async () => {
      retry = undefined
      try {
        await connect()
        for (const tell of reconnected) run(tell)
        log.info('listening to the database again')
      } catch {
        reconnectSoon(broken)
      }
    }, 250)
  }

  await connect().catch((error) => {
    // Whoever was to close this never gets it: it must not go on trying by itself.
    closed = true
    clearTimeout(retry)
    throw error
  })
  // The connection's own notice comes back through the server, so silence means that nothing gets through.
  let beating = false
  const heartbeat = setInterval(async () => {
    if (beating || !client) return
    beating = true
    await client.query(BEAT).catch(() => {})
    beating = false
  }, HEARTBEAT_EVERY_MS)
  heartbeat.unref()

  return {
    on(channel, tell) {
      const tellers = heard.get(channel)
      if (tellers) return void tellers.push(tell)
      heard.set(channel, [tell])
    },
    onReconnect: (tell) => void reconnected.push(tell),
    silentMs: () => performance.now() - lastHeard,
    async close() {
      closed = true
      clearInterval(heartbeat)
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}
