export { createPictureFinder } from './createPictureFinder.ts'
export { type ImportReport, importMarkdown } from './importMarkdown.ts'
export { readMarkdownDocument } from './readMarkdownDocument.ts'
