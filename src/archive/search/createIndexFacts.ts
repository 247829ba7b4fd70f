import type { Database } from '../../platform/database.ts'
import type { Notices } from '../../platform/notices.ts'
import { INDEX_CHANNEL, LANGUAGE, lexeme, MONTH } from '../index/index.module.ts'
import type { Months } from './plan.rule.ts'
import { documentsWith, type Words, wordsBeginning } from './search.sql.ts'

export type IndexFacts = Months & { languages: string[] }

/** What is remembered of the index until it changes, by the words that are looked at: neither knows of the other. */
export type Remembering = {
  facts(db: Database, words: Words): Promise<IndexFacts>
  /** Raised whenever something else may be found. */
  version(): number
}

const MOST_MONTHS = 2_400

export function createIndexFacts(notices: Notices): Remembering {
  let version = 0
  const kept = new Map<Words, Promise<IndexFacts>>()
  const forget = () => {
    version++
    kept.clear()
  }
  notices.on(INDEX_CHANNEL, forget)
  // What is withdrawn is gone before it is counted no longer.
  notices.on('search-changes', forget)
  notices.onReconnect(forget)
  return {
    version: () => version,
    facts(db, words) {
      const known = kept.get(words)
      if (known) return known
      const loading = load(db, words)
      kept.set(words, loading)
      loading.catch(() => {
        if (kept.get(words) === loading) kept.delete(words)
      })
      return loading
    },
  }
}

async function load(db: Database, words: Words): Promise<IndexFacts> {
  const all = await documentsWith(db, words, [lexeme.all])
  const months = await wordsBeginning(db, words, MONTH, MOST_MONTHS)
  const languages = await wordsBeginning(db, words, LANGUAGE, 100)
  return {
    all: all.get(lexeme.all) ?? 0,
    months: months
      .map(({ word, documents }) => ({ lexeme: word, documents }))
      .sort((a, b) => (a.lexeme < b.lexeme ? 1 : -1)),
    languages: languages.map(({ word }) => word.slice(LANGUAGE.length)),
  }
}
