export { createArticlePage } from './article.page.tsx'
export { type ArticleAnswers, type ArticleRequestHeaders, createArticleAnswers } from './createArticleAnswers.ts'
export { createGiftPage } from './gift.page.tsx'
export type { TailProvider } from './tail.ts'
