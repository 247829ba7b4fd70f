import type { DefaultTreeAdapterTypes } from 'parse5'
import { ENDED_ELEMENTS, HTML_ELEMENTS, PLAYED_ELEMENTS } from './elements.ts'
import { TAG_MARK, type Tag, tagsAsText } from './templateTags.rule.ts'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element

/** An article's body, read but not yet judged: which pictures it wants can be asked before it becomes a document. */
export type BodyTree = {
  nodes: Node[]
  tags: Tag[]
  notes: string[]
  /** What tags say below their pictures, as written and as it reads. */
  captions: ReadonlyMap<string, Node[]>
}

export type FoundPicture =
  | { kind: 'stored'; pictureId: string; credit?: string }
  | { kind: 'remote'; url: string }
  | { kind: 'missing'; reason: string }

export type LinkAnswer = { kind: 'link'; href: string } | { kind: 'nowhere'; reason: string }

export type PageVersion = {
  pictures: ReadonlyMap<string, FoundPicture>
  link(href: string): LinkAnswer
  /** Of a text that the desk has written out and takes in again: levels, names and addresses stay as they are. */
  asWritten?: true
}

/** The addresses of all pictures, as written after template tags are resolved. */
export function pictureSources(tree: BodyTree): string[] {
  const sources = new Set<string>()
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if ('value' in node) {
        for (const [, index] of node.value.matchAll(TAG_MARK)) {
          const value = tree.tags[Number(index)]?.value
          if (value?.kind === 'picture') sources.add(value.src)
        }
      }
      if (!isElement(node)) continue
      if (node.tagName === 'img' || node.tagName === 'dateline-box') {
        const src = attribute(node, 'src')
        if (src) sources.add(tagsAsText(src, tree.tags).trim())
      }
      visit(node.childNodes)
    }
  }
  visit(allNodes(tree))
  return [...sources]
}

/** Where links lead, as written after template tags are resolved. */
export function linkTargets(tree: BodyTree): string[] {
  const targets = new Set<string>()
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue
      const href = node.tagName === 'a' ? attribute(node, 'href') : undefined
      if (href !== undefined) targets.add(tagsAsText(href, tree.tags))
      visit(node.childNodes)
    }
  }
  visit(allNodes(tree))
  return [...targets]
}

const allNodes = ({ nodes, captions }: BodyTree): Node[] => [...nodes, ...[...captions.values()].flat()]

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

/** The text of a node and all below it, as it stands. */
export function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => ('value' in node ? node.value : isElement(node) ? textOf(node.childNodes) : '')).join('')
}

/** The levels of the headings that say anything, in order. */
export function headingLevels(nodes: readonly Node[]): number[] {
  const levels = new Set<number>()
  const visit = (node: Node) => {
    if (!isElement(node)) return
    if (/^h[1-6]$/.test(node.tagName) && textOf(node.childNodes).trim()) levels.add(Number(node.tagName[1]))
    node.childNodes.forEach(visit)
  }
  nodes.forEach(visit)
  return [...levels].sort()
}

/**
 * An unclosed script, style, comment or the like would take all words up to the end of the article with it; such a
 * beginning is made text.
 */
export function closeRawText(html: string): string {
  const openings = /<(script|style|title|textarea|xmp|iframe|noembed|noframes|plaintext)\b|<!--/gi
  // What is not closed from here on is not closed further on either; to ask again would take quadratic time.
  const neverClosed = new Set<string>()
  let result = ''
  let from = 0
  for (let match = openings.exec(html); match; match = openings.exec(html)) {
    const name = match[1]?.toLowerCase() ?? ''
    const close = match[1] ? new RegExp(`</${match[1]}\\s*>`, 'gi') : /--!?>/g
    close.lastIndex = match[1] ? openings.lastIndex : match.index + 2
    const end = name === 'plaintext' || neverClosed.has(name) ? null : close.exec(html)
    if (!end) neverClosed.add(name)
    if (end) openings.lastIndex = end.index + end[0].length
    else {
      result += `${html.slice(from, match.index)}&lt;`
      from = match.index + 1
    }
  }
  return result + html.slice(from)
}

/**
 * `vector<char>`, `Option<T>`, `<your name>`: what looks like an element, is none of HTML and is never closed is words. A
 * browser would show nothing for it. What is of HTML and would take along all that follows is ended, or is words, too.
 */
export function keepUnknownTags(html: string): string {
  const lastEnds = new Map<string, number>()
  for (const { 1: name = '', index } of html.matchAll(/<\/([a-zA-Z][^\s<>/]*)/g))
    lastEnds.set(name.toLowerCase(), index)
  return html.replace(/<([a-zA-Z][^\s<>/]*)([^<>]*)>/g, (tag, written: string, rest: string, at: number) => {
    const name = written.toLowerCase()
    const isEnded = (lastEnds.get(name) ?? -1) > at
    // `<video … />`, as in JSX, ends nothing in HTML.
    const endsItself =
      rest.endsWith('/') && (name === 'iframe' || ENDED_ELEMENTS.has(name) || PLAYED_ELEMENTS.has(name))
    if (endsItself || (PLAYED_ELEMENTS.has(name) && !isEnded)) return `${tag}</${written}>`
    const isMarkup = isEnded || rest.endsWith('/') || (HTML_ELEMENTS.has(name) && !ENDED_ELEMENTS.has(name))
    return isMarkup ? tag : `&lt;${tag.slice(1)}`
  })
}

/** Without an end, or ended by the next of its kind. */
const UNCOUNTED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option'
  ).split(' '),
)

/** An upper bound, found in one pass: the parser itself would take quadratic time on a hundred thousand open elements. */
export function deepestMarkup(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/g)) {
    if (UNCOUNTED.has(name.toLowerCase())) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
