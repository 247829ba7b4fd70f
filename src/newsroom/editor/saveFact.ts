import { isDeepStrictEqual } from 'node:util'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { changeBegins } from './changeBegins.ts'
import { type LockedCopy, lockCopy } from './editor.sql.ts'
import { isSection, storeFact } from './facts.sql.ts'
import type { ArticleFact, FactName, FactProblem } from './facts.ts'
import { listFacts } from './listFacts.ts'
import { openWorkingCopy } from './openWorkingCopy.ts'
import { readFact } from './readFact.ts'

/** On which it is said that a fact of an article was saved: `<article> <fact>`. */
export const FACT_SAVED = 'article-facts'

export type FactChange = {
  fact: FactName
  value: unknown
  /** The version that whoever changed it had seen. */
  base: number
}

export type FactAnswer =
  | { kind: 'saved'; version: number }
  /** Somebody else was quicker; nothing was stored, and this is what they wrote. */
  | { kind: 'conflict'; theirs: ArticleFact }
  /** No article can have it. */
  | { kind: 'refused'; problem: FactProblem }

/** Saves one fact and touches no other. The same value again is saved already, whoever saved it. `staffId` null: the operator. */
export function saveFact(
  db: Database,
  articleId: number,
  { fact, value, base }: FactChange,
  staffId: number | null,
  now: Temporal.Instant,
): Promise<FactAnswer> {
  return inTransaction(db, async (tx) => {
    const read = readFact(fact, value)
    if ('problem' in read) return { kind: 'refused', problem: read.problem }
    if (fact === 'section' && read.value !== '' && !(await isSection(tx, String(read.value)))) {
      return { kind: 'refused', problem: { kind: 'no-section' } }
    }
    // Facts and text are kept together, in one order of locks: of a restore, too. Without a text nothing would be kept of it.
    await openWorkingCopy(tx, articleId, now)
    const copy = (await lockCopy(tx, articleId)) as LockedCopy
    const before = (await listFacts(tx, articleId))[fact]
    if (isDeepStrictEqual(before.value, read.value)) return { kind: 'saved', version: before.version }
    if (before.version === base) await changeBegins(tx, articleId, { copy, staffId }, now)
    if (before.version === base && (await storeFact(tx, articleId, { fact, value: read.value, base, staffId }, now))) {
      await announce(tx, FACT_SAVED, `${articleId} ${fact}`)
      return { kind: 'saved', version: base + 1 }
    }
    return { kind: 'conflict', theirs: (await listFacts(tx, articleId))[fact] }
  })
}
