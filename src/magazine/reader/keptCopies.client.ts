/**
 * What this browser keeps of the magazine, as its pages and its worker both see it: one cache for each reader, named by a key
 * that says nothing of them, with one entry that tells what is in it and until when it may be read.
 */
export type KeptIssue = {
  title: string
  /** How many pages, in words. */
  extent: string
  version: string
  bytes: number
  keptAt: number
  /** Addresses of its pages, and of what they show. */
  pages: string[]
  files: string[]
}

export type KeptState = {
  /** By this browser's clock: when it was last told that it may, and until when. */
  since: number
  until: number
  /** The same as a date in words. */
  untilSaid: string
  /** The time was over, and the pages were removed. */
  isOver: boolean
  /** The page that says what is kept, which holds nothing of anybody's, and what it shows. */
  shell: string[]
  issues: Record<string, KeptIssue>
}

export type Contact = { key: string | null; seconds?: number; untilSaid?: string }

const PREFIX = 'magazine-'
const STATE = '/magazine/kept.json'
/** Where a page leaves what it could not tell yet. */
export const PLACES = 'dateline-magazine-places'
/** A clock that was set back so far is not believed. */
const CLOCK_SLACK_MS = 86_400_000

export const cacheOf = (key: string) => PREFIX + key

export const emptyState = (): KeptState => ({
  ...{ since: 0, until: 0, untilSaid: '', isOver: false, shell: [], issues: {} },
})

/** One change at a time, in pages and workers alike. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('magazine', work) as unknown as Promise<T>

export async function keptNames(): Promise<string[]> {
  if (!('caches' in globalThis)) return []
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX))
}

export async function readState(name: string): Promise<KeptState> {
  const stored = await (await caches.open(name)).match(STATE)
  return stored ? ((await stored.json()) as KeptState) : emptyState()
}

export async function writeState(name: string, state: KeptState): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await (await caches.open(name)).put(STATE, new Response(JSON.stringify(state), { headers }))
}

export const mayBeRead = ({ since, until, isOver }: KeptState, now: number) =>
  !isOver && now < until && now > since - CLOCK_SLACK_MS

/** Everything that is kept, of whoever it is, or of all but one reader. */
export async function forgetAll(but?: string): Promise<void> {
  for (const name of await keptNames()) if (name !== but) await caches.delete(name)
}

/** An issue, and what no other issue shows. */
export async function removeIssue(name: string, date: string): Promise<void> {
  const state = await readState(name)
  const issue = state.issues[date]
  if (!issue) return
  delete state.issues[date]
  const others = new Set([
    ...state.shell,
    ...Object.values(state.issues).flatMap(({ pages, files }) => [...pages, ...files]),
  ])
  const cache = await caches.open(name)
  for (const url of [...issue.pages, ...issue.files]) if (!others.has(url)) await cache.delete(url)
  await writeState(name, state)
}

/** When the time is over, what was kept is removed; that it was stays to be said. */
export async function endLease(name: string): Promise<void> {
  for (const date of Object.keys((await readState(name)).issues)) await removeIssue(name, date)
  await writeState(name, { ...(await readState(name)), isOver: true })
}

/**
 * Asks whose this browser is now, and does what follows: nobody's copies are removed, and another reader's. Answers the name
 * of the cache that may stay. Nobody is asked where nothing is kept.
 */
export async function makeContact(language: string): Promise<string | undefined> {
  const names = await keptNames()
  if (names.length === 0) return undefined
  const answer = await fetch(`/magazine/contact.json?language=${language}`, { cache: 'no-store' })
  if (!answer.ok) return names[0]
  const contact = (await answer.json()) as Contact
  return alone(async () => {
    if (contact.key === null) {
      await forgetAll()
      return undefined
    }
    const name = cacheOf(contact.key)
    await forgetAll(name)
    if ((await keptNames()).includes(name)) await writeState(name, renewed(await readState(name), contact))
    return name
  })
}

export function renewed(state: KeptState, { seconds = 0, untilSaid = '' }: Contact): KeptState {
  const since = Date.now()
  return { ...state, since, until: since + seconds * 1000, untilSaid, isOver: false }
}
