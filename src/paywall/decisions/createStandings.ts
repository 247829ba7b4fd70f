import { LRUCache } from 'lru-cache'
import type { Database } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Notices } from '../../platform/notices.ts'
import type { Read } from '../meter/meter.module.ts'
import type { Standing } from './access.rule.ts'

export type ReaderStanding = Extract<Standing, { kind: 'reader' }>

/** What a process remembers of one session. */
export type Remembered = {
  /** undefined: no such session, or an ended one. */
  standing: ReaderStanding | undefined
  /** Reads known to be stored, as the last transaction left them. There may be more; there are never fewer. */
  reads: readonly Read[]
  /** When the session was last used, as the database has it: in milliseconds, since every request compares it. */
  usedAtMs: number | undefined
  /** When the database last vouched for this, directly or by its notices being heard. */
  vouchedAt: number
}

export type Standings = {
  /** The token is only used to ask the database; what is remembered stands under its hash. */
  of(sessionHash: string, token: string): Promise<Remembered>
  /** What may be believed without asking; undefined when the database must be asked. */
  known(sessionHash: string): Remembered | undefined
  /** To be asked again at its next request. */
  forget(sessionHash: string): void
  dropAll(): void
}

/** Sessions remembered at most; one takes some 300 bytes. */
const MOST_REMEMBERED = 20_000
/** Sign-out, end and refund act everywhere within five seconds (DESIGN §6). */
const TRUST_SILENCE_MS = 5_000
/** With the database away, a standing seen in the last 15 minutes still reads (DESIGN §6). */
const TRUST_WITHOUT_DATABASE_MS = 15 * 60_000

export function createStandings(deps: {
  db: Database
  notices: Notices
  channel: string
  load: (
    token: string,
  ) => Promise<{ standing: ReaderStanding; reads: readonly Read[]; usedAt: Temporal.Instant } | undefined>
}): Standings {
  const remembered: LRUCache<string, Remembered> = new LRUCache({
    max: MOST_REMEMBERED,
    dispose: (entry, hash) => forgetIndex(entry, hash),
  })
  const sessionsOf = new Map<number, Set<string>>()
  const loading = new Map<string, Promise<Remembered>>()
  // Counts drops: what was loaded while something was dropped may be older than the drop, so it is not kept.
  let drops = 0

  function forgetIndex(entry: Remembered, hash: string) {
    if (!entry.standing) return
    const sessions = sessionsOf.get(entry.standing.readerId)
    sessions?.delete(hash)
    if (sessions?.size === 0) sessionsOf.delete(entry.standing.readerId)
  }

  function drop(payload: string) {
    drops++
    const [kind, id = ''] = payload.split(':')
    if (kind === 'session') remembered.delete(id)
    else for (const hash of [...(sessionsOf.get(Number(id)) ?? [])]) remembered.delete(hash)
  }

  async function load(sessionHash: string, token: string): Promise<Remembered> {
    const dropsBefore = drops
    const found = await deps.load(token)
    const now = performance.now()
    const entry: Remembered = {
      standing: found?.standing,
      reads: found?.reads ?? [],
      usedAtMs: found?.usedAt.epochMilliseconds,
      vouchedAt: now,
    }
    if (drops === dropsBefore) {
      remembered.set(sessionHash, entry)
      if (entry.standing) {
        const sessions = sessionsOf.get(entry.standing.readerId) ?? new Set()
        sessionsOf.set(entry.standing.readerId, sessions.add(sessionHash))
      }
    }
    return entry
  }

  function loadOnce(sessionHash: string, token: string): Promise<Remembered> {
    let under = loading.get(sessionHash)
    if (!under) {
      under = load(sessionHash, token).finally(() => loading.delete(sessionHash))
      loading.set(sessionHash, under)
    }
    return under
  }

  deps.notices.on(deps.channel, drop)
  deps.notices.onReconnect(() => {
    drops++
    remembered.clear()
    sessionsOf.clear()
  })

  function known(sessionHash: string): Remembered | undefined {
    const entry = remembered.get(sessionHash)
    if (!entry || deps.notices.silentMs() > TRUST_SILENCE_MS) return undefined
    entry.vouchedAt = performance.now()
    return entry
  }

  return {
    known,
    async of(sessionHash, token) {
      const believed = known(sessionHash)
      if (believed) return believed
      const entry = remembered.get(sessionHash)
      if (!entry) return loadOnce(sessionHash, token)
      try {
        return await loadOnce(sessionHash, token)
      } catch (error) {
        if (isDatabaseAway(error) && performance.now() - entry.vouchedAt <= TRUST_WITHOUT_DATABASE_MS) return entry
        throw error
      }
    },
    forget(sessionHash) {
      remembered.delete(sessionHash)
    },
    dropAll() {
      drops++
      remembered.clear()
      sessionsOf.clear()
    },
  }
}
