import { existsSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { delimiter, join } from 'node:path'

/** The core that serves and the core that asks, so that neither takes the other's time. */
export const SERVER_CORE = 0
export const LOAD_CORE = 1

export const haveProgram = (name: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))

export const canPin = cpus().length >= 2 && haveProgram('taskset')

/** The command that runs `command` on one core, where the machine has the means. */
export function onCore(core: number, command: readonly string[]): { program: string; args: string[] } {
  const [program = '', ...args] = canPin ? ['taskset', '-c', String(core), ...command] : command
  return { program, args }
}

export function machineInWords(): string {
  const [cpu] = cpus()
  const pinned = canPin
    ? 'one core for the server (with its database), the other for the load'
    : 'cores not pinned: the machine has no means to'
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${gigabytes} GB, ${process.platform}; ${pinned}`
}

/** Above this, somebody else is using the machine and the numbers say little. */
export const isBusy = () => (loadavg()[0] ?? 0) > 0.7 * cpus().length
