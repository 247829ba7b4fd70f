export { articlePath, lookedFor, tagSlug } from './address.rule.ts'
export { announceArticles } from './announceArticles.ts'
export { ADDRESSES_PER_SITEMAP } from './articleChange.rule.ts'
export type { ArticleDraft, FrontWords, SaveArticles, SaveOutcome } from './articleDraft.ts'
export {
  type ArticlePlace,
  type ArticleRecord,
  articleOfGroup,
  articlesAt,
  authorName,
  findAddresses,
  findArticle,
  findArticleAtDesk,
  findArticles,
  findBody,
  hasArticles,
  headlinesOfGroups,
  type ListFilter,
  listArticles,
  listPositions,
  nameOfTag,
  newestOfPeriods,
  type Period,
  type Position,
  positionAfter,
  positionOf,
} from './articles.sql.ts'
export { type ArticleTermsChange, excludedFromMagazine } from './articleWrites.sql.ts'
export { type ArticleMemory, createArticleMemory, type RememberedArticle } from './createArticleMemory.ts'
export {
  type ArticleDocument,
  ArticleDocumentSchema,
  type Block,
  blockText,
  countWords,
  documentFault,
  type Inline,
  isSafeLink,
  type Mark,
  MOST_ANSWERS,
  MOST_QUESTIONS,
  plainText,
  type Quiz,
  type QuizFault,
  quizFaults,
  quizzesIn,
  solutionOf,
} from './document.ts'
export { type BoxRenderer, markText, renderDocument } from './document.view.tsx'
export { findLeadPictures } from './findLeadPictures.ts'
export { findMovedArticle } from './findMovedArticle.ts'
export { keepOldAddress } from './keepOldAddress.ts'
export { leadInOf } from './leadIn.rule.ts'
export { makeTeaser } from './makeTeaser.ts'
export { mappable, pictureOf, plainHeadline, readingMinutes } from './presentation.rule.ts'
export { unfoldedQuiz } from './quiz.view.tsx'
export { renderBody } from './renderBody.tsx'
export { renderLeadIn } from './renderLeadIn.tsx'
export { saveArticles } from './saveArticles.ts'
export { setAuthor } from './setAuthor.ts'
export { setTerms } from './setTerms.ts'
export { showArticle } from './showArticle.ts'
export { statusAt } from './status.rule.ts'
