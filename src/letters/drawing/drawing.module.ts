export { dayLine, firstSentence, greetingNote, leans, listTitle } from './articlePieces.view.tsx'
export { greetingOf, groupsOf, slugsOf } from './blocks.rule.ts'
export { checkLetter, type Finding, type LetterCheck } from './checkLetter.ts'
export type { DrawingDeps } from './deps.ts'
export { drawAlone } from './drawAlone.tsx'
export { findWholeTexts } from './findWholeTexts.ts'
export type {
  Arm,
  Hole,
  Letter,
  LetterStanding,
  LetterState,
  Slices,
  VariantKey,
  WrittenVariant,
} from './letter.ts'
export {
  type BlockOf,
  LETTER_DOCUMENT,
  LETTER_STANDINGS,
  type LetterArticle,
  type LetterBlock,
  type LetterDocument,
} from './letterDocument.ts'
export { shownTo } from './shownTo.rule.ts'
export { fillHoles } from './slices.rule.ts'
export { writeVariant } from './writeVariant.tsx'
