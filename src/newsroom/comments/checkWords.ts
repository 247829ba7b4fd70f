import { refuse } from '../../design/words/refusal.ts'

export const MOST_LETTERS = 5_000

/** What somebody says, without the space around it; refuses nothing, and what is no remark but a text. */
export function checkWords(said: string): string {
  const words = said.trim()
  if (words === '') throw refuse('invalid', 'comment-empty')
  if (words.length > MOST_LETTERS) {
    throw refuse('invalid', 'comment-long', { most: MOST_LETTERS, length: words.length })
  }
  return words
}
