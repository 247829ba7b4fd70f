import type { DatabaseTransaction } from '../../platform/database.ts'
import {
  checkLetter,
  type Letter,
  type LetterStanding,
  type VariantKey,
  writeVariant,
} from '../drawing/drawing.module.ts'
import { type AddedLetter, addLetter } from './addLetter.ts'
import { addQuestions, type QuestionFile, type QuestionsReport } from './addQuestions.ts'
import { chooseLetter } from './chooseLetter.ts'
import { composeLetters } from './composeLetters.ts'
import { correctLetter } from './correctLetter.ts'
import type { LettersDeps } from './deps.ts'
import type { LetterOrder } from './letterState.rule.ts'
import { orderLetter } from './orderLetter.ts'
import { previewLetter } from './previewLetter.ts'
import { recallLetter } from './recallLetter.ts'
import { testLetter } from './testLetter.ts'
import { type WrittenFile, writeLetter } from './writeLetter.ts'

export {
  type Arm,
  fillHoles,
  type Hole,
  LETTER_STANDINGS,
  type Letter,
  type LetterStanding,
  type LetterState,
  type Slices,
  type VariantKey,
  type WrittenVariant,
} from '../drawing/drawing.module.ts'
export { asLetterArticles } from './asLetterArticles.ts'
export type { LetterPorts } from './deps.ts'
export { findDaysAround, findLetter, findLetterById, listGoneLetters } from './letters.sql.ts'
export { listQuestionsAbout } from './questions.sql.ts'
export { showLetter } from './showLetter.ts'
export type { QuestionsReport }

export type Composing = ReturnType<typeof createComposing>

/** `date`: `2026-12-05`, in the newsletter's zone; without it the next one. */
type Which = { newsletter: string; date?: string | undefined }

/** Puts letters together, draws them, and moves them as somebody says; who sends them is another room's business. */
export function createComposing(deps: LettersDeps) {
  const now = () => deps.clock.now()
  return {
    /** See `writeVariant`: to be asked once for each standing, language and arm of a revision. */
    writeVariant: (letter: Letter, key: VariantKey) => writeVariant(deps, letter, key),
    /** The letter of a day; without a day the next that has not gone to everybody, else the newest. */
    choose: (which: Which) => chooseLetter(deps, which),
    /** Holds, releases or stops a letter; one that cannot be moved so is refused with the reason. */
    order: (actor: string, letter: Letter, order: LetterOrder) => orderLetter(deps, actor, { letter, order }, now()),
    check: (letter: Letter) => checkLetter(deps, letter),
    preview: (which: Which & { standing: LetterStanding }) => previewLetter(deps, which, now()),
    test: (which: Which & { standing: LetterStanding; to: string }) => testLetter(deps, which, now()),
    write: (actor: string, file: WrittenFile) => writeLetter(deps, actor, file, now()),
    /** See `addLetter`. */
    add: (tx: DatabaseTransaction, letter: AddedLetter, at: Temporal.Instant) => addLetter(deps, tx, letter, at),
    correct: (actor: string, file: WrittenFile & { date: string }) => correctLetter(deps, actor, file, now()),
    /** See `addQuestions`. */
    addQuestions: (actor: string, given: { newsletter: string; file: QuestionFile | undefined }) =>
      addQuestions(deps, actor, given, now()),
    /** See `recallLetter`: for the archive of a publication that begins with a past. */
    recall: (newsletter: string, day: Temporal.PlainDate) => recallLetter(deps, { newsletter, day }),
    dueWork: [composeLetters(() => deps)],
  }
}
