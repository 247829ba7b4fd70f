export type { ImportOptions } from './articleFacts.rule.ts'
export { type ImportDeps, type ImportReport, importMarkdown } from './importMarkdown.ts'
export { readMarkdownDocument } from './readMarkdownDocument.ts'
