import { once } from 'node:events'
import type { RunningSite } from './runningSite.ts'

/** With which a site must be started whose memory is to be looked into: at a port of its own choice. */
export const inspectable = { NODE_OPTIONS: '--inspect=0' }

/** Megabytes that a process really holds on to: JavaScript's heap and what lies outside it, after a full collection. */
export async function liveMemory(site: RunningSite): Promise<number> {
  const address = /ws:\/\/\S+/.exec(site.log())?.[0]
  if (!address) throw new Error(`the site was not started to be inspected:\n${site.log()}`)
  const socket = new WebSocket(address)
  await once(socket, 'open')
  let asked = 0
  async function call<Result>(method: string, params: object = {}): Promise<Result> {
    const id = ++asked
    const answer = new Promise<Result>((resolve) =>
      socket.addEventListener('message', ({ data }) => {
        const said = JSON.parse(String(data))
        if (said.id === id) resolve(said.result)
      }),
    )
    socket.send(JSON.stringify({ id, method, params }))
    return answer
  }
  try {
    await call('HeapProfiler.collectGarbage')
    const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
    const { result } = await call<{ result: { value: number } }>('Runtime.evaluate', { expression })
    return result.value / 1024 / 1024
  } finally {
    socket.close()
  }
}
