import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postmasterOf } from '../../src/platform/postgres/embeddedPostgres.ts'
import type { RunningSite } from '../support/runningSite.ts'

/** `kill -9` of the site, and with `andDatabase` of PostgreSQL with all its processes, and of `others`, in the same breath. */
export async function killSite(site: RunningSite, andDatabase: boolean, others: readonly number[] = []): Promise<void> {
  const postmaster = andDatabase ? postmasterOf(join(site.folder, 'postgres')) : undefined
  const pids = [site.pid, ...others, ...(postmaster === undefined ? [] : [postmaster, ...childrenOf(postmaster)])]
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // It ended by itself: a connection's process, or one whose parent was just killed.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  await site.kill()
}

function childrenOf(parent: number): number[] {
  return processes()
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid)
}

function processes(): [pid: number, parent: number][] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
    return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  }
  return readdirSync('/proc').flatMap((name): [number, number][] => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]]
    } catch {
      return []
    }
  })
}
