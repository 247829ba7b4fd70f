import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * One process beside this one, for work that would hold up everybody else or take memory that nobody gets back. It is
 * started by the first piece of work, does one piece at a time in the order in which they came, and ends when it has had
 * nothing to do for a while. It knows no settings and no secrets, and dies with this one.
 */
export type SideProcess<Work, Made> = {
  /**
   * `work` is asked for when its turn has come. undefined: too many wait already. Where `signal` ends it, the process ends
   * with it, in the middle of what it does.
   */
  make(work: () => Promise<Work>, signal?: AbortSignal): Promise<Made> | undefined
  /** Ends it now; what was not made fails. */
  close(): Promise<void>
}

export type SideLimits = {
  /** Without work for so long it ends. */
  idleSeconds: number
  /** A piece that takes longer is given up, and the process with it. */
  mostSeconds: number
  mostWaiting: number
}

type Answer<Made> = { made: Made } | { failed: string }

function start(program: URL): ChildProcess {
  return fork(fileURLToPath(program), {
    execArgv: ['--import', import.meta.resolve('#loader')],
    env: {},
    // Bytes go over as bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

export function openSideProcess<Work, Made>(program: URL, limits: SideLimits): SideProcess<Work, Made> {
  let child: ChildProcess | undefined
  let closed = false
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const { promise, resolve } = Promise.withResolvers<void>()
    ending.once('exit', () => resolve())
    // Idle, it keeps nobody running; whoever waits for its end must not end before.
    ending.ref()
    ending.kill('SIGKILL')
    await promise
  }

  async function makeInTurn(work: () => Promise<Work>, signal: AbortSignal | undefined): Promise<Made> {
    signal?.throwIfAborted()
    clearTimeout(idle)
    if (closed) throw wasClosed()
    // It starts while its work is gathered.
    child ??= start(program)
    try {
      const asked = await work()
      signal?.throwIfAborted()
      if (!child) throw wasClosed()
      return await answerOf(child, asked, signal)
    } catch (error) {
      // Whatever went wrong, the next piece begins in a new one.
      await end()
      throw error
    } finally {
      idle = setTimeout(end, limits.idleSeconds * 1000).unref()
    }
  }

  /** Only while it works does it keep this process from ending. */
  async function answerOf(process: ChildProcess, work: Work, signal: AbortSignal | undefined): Promise<Made> {
    const { promise, resolve, reject } = Promise.withResolvers<Made>()
    const tooLong = setTimeout(
      () => reject(new Error(`No answer in ${limits.mostSeconds} s`)),
      limits.mostSeconds * 1000,
    )
    const exited = (code: number | null, signal: string | null) =>
      reject(new Error(`The process beside this one ended with ${code ?? signal}`))
    const answered = (answer: Answer<Made>) =>
      'made' in answer ? resolve(answer.made) : reject(new Error(answer.failed))
    const aborted = () => reject(signal?.reason)
    signal?.addEventListener('abort', aborted)
    process.once('message', answered).once('error', reject).once('exit', exited)
    process.ref()
    process.channel?.ref()
    try {
      process.send(work as object, (error) => error && reject(error))
      return await promise
    } finally {
      clearTimeout(tooLong)
      signal?.removeEventListener('abort', aborted)
      process.off('message', answered).off('error', reject).off('exit', exited)
      process.unref()
      process.channel?.unref()
    }
  }

  return {
    make(work, signal) {
      if (waiting >= limits.mostWaiting) return undefined
      waiting++
      const made = turn.then(() => makeInTurn(work, signal)).finally(() => waiting--)
      turn = made.catch(() => {})
      return made
    },
    async close() {
      closed = true
      await end()
    },
  }
}

const wasClosed = () => new Error('The process beside this one was closed before the work was done')

/** How often a program looks at what it takes. */
const LOOKS_EVERY_MS = 100

/**
 * The other side: what the program does. Beyond `mostMegabytes` it ends itself in the middle of it: code that is not
 * JavaScript keeps to no limit of Node's, and would take the machine along.
 */
export function answerWork<Work, Made>(
  make: (work: Work) => Promise<Made>,
  { mostMegabytes = Number.POSITIVE_INFINITY }: { mostMegabytes?: number } = {},
): void {
  const isTooMuch = () => process.memoryUsage.rss() > mostMegabytes * 1024 * 1024
  // An orderly end would wait for the very thread that does not stop.
  setInterval(() => isTooMuch() && process.kill(process.pid, 'SIGKILL'), LOOKS_EVERY_MS).unref()
  process.on('disconnect', () => process.exit())
  process.on('message', async (work: Work) => {
    const answer = await make(work).then(
      (made): Answer<Made> => ({ made }),
      (error: unknown): Answer<Made> => ({ failed: error instanceof Error ? error.message : String(error) }),
    )
    process.send?.(answer)
  })
}
