import type { Block } from '../../articles/store/store.module.ts'
import { readMarkdownDocument } from '../../exchange/markdown/markdown.module.ts'

/** A stretch of Markdown as the article document has it; what is not understood is said and left out. */
export function readMarkdown(text: string, say: (why: string) => unknown): Block[] {
  // It is read like any Markdown file, which has front matter.
  const read = readMarkdownDocument(Buffer.from(`---\nletter: yes\n---\n\n${text}\n`), { ownPaths: true })
  if (read.kind === 'unreadable') {
    say(read.reason)
    return []
  }
  for (const note of read.notes) say(note)
  return read.document.content
}
