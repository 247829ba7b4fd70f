import { isDeepStrictEqual } from 'node:util'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import type { ArticleFact } from './articleFact.ts'
import { changeBegins } from './changeBegins.ts'
import { lockCopy } from './editor.sql.ts'
import { storeFact } from './facts.sql.ts'
import { FACTS, type FactName } from './facts.ts'
import { listFacts } from './listFacts.ts'

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

/** Saves one fact and touches no other. The same value again is saved already, whoever saved it. */
export function saveFact(
  db: Database,
  articleId: number,
  { fact, value, base }: FactChange,
  staffId: number,
  now: Temporal.Instant,
): Promise<FactAnswer> {
  return inTransaction(db, async (tx) => {
    const read = FACTS[fact].safeParse(value)
    if (!read.success) {
      const reason = read.error.issues[0]?.message ?? 'it says nothing'
      throw invalid('fact-invalid', `The ${fact} cannot be saved: ${reason}.`, { [fact]: reason })
    }
    // Facts and text are kept together, in one order of locks: of a restore, too.
    const copy = await lockCopy(tx, articleId)
    const before = (await listFacts(tx, articleId))[fact]
    if (isDeepStrictEqual(before.value, read.data)) return { kind: 'saved', version: before.version }
    if (copy && before.version === base) await changeBegins(tx, articleId, { copy, staffId }, now)
    if (before.version === base && (await storeFact(tx, articleId, { fact, value: read.data, base, staffId }, now))) {
      await announce(tx, FACT_SAVED, `${articleId} ${fact}`)
      return { kind: 'saved', version: base + 1 }
    }
    return { kind: 'conflict', theirs: (await listFacts(tx, articleId))[fact] }
  })
}
