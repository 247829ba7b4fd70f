import pg from 'pg'

/** Names this process to PostgreSQL, and so to every other Dateline process that meets its lock. At most 63 bytes. */
export const processName = `dateline pid=${process.pid} since=${Temporal.Now.instant()
  .subtract({ milliseconds: Math.round(performance.now()) })
  .toString({ smallestUnit: 'second' })}`

export interface Session {
  end(): Promise<void>
}

/**
 * A connection that stays open, yet does not keep the process alive once `begin` is through.
 * `whenLost` is called when it breaks, not when it is ended.
 */
export async function openSession(
  connection: pg.PoolConfig,
  begin: (client: pg.Client) => Promise<void>,
  whenLost: () => void,
): Promise<Session> {
  const client = new pg.Client({ ...connection, application_name: processName })
  let watched = false
  client.on('error', () => {})
  client.once('end', () => {
    if (watched) whenLost()
  })
  await client.connect()
  try {
    await begin(client)
  } catch (error) {
    await client.end()
    throw error
  }
  watched = true
  keepsProcess(client, false)
  return {
    async end() {
      watched = false
      keepsProcess(client, true)
      await client.end()
    },
  }
}

/** `pg` documents these two methods; its types do not have them yet. */
function keepsProcess(client: pg.Client, kept: boolean): void {
  const socket = client as pg.Client & { ref(): void; unref(): void }
  if (kept) socket.ref()
  else socket.unref()
}
