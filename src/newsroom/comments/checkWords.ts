import { invalid } from '../../platform/errors.ts'

export const MOST_LETTERS = 5_000

/** What somebody says, without the space around it; refuses nothing, and what is no remark but a text. */
export function checkWords(said: string): string {
  const words = said.trim()
  if (words === '') throw invalid('comment-empty', 'Write what you want to say.')
  if (words.length > MOST_LETTERS) {
    throw invalid('comment-long', `A comment has ${MOST_LETTERS} letters at most; this one has ${words.length}.`)
  }
  return words
}
