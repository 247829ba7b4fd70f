import type { Database } from '../../platform/database.ts'
import { type Clause, distance, forgiven, remainsOf, type Term } from '../words/words.module.ts'
import { type KnownWord, type Words, wordsLike } from './search.sql.ts'
import { wordOf } from './wordOf.ts'

/** A word in so few documents may be a mistake of theirs: one that is in so many more is asked for instead. */
const FEW = 2
const MANY_MORE = 50

export type Correction = { clauses: Clause[]; shown: string; words: Set<string> }

/**
 * The query with the words that nobody wrote replaced by the likest that somebody wrote where this search looks;
 * undefined where there is nothing to correct. `documentsOf`: in how many documents a term is found, in any form.
 */
export async function correctQuery(
  db: Database,
  words: Words,
  typed: string,
  clauses: readonly Clause[],
  documentsOf: (term: Term) => number,
): Promise<Correction | undefined> {
  const replaced = new Map<string, string>()
  for (const term of clauses.flatMap(({ terms, isNot }) => (isNot ? [] : terms))) {
    const documents = documentsOf(term)
    const word = wordOf(term)
    if (word === undefined || documents > FEW || forgiven(word) === 0) continue
    const better = likest(word, await wordsLike(db, words, remainsOf(word)))
    if (better && better.documents > documents * MANY_MORE) replaced.set(term.text, better.shown ?? better.word)
  }
  if (replaced.size === 0) return undefined
  const mend = (term: Term): Term => ({ ...term, text: replaced.get(term.text) ?? term.text })
  return {
    clauses: clauses.map(({ terms, isNot }) => ({ isNot, terms: terms.map(mend) })),
    shown: mendText(typed, replaced),
    words: new Set(replaced.values()),
  }
}

function likest(word: string, known: readonly KnownWord[]): KnownWord | undefined {
  const most = forgiven(word)
  let best: (KnownWord & { far: number }) | undefined
  for (const one of known) {
    const far = distance(word, one.word, most)
    if (far > most || far === 0) continue
    if (!best || far < best.far || (far === best.far && one.documents > best.documents)) best = { ...one, far }
  }
  return best
}

/** Everything else of it stays as it was typed. */
function mendText(typed: string, replaced: ReadonlyMap<string, string>): string {
  return typed.replace(/[\p{L}\p{M}]+/gu, (word) => replaced.get(word) ?? word)
}
