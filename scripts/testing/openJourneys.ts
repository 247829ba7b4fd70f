import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type OpenJourneys = { close(): Promise<void> }

/** Starts what the journeys share and says in this process's environment where it is. */
export async function openJourneys(): Promise<OpenJourneys> {
  const host = fork(fileURLToPath(new URL('journeysHost.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('#loader')],
  })
  const ended = once(host, 'exit')
  const [places] = (await Promise.race([once(host, 'message'), ended])) as [unknown]
  if (typeof places !== 'object' || places === null) throw new Error('the site of the journeys did not start')
  Object.assign(process.env, places)
  return {
    async close() {
      for (const name of Object.keys(places)) delete process.env[name]
      if (host.connected) host.disconnect()
      await ended
    },
  }
}
