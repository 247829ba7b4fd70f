import { isElement, type Node } from './bodyTree.rule.ts'
import { BLOCK_ELEMENTS, TAGS_IN_LINES } from './elements.ts'
import { readBody } from './readBody.ts'
import type { FrontMatter } from './saying.rule.ts'
import { tagsAsWords } from './templateTags.rule.ts'

/**
 * The words of one line of Markdown or HTML, such as a standfirst; what cannot be read is taken as it is. What looks like
 * an element and can be none in a line is words: titles are about `<dialog>` and `List<T>`.
 */
export function readLine(markdown: string, data: FrontMatter): string {
  if (PLAIN.test(markdown)) return markdown.replace(/ +/g, ' ').trim()
  const read = readBody(shielded(markdown), data, 'line')
  const words = read.kind === 'read' ? tagsAsWords(wordsOf(read.tree.nodes), read.tree.tags) : markdown
  return words.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

/** Letters and signs that neither Markdown nor HTML nor templates know: most lines, which need not be parsed. */
const PLAIN = /^[\p{L}\p{N} ,.;?'"()/%$’‘“”–—…-]*$/u

function shielded(text: string): string {
  return text.replace(/<(?=(\/?)([a-zA-Z][\w-]*))/g, (sign, slash: string, name: string, at: number) => {
    const isKnown = TAGS_IN_LINES.has(name.toLowerCase())
    // One capital is a type's name, unless it is closed somewhere.
    const isType = /^[A-Z]$/.test(name) && slash === '' && !text.includes(`</${name}>`, at)
    return isKnown && !isType ? sign : '&lt;'
  })
}

/** Where a line breaks or a paragraph ends, words do not join. */
function wordsOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value
      if (!isElement(node)) return ''
      const inside = wordsOf(node.childNodes)
      return node.tagName === 'br' || BLOCK_ELEMENTS.has(node.tagName) ? ` ${inside} ` : inside
    })
    .join('')
}
