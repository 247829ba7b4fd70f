import { addLexeme, fitting, type Lexemes, writeVector } from '../../archive/index/index.module.ts'
import { makeTokens, TOKENS_VERSION } from '../../archive/words/words.module.ts'
import { findBody, plainText } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { documentOf, readText } from '../text/text.module.ts'
import {
  deleteDeskText,
  deleteTextChange,
  findTextToIndex,
  hasTextChanges,
  noteOldTexts,
  storeDeskText,
  type TextToIndex,
  takeTextChange,
} from './deskTexts.sql.ts'

/** In one go; a text of 5,000 words takes some twenty milliseconds. */
const AT_ONCE = 50
/** No phrase reaches from one field into the next. */
const GAP = 20
const SOON = Temporal.Instant.fromEpochMilliseconds(0)

/** Keeps the words by which the newsroom finds what it works on, a few seconds behind it. */
export function indexDeskTexts(log: Log): DueWork {
  return {
    name: 'index-desk-texts',
    evenWhileHeld: true,
    nextDue: async (db) => ((await hasTextChanges(db, TOKENS_VERSION)) ? SOON : undefined),
    async runDue(db) {
      await noteOldTexts(db, TOKENS_VERSION, AT_ONCE)
      for (let done = 0; done < AT_ONCE; done++) if (!(await indexNext(db, log))) return done
      return AT_ONCE
    },
  }
}

/** One that cannot be indexed keeps none of the others from it; it is found again once it has changed. */
async function indexNext(db: Database, log: Log): Promise<boolean> {
  const taken: { id?: number } = {}
  try {
    return await indexOne(db, taken)
  } catch (error) {
    if (isDatabaseAway(error) || taken.id === undefined) throw error
    log.error({ err: (error as Error).message, article: taken.id }, 'an article could not be indexed for the desk')
    await deleteTextChange(db, taken.id)
    return true
  }
}

/** In a transaction of its own: whoever types waits for one text at most. */
function indexOne(db: Database, taken: { id?: number }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const articleId = await takeTextChange(tx)
    if (articleId === undefined) return false
    taken.id = articleId
    const article = await findTextToIndex(tx, articleId)
    const isOut = article?.status === 'published' && !article.text && Object.keys(article.facts).length === 0
    if (!article || isOut) await deleteDeskText(tx, articleId)
    else await storeDeskText(tx, articleId, TOKENS_VERSION, vectorOf(article, await textOf(tx, article)))
    return true
  })
}

async function textOf(tx: Database, article: TextToIndex): Promise<string> {
  if (article.text) return plainText(documentOf(readText(article.text)))
  return plainText((await findBody(tx, article)).open(Grant.forMaking('index', article.groupId)))
}

function vectorOf(article: TextToIndex, text: string): string {
  const { facts, language } = article
  const said = (fact: 'headline' | 'kicker' | 'standfirst') => {
    const changed = facts[fact]
    return typeof changed === 'string' ? changed : (article[fact] ?? '')
  }
  const lexemes: Lexemes = new Map()
  let at = 1
  for (const field of [said('headline'), said('kicker'), said('standfirst'), ...article.names, text]) {
    for (const { exact } of makeTokens(field, language)) {
      if (exact !== '') addLexeme(lexemes, exact, { at, weight: 'D' })
      at++
    }
    at += GAP
  }
  return writeVector(fitting(lexemes))
}
