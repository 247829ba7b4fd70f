export type {
  AlmanacPart,
  Book,
  BookMaker,
  BookPart,
  BookPlace,
  BookWarning,
  ColophonPart,
  LetterPart,
  OpenerPart,
  PiecePart,
  QuizPart,
  ReadBookPicture,
  WorldPart,
} from './book.ts'
export { dayStyle } from './dayStyle.rule.ts'
export { drawGlobe } from './globe.rule.ts'
export {
  type ContentsEntry,
  ISSUE_FILES,
  type IssueCheck,
  type IssueFile,
  type IssueFileKind,
  type IssueState,
  type ReleasedIssue,
} from './issues.ts'
