import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

/**
 * Ports that were free a moment ago, all held until all are known. They lie below those that a system hands out by
 * itself (from 32768 with Linux, from 49152 elsewhere): nothing that asks for any port, be it a debugger or a
 * connection outwards, takes one between here and the server it is for.
 */
const FIRST = 20_000
const COUNT = 12_000

export async function freePorts(): Promise<[number, number]> {
  const held = [await holdOne(), await holdOne()] as const
  const ports = held.map(({ port }) => port)
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))))
  return [ports[0] ?? 0, ports[1] ?? 0]
}

async function holdOne(): Promise<{ port: number; server: Server }> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    const server = createServer()
    // Refused where another process has it.
    const isHeld = await once(server.listen(port, '127.0.0.1'), 'listening').then(
      () => true,
      () => false,
    )
    if (isHeld) return { port, server }
  }
}
