import type { LetterBlock } from '../drawing/drawing.module.ts'

/** Which questions of a newsletter's stock a letter asks. */
export function askedIn(blocks: readonly LetterBlock[]): number[] {
  const questions = blocks.flatMap((block) => (block.type === 'quiz' ? block.questions : []))
  return questions.flatMap(({ id }) => id ?? [])
}
