export { type ImportReport, importMarkdown } from './importMarkdown.ts'
export { readMarkdownDocument } from './readMarkdownDocument.ts'
