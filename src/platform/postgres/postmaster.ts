import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
}

/** The running server of this cluster, judged by what the process is and not by a file that a crash may have left. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const noted = readPidFile(cluster)
  return noted && isServerOf(cluster, noted.pid) ? noted : undefined
}

/** What postmaster.pid says, true or stale. */
export function readPidFile(cluster: string): Postmaster | undefined {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const [pid, , , port, socketFolder] = text.split('\n')
  const number = Math.abs(Number.parseInt(pid ?? '', 10))
  if (!number) return undefined
  return { pid: number, port: Number.parseInt(port ?? '', 10) || 0, socketFolder: (socketFolder ?? '').trim() }
}

/** A process number can belong to something else by now, or to a dead process that nobody has reaped. */
function isServerOf(cluster: string, pid: number): boolean {
  try {
    if (process.platform === 'linux') {
      if (!basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')) return false
      // PostgreSQL works inside its data folder. The number of the folder is the same from every mount.
      const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)]
      return theirs.dev === ours.dev && theirs.ino === ours.ino
    }
    const listing =
      process.platform === 'win32'
        ? execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { encoding: 'utf8' })
        : execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' })
    return /postgres/.test(listing) && !/^Z/.test(listing.trim())
  } catch {
    return false
  }
}

/** Servers' children that outlived a killed postmaster hold the shared memory that the next one needs. */
export async function endOrphans(cluster: string): Promise<void> {
  if (process.platform !== 'linux') return
  // They notice the death by themselves within moments unless they are busy; then nothing they do may reach the disk any more.
  for (let round = 0; round < 40; round++) {
    const orphans = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isServerOf(cluster, Number(name)))
    if (orphans.length === 0) return
    if (round >= 10) for (const pid of orphans) signal(Number(pid), 'SIGKILL')
    await pause(25)
  }
}

/** Ends sessions, writes everything down and exits; more roughly after six seconds, and by force after eight. */
export async function stopPostmaster(cluster: string, pid: number, pgCtl: string): Promise<void> {
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl speaks to the server through its pipe.
    execFileSync(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '8'], { stdio: 'ignore' })
    return
  }
  for (const [kind, patience] of [
    ['SIGINT', 6000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 1000],
  ] as const) {
    signal(pid, kind)
    const deadline = performance.now() + patience
    while (performance.now() < deadline) {
      if (!isServerOf(cluster, pid)) return await endOrphans(cluster)
      await pause(10)
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) cannot be ended.`)
}

function signal(pid: number, kind: NodeJS.Signals): void {
  try {
    process.kill(pid, kind)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
