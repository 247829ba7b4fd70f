import { isBlank, type Markup, type MarkupElement, writeMarkup } from '../text/markup.rule.ts'
import { type LeftOut, tidyMarkup } from '../text/tidyMarkup.rule.ts'

/** What is to be put in, and in which sentences what was left out is told; `isTooLong`: then nothing is put in. */
export type Pasted = { html: string; left: LeftOut; isTooLong: boolean }

/** More than the longest article has, with all that programs put around it. */
const MOST_LETTERS = 16_000_000
/** Of words and what marks them up; a browser would stand still over more. */
const MOST_TIDY_LETTERS = 3_000_000

const NOTHING: LeftOut = { pictures: 0, frames: 0, deletions: 0, comments: 0, links: 0 }

/** A clipboard's HTML as the few elements that `BROWSER_SCHEMA` reads. Nothing in it is run or fetched. */
export function readPastedHtml(html: string): Pasted {
  if (html.length > MOST_LETTERS) return { html: '', left: NOTHING, isTooLong: true }
  // A document of its own, without a window: what stands in it is inert.
  const { body } = new DOMParser().parseFromString(withStylesAside(html), 'text/html')
  const { nodes, left } = tidyMarkup(markupOf(body.childNodes, 0), {
    ownPlaces: false,
    ownBlocks: body.querySelector('[data-pm-slice]') !== null,
    brings: () => false,
  })
  const tidy = writeMarkup(withNotes(nodes))
  if (tidy.length > MOST_TIDY_LETTERS) return { html: '', left: NOTHING, isTooLong: true }
  return { html: tidy, left, isTooLong: false }
}

/** Also where nothing is shown, a style in an attribute is against the desk's policy, and each would be complained of. */
function withStylesAside(html: string): string {
  const tags = /<[a-z][^<>"']*(?:(?:"[^"]{0,4000}"|'[^']{0,4000}')[^<>"']*)*>/gi
  return html.replace(tags, (tag) => tag.replace(/([\s"'/])style(?=\s*=)/gi, `$1${ASIDE}`))
}

const ASIDE = 'data-style-aside'

/** Parsers of browsers stop at 512 levels. */
const DEEPEST = 600

function markupOf(nodes: NodeListOf<ChildNode>, depth: number): Markup[] {
  const markup: Markup[] = []
  for (let node = nodes[0] as ChildNode | null; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) markup.push(node.nodeValue ?? '')
    else if (node.nodeType === Node.ELEMENT_NODE && depth < DEEPEST) {
      const { localName, attributes, childNodes } = node as Element
      const attrs: Record<string, string> = {}
      for (let at = 0; at < attributes.length; at++) {
        const { name, value } = attributes[at] as Attr
        attrs[name === ASIDE ? 'style' : name] = value
      }
      markup.push({ tag: localName, attrs, inside: markupOf(childNodes, depth + 1) })
    }
  }
  return markup
}

/** As the schema reads notes, and the places that call them. */
function withNotes(nodes: readonly Markup[]): Markup[] {
  const notes: MarkupElement[] = []
  const change = (inside: readonly Markup[]): Markup[] =>
    inside.flatMap((node): Markup[] => {
      if (typeof node === 'string') return [node]
      const label = node.attrs.label ?? ''
      if (node.tag === 'note-call') return [{ tag: 'sup', attrs: { 'data-note-call': label }, inside: [] }]
      const changed = { ...node, inside: change(node.inside) }
      if (node.tag !== 'note') return [changed]
      notes.push({ tag: 'div', attrs: { 'data-note': label }, inside: changed.inside })
      return []
    })
  const text = change(nodes)
  if (notes.length === 0) return text
  const words = text.filter((node) => typeof node !== 'string' || !isBlank(node))
  return [...words, { tag: 'section', attrs: { 'data-block': 'notes' }, inside: notes }]
}
