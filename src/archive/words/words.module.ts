export { findOtherNames } from './findOtherNames.ts'
export { foldWord } from './fold.rule.ts'
export { isLittleWord } from './isLittleWord.rule.ts'
export { distance, forgiven, remainsOf } from './likeness.rule.ts'
export { makeTokens, TOKENS_VERSION, type Token } from './makeTokens.ts'
export { MOST_IN_NAME } from './otherNames.ts'
export {
  type Clause,
  isOnlySigns,
  isTooLong,
  MOST_LETTERS,
  MOST_TERMS,
  readQuery,
  type Term,
} from './readQuery.rule.ts'
export { stemOf } from './stemOf.ts'
