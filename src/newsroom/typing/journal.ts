import { createStore, delMany, entries, setMany, type UseStore } from 'idb-keyval'
import type { Journal } from './textSession.ts'

/** A journal that is there: of which article and tab, since when, and whether its tab is open somewhere. */
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
const store = (): UseStore => createStore('dateline-desk', 'journal')

/**
 * What somebody typed and nobody has confirmed, in the browser's own storage. Each keystroke adds one record; a journal
 * is written whole only when its beginning has changed.
 */
export function openJournal(articleId: number, tab: string): JournalOf {
  const kept = store()
  const key = `${PREFIX}/${articleId}/${tab}`
  let generation = Date.now()
  let written: string[] = []
  // One after the other: a later state never stands below an earlier one.
  let line: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = line.then(work, work)
    line = done.catch(() => {})
    return done
  }
  return {
    keep: (journal) =>
      inTurn(async () => {
        const older = written
        generation += 1
        written = []
        const whole: Whole = { journal, generation, changedAt: Date.now() }
        await setMany([[key, whole]], kept)
        if (older.length > 0) await delMany(older, kept)
      }),
    add: (steps) =>
      inTurn(async () => {
        const at = written.length
        const records = steps.map((step, n): [string, More] => [
          `${key}/${String(at + n).padStart(8, '0')}`,
          { step, generation, changedAt: Date.now() },
        ])
        written.push(...records.map(([name]) => name))
        await setMany(records, kept)
      }),
    forget: () =>
      inTurn(async () => {
        const older = [key, ...written]
        written = []
        await delMany(older, kept)
      }),
  }
}

/** Every journal of this article that holds something which nobody has confirmed. */
export async function readJournals(articleId: number): Promise<Left[]> {
  const mine = `${PREFIX}/${articleId}/`
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
export async function dropJournal(key: string): Promise<void> {
  const all = await entries<string, unknown>(store())
  await delMany(
    all.map(([name]) => name).filter((name) => name === key || name.startsWith(`${key}/`)),
    store(),
  )
}

export const journalKey = (articleId: number, tab: string) => `${PREFIX}/${articleId}/${tab}`
