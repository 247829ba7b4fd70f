import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { openSession, type Session } from './session.ts'

// Any number will do, as long as it never changes; the two halves spell "date" and "line" in ASCII.
const lockClass = 0x64617465
const lockObject = 0x6c696e65

export interface HeldDataFolder {
  release(): Promise<void>
}

/**
 * Makes this process the one that `start` runs in. The lock lives in a database session, so it ends
 * with the process. `whenLost` is called if another process got it while the database was away.
 */
export async function holdDataFolder(
  connection: pg.PoolConfig,
  whenLost: (heldBy: string) => void = () => {},
): Promise<HeldDataFolder | { heldBy: string }> {
  let released = false
  let session: Session | undefined

  async function take(): Promise<string | undefined> {
    let heldBy: string | undefined
    const candidate = await openSession(
      connection,
      async (client) => {
        heldBy = await tryLock(client)
      },
      () => void takeAgain(),
    )
    if (heldBy === undefined) session = candidate
    else await candidate.end()
    return heldBy
  }

  async function takeAgain() {
    // Soon and often at first: in this moment another start could get the folder.
    for (let tries = 0; !released; tries++) {
      try {
        const heldBy = await takePatiently(take)
        if (released) await session?.end()
        else if (heldBy !== undefined) whenLost(heldBy)
        return
      } catch {
        // The database is still away; its return is its supervisor's matter.
      }
      await pause(tries < 250 ? 20 : 1000, undefined, { ref: false })
    }
  }

  const heldBy = await takePatiently(take)
  if (heldBy !== undefined) return { heldBy }
  return {
    async release() {
      released = true
      await session?.end()
    },
  }
}

/** The session of a killed process ends a moment after it. */
async function takePatiently(take: () => Promise<string | undefined>): Promise<string | undefined> {
  const deadline = performance.now() + 3000
  for (;;) {
    const heldBy = await take()
    if (heldBy === undefined) return undefined
    const pid = Number(/pid=(\d+)/.exec(heldBy)?.[1])
    if (performance.now() > deadline || (pid && isAlive(pid))) return readable(heldBy)
    await pause(50)
  }
}

async function tryLock(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    lockClass,
    lockObject,
  ])
  if (rows[0]?.taken) return undefined
  const holder = await client.query<{ name: string; since: string }>(
    `select a.application_name as name, to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2
        and l.database = (select oid from pg_database where datname = current_database())`,
    [lockClass, lockObject],
  )
  const row = holder.rows[0]
  if (!row) return 'a process that has just ended'
  return row.name.startsWith('dateline pid=') ? row.name : `${row.name || 'an unnamed process'} since=${row.since}`
}

function readable(name: string): string {
  const [, pid, since] = /^dateline pid=(\d+) since=(\S+)$/.exec(name) ?? []
  return pid ? `process ${pid}, running since ${since}` : name
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
