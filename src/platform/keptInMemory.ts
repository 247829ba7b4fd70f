import { createHash } from 'node:crypto'
import type { Log } from './log.ts'
import type { Notices } from './notices.ts'

export type KeptInMemory<Content> = {
  /** What was loaded last, without waiting. Nothing can be asked of it before the first `reload` has succeeded. */
  current(): Content
  /** Of what is current: another one exactly when the content is another. Part of the key of whatever shows it. */
  version(): string
  /** Loads everything that was committed before this call; rejects where it cannot. Once before serving. */
  reload(): Promise<void>
  /** From now on nothing is loaded and no timer runs. */
  close(): void
}

export type KeptInMemoryOptions<Content> = {
  /** What it is, for the log. */
  name: string
  /** Plain content: what JSON can write, Temporal's times and maps, so that two of the same have the same version. */
  load(): Promise<Content>
  /** undefined: whoever asks for it reloads by hand. */
  notices: Notices | undefined
  /** The channels on which a change of the content is announced. */
  channels: readonly string[]
  log: Log
  /** Told of every content that differs from the one before it, the first included, before anybody else sees it. */
  changed?(content: Content): void
}

/** The first pause after a failure; each next one is twice as long. */
const FIRST_PAUSE_MS = 250
/** The notices' reconnection tries again at once, so this is for a database that answers, but not this question. */
const LONGEST_PAUSE_MS = 30_000
/** A statement ends after 15 s and a wait for a connection after 3 s: beyond that, nobody is at the other end. */
const GIVEN_UP_AFTER_MS = 30_000

/**
 * Content of the database that a process remembers, and reads again when a notice says that it has changed or the
 * notices' connection may have missed one.
 *
 * - Coalesced: one load at a time; however many notices arrive while it runs, one more follows it.
 * - In order: a load that began earlier never replaces what a later one has brought.
 * - Retried: after a failure the last content stays, and it is loaded again, with growing pauses, until that succeeds.
 * - Logged: the first failure in a row, and the success that ends the row.
 * - Versioned: loading the same content again changes nothing for anybody.
 */
export function keptInMemory<Content>(options: KeptInMemoryOptions<Content>): KeptInMemory<Content> {
  const { name, notices, log } = options
  let state: { content: Content; version: string } | undefined
  let underWay: Promise<void> | undefined
  let following: Promise<void> | undefined
  let retry: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false

  /** Whatever is under way may have read before the change that it is called for. */
  function reload(): Promise<void> {
    if (following) return following
    if (!underWay) return begin()
    following = underWay.then(begin, begin)
    return following
  }

  function begin(): Promise<void> {
    following = undefined
    underWay = loadOnce().finally(() => {
      underWay = undefined
    })
    return underWay
  }

  async function loadOnce(): Promise<void> {
    clearTimeout(retry)
    if (closed) return
    try {
      take(await withinReason(options.load()))
    } catch (error) {
      if (!closed) failed(error as Error)
      throw error
    }
  }

  function take(content: Content): void {
    if (closed) return
    const version = versionOf(content)
    if (version !== state?.version) {
      options.changed?.(content)
      state = { content, version }
    }
    if (failures > 0) log.info({ kept: name, failures }, 'could be read again')
    failures = 0
  }

  /** Before there is any content, whoever waits for the first decides what becomes of a failure. */
  function failed(error: Error): void {
    if (!state) return
    if (failures === 0) log.warn({ kept: name, err: error.message }, 'could not be read again: the last content stays')
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
    failures++
    retry = setTimeout(reloadQuietly, pause).unref()
  }

  /** Its failure is logged and retried already. */
  function reloadQuietly(): void {
    reload().catch(() => {})
  }

  for (const channel of options.channels) notices?.on(channel, reloadQuietly)
  notices?.onReconnect(reloadQuietly)

  function known() {
    if (!state) throw new Error(`${name}: asked for before it was read for the first time`)
    return state
  }

  return {
    current: () => known().content,
    version: () => known().version,
    reload,
    close() {
      closed = true
      clearTimeout(retry)
    },
  }
}

/** What comes after that is nobody's any more: the next load may have begun. */
async function withinReason<T>(loading: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const givenUp = setTimeout(() => reject(new Error(`no answer in ${GIVEN_UP_AFTER_MS / 1000} s`)), GIVEN_UP_AFTER_MS)
  givenUp.unref()
  try {
    return await Promise.race([loading, promise])
  } finally {
    clearTimeout(givenUp)
  }
}

function versionOf(content: unknown): string {
  const text = JSON.stringify(content, (_, value) => (value instanceof Map ? [...value] : value))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
