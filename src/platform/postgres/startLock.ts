import { createHash } from 'node:crypto'
import { constants, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartProblem } from './startProblem.ts'

// Long enough for another process to create a database on a slow disk and to recover it after a crash.
const patience = 120_000

/**
 * One process at a time starts, adopts or stops the database of a folder. The operating system
 * drops the lock when its holder dies, so nothing stale can be left behind.
 */
export async function withStartLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patience
  let release = await tryLock(folder)
  while (!release) {
    if (performance.now() > deadline)
      throw new StartProblem(
        `Another Dateline process has been starting or stopping the database in ${folder} for two minutes.`,
      )
    await pause(20)
    release = await tryLock(folder)
  }
  try {
    return await work()
  } finally {
    await release()
  }
}

type Release = () => Promise<void>

function tryLock(folder: string): Promise<Release | undefined> {
  // On macOS open(2) can take a lock that lives as long as the file is open (O_EXLOCK); Node has no name for it.
  if (process.platform === 'darwin') return tryFileLock(join(folder, 'start.lock'), 0x20)
  const { dev, ino } = statSync(folder, { bigint: true })
  const name = `dateline-start-${createHash('sha256').update(`${dev}:${ino}:${folder}`).digest('hex').slice(0, 32)}`
  // Named pipes and Linux's abstract sockets belong to the kernel, not to the file system.
  return tryAddress(process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`)
}

async function tryFileLock(file: string, lockFlag: number): Promise<Release | undefined> {
  try {
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | lockFlag
    const handle = await open(file, flags, 0o600)
    return () => handle.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined
    throw error
  }
}

function tryAddress(address: string): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen({ path: address, exclusive: true }, () =>
      resolve(() => new Promise((released) => server.close(() => released()))),
    )
  })
}
