import type { Markup, MarkupElement } from '../text/text.module.ts'

export type WithHeadline = { headline: string | undefined; standfirst: string | undefined; rest: Markup[] }

/**
 * The title with which a document begins, and the line that is marked as its subtitle; both are taken out of the text. A
 * heading of the first level counts where it is the only one.
 */
export function takeHeadline(nodes: readonly Markup[]): WithHeadline {
  const lines = linesOf(nodes)
  const first = lines.find((line) => wordsIn(line) !== '')
  const isAlone = first?.tag === 'h1' && lines.filter(({ tag }) => tag === 'h1').length === 1
  if (!first || !(isAlone || isCalled(first, 'title')) || holdsPicture(first)) {
    return { headline: undefined, standfirst: undefined, rest: [...nodes] }
  }
  const next = lines.filter((line) => wordsIn(line) !== '')[1]
  const subtitle = next && isCalled(next, 'subtitle') && !holdsPicture(next) ? next : undefined
  const rest = without(nodes, new Set([first, ...(subtitle ? [subtitle] : [])]))
  return { headline: wordsIn(first), standfirst: subtitle && wordsIn(subtitle), rest }
}

/** As Word, Google Docs and our own map of styles call them. */
const isCalled = ({ attrs }: MarkupElement, name: 'title' | 'subtitle') =>
  new RegExp(`(?:^|\\s)(?:mso)?${name}(?:\\s|$)`, 'i').test(attrs.class ?? '')

/** Headings and paragraphs in order, whatever stands around them. */
function linesOf(nodes: readonly Markup[]): MarkupElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    return /^(?:p|h[1-6]|li|td|th|pre)$/.test(node.tag) ? [node] : linesOf(node.inside)
  })
}

const wordsIn = (node: MarkupElement): string => allWords(node.inside).replace(/\s+/g, ' ').trim()

const allWords = (nodes: readonly Markup[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : node.tag === 'br' ? ' ' : allWords(node.inside))).join('')

const holdsPicture = (node: MarkupElement): boolean =>
  node.inside.some((child) => typeof child !== 'string' && (child.tag === 'img' || holdsPicture(child)))

function without(nodes: readonly Markup[], gone: ReadonlySet<MarkupElement>): Markup[] {
  return nodes.flatMap((node): Markup[] => {
    if (typeof node === 'string') return [node]
    return gone.has(node) ? [] : [{ ...node, inside: without(node.inside, gone) }]
  })
}
