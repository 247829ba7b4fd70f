import { parentPort, Worker } from 'node:worker_threads'

/**
 * One thread for work that would hold up everybody else. It is started by the first piece of work, does one piece at a
 * time in the order in which they came, and ends when it has had nothing to do for a while, with all its memory.
 */
export type Thread<Work, Made> = {
  /** `work` is asked for when its turn has come. undefined: too many wait already. */
  make(work: () => Promise<Work>): Promise<Made> | undefined
  /** Ends it now; what was not made fails. */
  close(): Promise<void>
}

export type ThreadLimits = {
  /** Without work for so long it ends. */
  idleSeconds: number
  /** A piece that takes longer is given up, and the thread with it. */
  mostSeconds: number
  mostWaiting: number
}

type Answer<Made> = { made: Made } | { failed: string }

export function openThread<Work, Made>(program: URL, limits: ThreadLimits): Thread<Work, Made> {
  let worker: Worker | undefined
  let closed = false
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  async function makeInTurn(work: () => Promise<Work>): Promise<Made> {
    if (closed) throw new Error('The thread was closed before the work was done')
    clearTimeout(idle)
    const asked = await work()
    worker ??= new Worker(program)
    worker.ref()
    try {
      return await answerOf(worker, asked)
    } catch (error) {
      // Whatever went wrong, the next piece begins in a new one.
      await end()
      throw error
    } finally {
      worker?.unref()
      idle = setTimeout(end, limits.idleSeconds * 1000).unref()
    }
  }

  function answerOf(thread: Worker, work: Work): Promise<Made> {
    const { promise, resolve, reject } = Promise.withResolvers<Made>()
    const tooLong = setTimeout(
      () => reject(new Error(`No answer in ${limits.mostSeconds} s`)),
      limits.mostSeconds * 1000,
    )
    const exited = (code: number) => reject(new Error(`The thread ended with ${code}`))
    const answered = (answer: Answer<Made>) =>
      'made' in answer ? resolve(answer.made) : reject(new Error(answer.failed))
    thread.once('message', answered).once('error', reject).once('exit', exited)
    thread.postMessage(work)
    return promise.finally(() => {
      clearTimeout(tooLong)
      thread.off('message', answered).off('error', reject).off('exit', exited)
    })
  }

  return {
    make(work) {
      if (waiting >= limits.mostWaiting) return undefined
      waiting++
      const made = turn.then(() => makeInTurn(work)).finally(() => waiting--)
      turn = made.catch(() => {})
      return made
    },
    async close() {
      closed = true
      await end()
    },
  }
}

/** The other side: what the thread's own file does. */
export function answerWork<Work, Made>(make: (work: Work) => Promise<Made>): void {
  parentPort?.on('message', async (work: Work) => {
    const answer = await make(work).then(
      (made): Answer<Made> => ({ made }),
      (error: unknown): Answer<Made> => ({ failed: error instanceof Error ? error.message : String(error) }),
    )
    parentPort?.postMessage(answer)
  })
}
