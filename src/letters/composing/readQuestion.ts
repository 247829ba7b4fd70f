import { z } from 'zod'
import { type Block, plainText } from '../../articles/store/store.module.ts'
import { readMarkdown } from './readMarkdown.ts'

/** A question as a file says it. `words`: what it is known by. */
export type SaidQuestion = {
  words: string
  question: Block[]
  answer: Block[]
  from: { article: string } | { almanac: string }
}

export type ReadQuestion = { kind: 'read'; question: SaidQuestion } | { kind: 'refused'; problem: string }

/** Far more than one asks at breakfast; it keeps a dump out. */
const MOST = { question: 500, answer: 2_000 }

const markdown = (most: number) =>
  z
    .union([z.string(), z.number()], { error: ({ input }) => (input === undefined ? 'is missing' : 'is no text') })
    .transform((text) => String(text).trim())
    .pipe(z.string().min(1, 'is empty').max(most, `has more than ${most} letters`))
const name = z.string('is no name').trim().min(1, 'is empty')

const ITEM = z
  .strictObject(
    {
      question: markdown(MOST.question),
      answer: markdown(MOST.answer),
      article: name.optional(),
      almanac: name.optional(),
    },
    {
      error: ({ code, ...issue }) =>
        code === 'unrecognized_keys'
          ? `${(issue as { keys?: string[] }).keys?.join(', ')} is not known here`
          : 'this is no question',
    },
  )
  .refine(({ article, almanac }) => (article === undefined) !== (almanac === undefined), {
    error: 'say what it is from: either article or almanac',
  })

/** One question of a file: what is asked and answered in Markdown, and what it was drawn from. */
export function readQuestion(value: unknown): ReadQuestion {
  const read = ITEM.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    return { kind: 'refused', problem: [...(issue?.path ?? []), issue?.message].join(' ') }
  }
  const problems: string[] = []
  const { article, almanac, ...texts } = read.data
  const question = readMarkdown(texts.question, (why) => problems.push(`question: ${why}`))
  const answer = readMarkdown(texts.answer, (why) => problems.push(`answer: ${why}`))
  if (question.length !== 1 || question[0]?.type !== 'paragraph') problems.push('question is one paragraph')
  if (!answer.every(({ type }) => type === 'paragraph' || type === 'list')) problems.push('answer is text and no more')
  const [problem] = problems
  if (problem !== undefined) return { kind: 'refused', problem }
  const from = article === undefined ? { almanac: almanac ?? '' } : { article }
  return { kind: 'read', question: { words: wordsOf(question), question, answer, from } }
}

/** Without what one changes in passing: case, spaces, marks. */
const wordsOf = (question: Block[]) =>
  plainText({ content: question }).normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
