import { isDeepStrictEqual } from 'node:util'
import type { ArticleDocument, Block } from '../../articles/store/store.module.ts'
import { htmlBlock, htmlNote, markdownBlock, markdownNote } from './markdownBlock.rule.ts'
import { readWritten } from './readWritten.ts'

/**
 * An article's text as Markdown, which `textFromMarkdown` reads as the same text again. What cannot be said in Markdown so
 * that it comes back unchanged is said in HTML, one line for a block; what says nothing (an empty paragraph) is left out.
 */
export function writeMarkdown(document: ArticleDocument): string {
  const notes = document.notes ?? []
  const exact = [...document.content.map(htmlBlock), ...notes.map(htmlNote)]
  const wanted = readWritten(joined(exact))
  const plain = [...plainBlocks(document.content), ...notes.map(markdownNote)]
  if (isDeepStrictEqual(readWritten(joined(plain)), wanted)) return joined(plain)

  const calls = notes.map((note) => htmlNote({ id: note.id, content: NOTHING_SAID }))
  const isSame = (one: string, other: string) =>
    isDeepStrictEqual(readWritten(joined([one, ...calls]))?.content, readWritten(joined([other, ...calls]))?.content)
  const mixed = plain.map((block, at) => (isSame(block, exact[at] ?? '') ? block : (exact[at] ?? '')))
  return isDeepStrictEqual(readWritten(joined(mixed)), wanted) ? joined(mixed) : joined(exact)
}

const NOTHING_SAID: Block[] = [{ type: 'paragraph', content: [{ type: 'text', text: '.' }] }]

const joined = (blocks: readonly string[]): string => `${blocks.filter((block) => block !== '').join('\n\n')}\n`

/** Of two lists in a row the second has another sign, or they would be one. */
function plainBlocks(blocks: readonly Block[]): string[] {
  return blocks.map((block, at) => markdownBlock(block, blocks[at - 1]))
}
