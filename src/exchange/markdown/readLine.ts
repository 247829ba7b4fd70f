import { textOf } from './bodyTree.rule.ts'
import { readBody } from './readBody.ts'
import type { FrontMatter } from './saying.rule.ts'
import { tagsAsText } from './templateTags.rule.ts'

/** The words of one line of Markdown or HTML, such as a standfirst; what cannot be read is taken as it is. */
export function readLine(markdown: string, data: FrontMatter): string {
  const read = readBody(markdown, data, 'line')
  const words = read.kind === 'read' ? tagsAsText(textOf(read.tree.nodes), read.tree.tags) : markdown
  return words.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}
