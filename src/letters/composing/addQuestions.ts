import { readDay, readEntriesFile } from '../../almanac/entries/entries.module.ts'
import { findArticles } from '../../articles/store/store.module.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { findNewsletter } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { countQuestions, type QuestionSource, storeQuestion } from './questions.sql.ts'
import { readQuestion, type SaidQuestion } from './readQuestion.ts'

/** `name`: its end says what it is: .yaml, .yml, .json, .jsonl. */
export type QuestionFile = { name: string; bytes: Uint8Array }

export type QuestionsReport = {
  newsletter: string
  added: number
  /** They were there, and have from now on what is written now. */
  known: number
  refused: { line: number; says: string }[]
  /** Of all that it has: those that letters have asked, and those that none has. */
  asked: number
  left: number
}

/**
 * Brings in questions that somebody has written for a newsletter's quiz, each with its answer and the article or the leaf
 * of the almanac that it is from. A question that is wrong is refused with its line, the others are taken. Without a file
 * it only says how many there are.
 */
export async function addQuestions(
  deps: LettersDeps,
  actor: string,
  { newsletter: slug, file }: { newsletter: string; file: QuestionFile | undefined },
  now: Temporal.Instant,
): Promise<QuestionsReport> {
  return inTransaction(deps.db, async (tx) => {
    const newsletter = await findNewsletter(tx, slug)
    if (!newsletter) throw notFound('newsletter-unknown', `There is no newsletter “${slug}”.`)
    const refused: QuestionsReport['refused'] = []
    const count = { added: 0, known: 0 }
    for (const item of file ? readEntriesFile(file.name, new TextDecoder().decode(file.bytes)) : []) {
      const refuse = (says: string) => refused.push({ line: item.line, says })
      const read = 'problem' in item ? undefined : readQuestion(item.value)
      if (!read) refuse('problem' in item ? item.problem : '')
      else if (read.kind === 'refused') refuse(read.problem)
      else {
        const from = await findSource({ ...deps, db: tx }, read.question.from, newsletter.language)
        if (typeof from === 'string') refuse(from)
        else count[await storeQuestion(tx, newsletter.id, { ...read.question, from }, now)]++
      }
    }
    if (count.added + count.known > 0) {
      const about = { actor, action: 'newsletter.questions', subject: `newsletter:${slug}`, detail: count }
      await writeAuditLog(tx, about, now)
    }
    return { newsletter: slug, ...count, refused, ...(await countQuestions(tx, newsletter.id)) }
  })
}

/** A sentence where there is none. */
async function findSource(
  deps: LettersDeps,
  from: SaidQuestion['from'],
  language: string,
): Promise<QuestionSource | string> {
  if ('article' in from) {
    const slug = from.article.slice(from.article.lastIndexOf('/') + 1)
    const [article] = await findArticles(deps.db, [slug])
    return article ? { groupId: article.groupId } : `there is no article ${from.article} that is public`
  }
  const read = readDay(from.almanac)
  if (!read) return `“${from.almanac}” is no day of the year; write it like december-28 or 12-28`
  // A leap year, which has all of them.
  const date = Temporal.PlainDate.from({ year: 2024, ...read.day })
  const entry = await deps.almanacEntry(deps.db, date, language)
  return entry ? { day: date.toString().slice(-5) } : `the almanac has nothing of ${from.almanac}`
}
