import { pathOfDay, readDay } from '../../almanac/entries/entries.module.ts'
import {
  articleOfGroup,
  articlePath,
  type Block,
  headlinesOfGroups,
  plainHeadline,
} from '../../articles/store/store.module.ts'
import type { StoredNewsletter } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { listUnasked, type QuestionSource, type Quiz } from './questions.sql.ts'

type Wanted = { day: Temporal.PlainDate; count: number; title: string | undefined; asked: ReadonlySet<number> }

/**
 * A quiz of what a newsletter has in stock for the letter of a day, each answer with where it is from; undefined: nothing
 * is left. What was drawn from an article that is not public now waits until it is.
 */
export async function drawQuiz(
  deps: LettersDeps,
  newsletter: StoredNewsletter,
  { day, count, title, asked }: Wanted,
): Promise<Quiz | undefined> {
  const questions: Quiz['questions'] = []
  for (const { id, question, answer, from } of await listUnasked(deps.db, newsletter.id, day.toString())) {
    if (questions.length === count) break
    if (asked.has(id)) continue
    const source = await sourceLine(deps, from, newsletter.language)
    if (source) questions.push({ id, question, answer: [...answer, source] })
  }
  if (questions.length === 0) return undefined
  return { type: 'quiz', title: title ?? deps.languages.speak(newsletter.language).t('letter.quiz'), questions }
}

/** Where the answer is from, as a line with a link; undefined: nobody may read that now. */
async function sourceLine(deps: LettersDeps, from: QuestionSource, language: string): Promise<Block | undefined> {
  const words = deps.languages.speak(language)
  if ('day' in from) {
    const read = readDay(from.day)
    if (!read) return undefined
    // A leap year, which has all of them.
    const day = words.day(Temporal.PlainDate.from({ year: 2024, ...read.day }), 'dayMonth')
    return linked(words.t('letter.quizLeaf', { day }), pathOfDay(read.day))
  }
  const article = await articleOfGroup(deps.db, from.groupId, language)
  const headline = (await headlinesOfGroups(deps.db, [from.groupId], language)).get(from.groupId)
  return article && headline ? linked(plainHeadline(headline), articlePath(article)) : undefined
}

const linked = (text: string, href: string): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }],
})
