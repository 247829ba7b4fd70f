import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { environment, flagsOfStart } from '../bin/pinned-node.js'
import { freePorts } from '../tests/support/freePorts.ts'
import { onCore } from './machine.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

export type RunningSite = {
  port: number
  origin: string
  dataFolder: string
  /** Of the web process. */
  pid: number
  /** From the command to the first 200 of the front page. */
  startMs: number
  stop(): Promise<void>
}

/** A start may take so long before it counts as failed. */
const START_WITHIN_MS = 120_000

/** `dateline start` on free ports; on one core if `core` is given. */
export async function startSite(options: { dataFolder: string; core?: number }): Promise<RunningSite> {
  const [port, simulatorPort] = await freePorts()
  const loaded = ['--import', import.meta.resolve('#loader'), `${root}src/main.ts`, 'start']
  const command = [process.execPath, ...flagsOfStart, ...loaded]
  const { program, args } =
    options.core === undefined
      ? { program: process.execPath, args: [`${root}bin/dateline.js`, 'start'] }
      : onCore(options.core, command)
  const { STRIPE_SECRET_KEY: _key, DATABASE_URL: _url, SMTP_URL: _smtp, ...env } = process.env
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...environment,
      ...env,
      PORT: String(port),
      SIMULATOR_PORT: String(simulatorPort),
      DATELINE_DATA: options.dataFolder,
      LOG_LEVEL: 'warn',
    },
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000)
  })
  const origin = `http://127.0.0.1:${port}`
  await firstAnswer(child, `${origin}/`, began, () => said)
  return {
    port,
    origin,
    dataFolder: options.dataFolder,
    pid: child.pid ?? 0,
    startMs: performance.now() - began,
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function firstAnswer(child: ChildProcess, url: string, began: number, said: () => string): Promise<void> {
  while (child.exitCode === null && performance.now() - began < START_WITHIN_MS) {
    const status = await fetch(url).then(
      (answer) => answer.body?.cancel().then(() => answer.status),
      () => undefined,
    )
    if (status === 200) return
    await pause(10)
  }
  child.kill('SIGKILL')
  throw new Error(`the site did not start:\n${said()}`)
}
