import { createStore, delMany, entries, setMany, type UseStore } from 'idb-keyval'
import type { Journal } from './textSession.ts'

/** A journal that is there, under which name, and when something was last added to it. */
export type Left = { key: string; journal: Journal; changedAt: number }

/** The confirmed text with everything that waited when it was last written whole. */
type Whole = { journal: Journal; generation: number; changedAt: number }
/** One more step since then. */
type More = { step: unknown; generation: number; changedAt: number }

export type JournalOf = {
  /** All of it anew: after something was confirmed, or came from others. */
  keep(journal: Journal): Promise<void>
  /** Steps that were made since the last `keep`, behind those that were added before. */
  add(steps: readonly unknown[]): Promise<void>
  /** Nothing waits any more. */
  forget(): Promise<void>
}

const PREFIX = 'article'
let opened: UseStore | undefined
/** One connection for as long as the page lives. */
const store = (): UseStore => (opened ??= createStore('dateline-desk', 'journal'))

/**
 * What somebody typed and nobody has confirmed, in the browser's own storage. Each keystroke adds one record; a journal
 * is written whole only when its beginning has changed.
 */
export function openJournal(key: string): JournalOf {
  const kept = store()
  let generation = Date.now()
  let count = 0
  let pending: [string, More][] = []
  let written: string[] = []
  let stale: string[] = []
  // One after the other: a later state never stands below an earlier one.
  let line: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = line.then(work, work)
    line = done.catch(() => {})
    return done
  }
  const beginAnew = () => {
    generation += 1
    count = 0
    pending = []
    stale.push(...written)
    written = []
  }
  const dropStale = async () => {
    const gone = stale
    stale = []
    if (gone.length > 0) await delMany(gone, kept)
  }
  return {
    keep(journal) {
      beginAnew()
      const whole: Whole = { journal, generation, changedAt: Date.now() }
      return inTurn(async () => {
        // One that was taken over by a later one says nothing any more.
        if (whole.generation !== generation) return
        await setMany([[key, whole]], kept)
        await dropStale()
      })
    },
    add(steps) {
      for (const step of steps) {
        const name = `${key}/${generation}/${String(count++).padStart(8, '0')}`
        pending.push([name, { step, generation, changedAt: Date.now() }])
        written.push(name)
      }
      // Whatever was typed while the last ones were written goes with these.
      return inTurn(async () => {
        const records = pending
        pending = []
        if (records.length > 0) await setMany(records, kept)
      })
    },
    forget() {
      beginAnew()
      stale.push(key)
      return inTurn(dropStale)
    },
  }
}

/** Every journal of this article that holds something of this person which nobody has confirmed. */
export async function readJournals(articleId: number, staffId: number): Promise<Left[]> {
  const mine = journalsOf(articleId, staffId)
  const all = (await entries<string, Whole | More>(store())).filter(([key]) => key.startsWith(mine))
  const left: Left[] = []
  for (const [key, record] of all) {
    if (!('journal' in record)) continue
    const more = all
      .filter(
        (entry): entry is [string, More] =>
          entry[0].startsWith(`${key}/`) && 'step' in entry[1] && entry[1].generation === record.generation,
      )
      .sort(([one], [other]) => (one < other ? -1 : 1))
    const steps = [...record.journal.steps, ...more.map(([, { step }]) => step)]
    const changedAt = Math.max(record.changedAt, ...more.map(([, { changedAt }]) => changedAt))
    if (steps.length > 0 || record.journal.tray.length > 0) {
      left.push({ key, journal: { ...record.journal, steps }, changedAt })
    }
  }
  return left.sort((one, other) => one.changedAt - other.changedAt)
}

/** Takes a journal away, with all that was added to it. */
export function dropJournal(key: string): Promise<void> {
  return inOneGo((all) => drop(all, key))
}

/**
 * Takes a journal over under another name, all of it or nothing. False: somebody else has, and goes on with it under the
 * name of its browser, which two cannot have.
 */
export async function takeOverJournal({ key, journal, changedAt }: Left, name: string): Promise<boolean> {
  let isThere = false
  await inOneGo((all) => {
    const asked = all.getKey(key)
    asked.onsuccess = () => {
      isThere = asked.result !== undefined
      if (!isThere) return
      all.put({ journal, generation: 0, changedAt } satisfies Whole, name)
      drop(all, key)
    }
  })
  return isThere
}

function inOneGo(work: (all: IDBObjectStore) => void): Promise<void> {
  return store()('readwrite', (all) => {
    work(all)
    return new Promise((resolve, reject) => {
      all.transaction.oncomplete = () => resolve()
      all.transaction.onabort = () => reject(all.transaction.error)
    })
  })
}

function drop(all: IDBObjectStore, key: string): void {
  all.delete(key)
  all.delete(IDBKeyRange.bound(`${key}/`, `${key}/\uffff`))
}

/**
 * The name of a journal. Each time that an article is opened it is another one, also in the same tab: what was left
 * there the time before waits for its writer's word, and nothing is written over it until then.
 */
export const newJournalKey = (articleId: number, staffId: number, tab: string) =>
  `${journalsOf(articleId, staffId)}${tab}~${crypto.randomUUID()}`

/** In which tab a journal was begun. */
export const tabOfJournal = (key: string): string => key.slice(key.lastIndexOf('/') + 1).split('~')[0] ?? ''

/** At a browser that several use, each finds what they typed and nobody else's. */
const journalsOf = (articleId: number, staffId: number) => `${PREFIX}/${articleId}/${staffId}/`

/**
 * The name of this tab, which nobody else has while it is open: a lock says so. A tab that was copied takes its name
 * along, finds it taken, and gets one of its own.
 */
export async function takeTabName(): Promise<string> {
  const known = sessionStorage.getItem(NAME)
  if (known && (await hold(known))) return known
  const name = crypto.randomUUID()
  await hold(name)
  sessionStorage.setItem(NAME, name)
  return name
}

/** The tabs that are open now, as far as this browser tells. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])))
}

const NAME = 'dateline-tab'
const LOCK = 'dateline-tab/'

/** For as long as the page lives. True: it was free. */
function hold(name: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  if (holding.has(name)) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request(LOCK + name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      if (!lock) return
      holding.add(name)
      return new Promise(() => {})
    })
  })
}

const holding = new Set<string>()
