import { articlesAt, findBody } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { isDatabaseAway, isOutOfTime } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { announce } from '../../platform/notices.ts'
import { ownTurn } from '../../platform/turns.ts'
import { remainsOf } from '../words/words.module.ts'
import {
  type Change,
  type CountedWords,
  type DocumentRow,
  deleteChanges,
  holdLive,
  nextChanges,
  storeDocuments,
  takeIndex,
  waitingChange,
  wordsCounted,
} from './index.sql.ts'
import { isWord } from './lexeme.rule.ts'
import { makeDocument, type SearchDocument } from './makeDocument.ts'
import { countWords, insertWords, lookUpEachWord, type WordTable } from './words.sql.ts'
import { writeVector } from './writeVector.rule.ts'

/** Payload: none. What is found may be another than a moment ago. */
export const INDEX_CHANNEL = 'search-index'

export type IndexDeps = { db: Database; zone: () => string; log: Log }

/**
 * Indexes the next of what has changed, `limit` at most, and forgets what is gone; how many changes that were, and
 * undefined where another process is at it.
 */
export async function indexChanges(
  deps: IndexDeps,
  { limit, bulkToo }: { limit: number; bulkToo: boolean },
): Promise<number | undefined> {
  try {
    return await indexThese(deps, (tx) => nextChanges(tx, limit, bulkToo))
  } catch (error) {
    if (isDatabaseAway(error) || isOutOfTime(error)) throw error
    return indexOneByOne(deps, await nextChanges(deps.db, limit, bulkToo))
  }
}

/** One article that cannot be indexed keeps none of the others from it: of it the head is, or nothing. */
async function indexOneByOne(deps: IndexDeps, changes: readonly Change[]): Promise<number | undefined> {
  let done = 0
  for (const { id, article } of changes) {
    const next = (tx: Database) => waitingChange(tx, id)
    try {
      if ((await indexThese(deps, next)) === undefined) return undefined
    } catch (error) {
      if (isDatabaseAway(error) || isOutOfTime(error)) throw error
      deps.log.error({ err: (error as Error).message, article }, 'an article could not be indexed with its text')
      try {
        if ((await indexThese(deps, next, { isHeadOnly: true })) === undefined) return undefined
      } catch (error) {
        if (isDatabaseAway(error) || isOutOfTime(error)) throw error
        deps.log.error({ err: (error as Error).message, article }, 'an article could not be indexed at all')
        await deleteChanges(deps.db, [id])
      }
    }
    done++
  }
  return done
}

function indexThese(
  { db, zone }: IndexDeps,
  next: (tx: Database) => Promise<Change[]>,
  { isHeadOnly = false } = {},
): Promise<number | undefined> {
  return inTransaction(db, async (tx) => {
    if (!(await takeIndex(tx))) return undefined
    const changes = await next(tx)
    if (changes.length === 0) return 0
    const wanted = [...new Set(changes.flatMap(({ article, openGone }) => (openGone ? [] : [article])))]
    const live = await holdLive(tx, wanted)
    const made = await makeDocuments(tx, live, zone())
    const documents = isHeadOnly ? made.map(withoutText) : made
    const counts = { open: new Map<string, number>(), full: new Map<string, number>() }
    const count = (words: CountedWords, by: 1 | -1) => {
      for (const word of words.open) counts.open.set(word, (counts.open.get(word) ?? 0) + by)
      for (const word of words.full) counts.full.set(word, (counts.full.get(word) ?? 0) + by)
    }
    for (const before of await wordsCounted(tx, live)) count(before, -1)
    for (const { openGone, fullGone } of changes) count({ open: openGone ?? [], full: fullGone ?? [] }, -1)
    for (const { openWords, fullWords } of documents)
      count({ open: [...openWords.keys()], full: [...fullWords.keys()] }, 1)
    if (documents.length > 0) await storeDocuments(tx, documents.map(asRow))
    await lookUpEachWord(tx)
    for (const table of ['open', 'full'] as const) await storeCounts(tx, table, counts[table], documents)
    await deleteChanges(
      tx,
      changes.map(({ id }) => id),
    )
    await announce(tx, INDEX_CHANNEL, '')
    return changes.length
  })
}

async function makeDocuments(tx: Database, articleIds: readonly number[], zone: string): Promise<SearchDocument[]> {
  const nowhere = Temporal.Instant.fromEpochMilliseconds(0)
  const articles = await articlesAt(
    tx,
    articleIds.map((id) => ({ id, published: nowhere })),
  )
  const documents: SearchDocument[] = []
  for (const article of articles) {
    const body = await findBody(tx, article)
    await ownTurn()
    documents.push(makeDocument(article, body, Grant.forMaking('index', article.groupId), zone))
  }
  return documents
}

const withoutText = (document: SearchDocument): SearchDocument => ({
  ...document,
  openWords: document.head,
  fullWords: document.head,
  openText: '',
  fullText: '',
})

const asRow = (document: SearchDocument): DocumentRow => ({
  article_id: document.articleId,
  group_id: document.groupId,
  version_id: document.versionId,
  tokens: document.tokens,
  published: document.published.toString(),
  language: document.language,
  section: document.section,
  source: document.source ?? null,
  places: document.places,
  head: writeVector(document.head),
  open_words: writeVector(document.openWords),
  full_words: writeVector(document.fullWords),
  open_text: document.openText,
  full_text: document.fullText,
})

async function storeCounts(
  tx: Database,
  table: WordTable,
  counts: ReadonlyMap<string, number>,
  documents: readonly SearchDocument[],
) {
  const changed = new Map([...counts].filter(([, by]) => by !== 0))
  if (changed.size === 0) return
  const fresh = await countWords(tx, table, changed)
  if (fresh.length === 0) return
  const shown = (word: string) => documents.find((document) => document.shown[table].has(word))?.shown[table].get(word)
  await insertWords(
    tx,
    table,
    fresh.map((word) => ({
      word,
      documents: changed.get(word) ?? 0,
      ...(isWord(word) ? { shown: shown(word) ?? word, remains: remainsOf(word) } : { shown: null, remains: null }),
    })),
  )
}
