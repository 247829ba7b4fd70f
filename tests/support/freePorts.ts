import { once } from 'node:events'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Ports that were free a moment ago, all held until all are known. They lie below those that a system hands out by
 * itself (from 32768 with Linux, from 49152 elsewhere): nothing that asks for any port, be it a debugger or a
 * connection outwards, takes one between here and the server it is for. Other tests might, so each claims its own.
 */
const FIRST = 20_000
const COUNT = 12_000

const claimed: string[] = []
const claims = join(tmpdir(), 'dateline-claimed-ports')
/** Whoever was killed does not give a claim back. */
const FORGOTTEN_AFTER_MS = 60 * 60_000

export async function freePorts(): Promise<[number, number]> {
  const held = [await holdOne(), await holdOne()] as const
  const ports = held.map(({ port }) => port)
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))))
  return [ports[0] ?? 0, ports[1] ?? 0]
}

async function holdOne(): Promise<{ port: number; server: Server }> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    if (!claim(port)) continue
    const server = createServer()
    // Refused where another process has it.
    const isHeld = await once(server.listen(port, '127.0.0.1'), 'listening').then(
      () => true,
      () => false,
    )
    if (isHeld) return { port, server }
  }
}

/** Until this process ends. */
function claim(port: number): boolean {
  const folder = join(claims, String(port))
  mkdirSync(claims, { recursive: true })
  const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  if (age > FORGOTTEN_AFTER_MS) rmSync(folder, { recursive: true, force: true })
  try {
    mkdirSync(folder)
  } catch {
    return false
  }
  if (claimed.push(folder) === 1) {
    process.once('exit', () => {
      for (const one of claimed) rmSync(one, { recursive: true, force: true })
    })
  }
  return true
}
