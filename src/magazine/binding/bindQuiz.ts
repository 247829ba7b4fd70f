import { blockText, plainText } from '../../articles/store/store.module.ts'
import { listQuestionsAbout } from '../../letters/composing/composing.module.ts'
import type { QuizPart } from '../book/book.module.ts'
import type { BindingDeps, Wanted } from './binding.ts'

const MOST_QUESTIONS = 8

/** What the newsletters' questions ask about an issue's pieces; undefined: nobody has asked anything about them. */
export async function bindQuiz(
  { db, languages, publication }: BindingDeps,
  { pieces, world }: Wanted,
  slugFor: (wish: string) => string,
): Promise<QuizPart | undefined> {
  const groups = [...pieces, ...world].map(({ groupId }) => groupId)
  const found = await listQuestionsAbout(db, groups, MOST_QUESTIONS)
  if (found.length === 0) return undefined
  const questions = found.map(({ question, answer }) => ({
    question: plainText({ content: question }),
    answers: [],
    right: 0,
    explanation: answer.map(blockText).join('\n'),
  }))
  const title = languages.speak(publication.facts().language).t('book.quiz')
  return { kind: 'quiz', slug: slugFor('quiz'), title, questions }
}
