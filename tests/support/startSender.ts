import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SenderFacts, SenderWish } from './letterSender.ts'

export type Sender = {
  child: ChildProcess
  /** It is at work. */
  ready: Promise<void>
  /** What it said at its end; undefined: it was killed. */
  ended: Promise<SenderFacts | undefined>
}

const program = fileURLToPath(new URL('letterSender.ts', import.meta.url))

/** A process that sends letters; `prefix` says on which core, where that matters. */
export function startSender(wish: SenderWish, prefix: readonly string[] = []): Sender {
  const [file = process.execPath, ...args] = [
    ...prefix,
    process.execPath,
    ...['--import', import.meta.resolve('#loader'), program, JSON.stringify(wish)],
  ]
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
    if (said.includes('ready\n')) resolve()
  })
  const ended = once(child, 'close').then(() => {
    resolve()
    const line = said.split('\n').find((one) => one.startsWith('{'))
    return line === undefined ? undefined : (JSON.parse(line) as SenderFacts)
  })
  return { child, ready, ended }
}
