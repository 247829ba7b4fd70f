import { type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec, type ParseRule, Schema } from 'prosemirror-model'
import { LONGEST_ID, type MarkName, type NodeName, SCHEMA } from '../text/schema.ts'

type Dom<Spec extends NodeSpec | MarkSpec> = Required<Pick<Spec, 'toDOM' | 'parseDOM'>>

/** A block carries its identifier, so that what is cut here and put in there is known to be the same. */
const withId = (node: Node, attrs: Record<string, string | undefined> = {}): Record<string, string> => {
  const all = { 'data-id': node.attrs.id as string | null, ...attrs }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

const idOf = (element: HTMLElement) => {
  const id = element.getAttribute('data-id')
  // Anybody can write on a clipboard; of such a one no text is kept.
  return { id: id !== null && id.length <= LONGEST_ID ? id : null }
}

/** Attributes of a block whose look is drawn by `blockViews.ts`; in the clipboard they are written out. */
const written = (tag: string, kind: string, names: readonly string[], content?: 0) => ({
  toDOM: (node: Node): DOMOutputSpec => {
    const attrs = { 'data-block': kind, 'data-attrs': JSON.stringify(pick(node.attrs, names)) }
    return content === 0 ? [tag, withId(node, attrs), 0] : [tag, withId(node, attrs)]
  },
  parseDOM: [
    {
      tag: `${tag}[data-block="${kind}"]`,
      getAttrs: (element: HTMLElement) => {
        try {
          return { ...idOf(element), ...pick(JSON.parse(element.getAttribute('data-attrs') ?? ''), names) }
        } catch {
          return false
        }
      },
    },
  ],
})

function pick(from: Record<string, unknown>, names: readonly string[]) {
  return Object.fromEntries(names.flatMap((name) => (from[name] == null ? [] : [[name, from[name]]])))
}

const plain = (tag: string): Dom<NodeSpec> => ({
  toDOM: (node: Node): DOMOutputSpec => [tag, withId(node), 0],
  parseDOM: [{ tag, getAttrs: idOf }],
})

/** What only this schema knows by name, before any other element of its tag. */
const named = (tag: string, kind: string): Dom<NodeSpec> => ({
  toDOM: (node: Node): DOMOutputSpec => [tag, withId(node, { 'data-block': kind }), 0],
  parseDOM: [{ tag: `${tag}[data-block="${kind}"]`, priority: 60, getAttrs: idOf }],
})

const LEVELS = [
  ['h1', 2],
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
  ['h5', 4],
  ['h6', 4],
] as const

const nodes: Partial<Record<NodeName, Dom<NodeSpec>>> = {
  paragraph: plain('p'),
  subhead: {
    toDOM: (node) => [`h${node.attrs.level}`, withId(node, { id: node.attrs.anchor ?? undefined }), 0],
    parseDOM: LEVELS.map(([tag, level]) => ({
      tag,
      getAttrs: (element: HTMLElement) => ({ ...idOf(element), level, anchor: null }),
    })),
  },
  picture: written('figure', 'picture', ['pictureId', 'alt', 'credit'], 0),
  pullQuote: named('p', 'pull-quote'),
  quotation: {
    toDOM: (node) => ['blockquote', withId(node, { 'data-source': node.attrs.source ?? undefined }), 0],
    parseDOM: [
      {
        tag: 'blockquote',
        getAttrs: (element) => ({ ...idOf(element), source: element.getAttribute('data-source') }),
      },
    ],
  },
  list: {
    toDOM: (node) =>
      node.attrs.ordered
        ? ['ol', withId(node, { start: node.attrs.start === null ? undefined : String(node.attrs.start) }), 0]
        : ['ul', withId(node), 0],
    parseDOM: [
      { tag: 'ul', getAttrs: (element) => ({ ...idOf(element), ordered: false }) },
      {
        tag: 'ol',
        getAttrs: (element) => {
          const start = Number(element.getAttribute('start') ?? 1)
          return { ...idOf(element), ordered: true, start: Number.isInteger(start) && start !== 1 ? start : null }
        },
      },
    ],
  },
  listItem: { toDOM: () => ['li', 0], parseDOM: [{ tag: 'li' }] },
  table: {
    toDOM: (node) => ['table', withId(node, { 'data-bars': node.attrs.bars ? '' : undefined }), ['tbody', 0]],
    parseDOM: [
      { tag: 'table', getAttrs: (element) => ({ ...idOf(element), bars: element.hasAttribute('data-bars') }) },
    ],
  },
  tableRow: { toDOM: () => ['tr', 0], parseDOM: [{ tag: 'tr' }] },
  tableCell: {
    toDOM: ({ attrs }) => {
      const said = {
        align: attrs.align,
        colspan: attrs.colspan > 1 ? String(attrs.colspan) : null,
        rowspan: attrs.rowspan > 1 ? String(attrs.rowspan) : null,
      }
      const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
      return [attrs.header ? 'th' : 'td', known, 0]
    },
    parseDOM: ['td', 'th'].map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) => {
        const align = element.getAttribute('align')
        return {
          header: tag === 'th',
          align: align && ['left', 'right', 'center'].includes(align) ? align : null,
          colspan: spanOf(element, 'colspan', 100),
          rowspan: spanOf(element, 'rowspan', 1000),
        }
      },
    })),
  },
  caption: { toDOM: () => ['figcaption', 0], parseDOM: [{ tag: 'figcaption' }, { tag: 'caption' }] },
  codeBlock: {
    toDOM: (node) => ['pre', withId(node, { 'data-language': node.attrs.language ?? undefined }), ['code', 0]],
    parseDOM: [
      {
        tag: 'pre',
        preserveWhitespace: 'full',
        getAttrs: (element) => ({ ...idOf(element), language: element.getAttribute('data-language') }),
      },
    ],
  },
  embed: written('div', 'embed', ['url', 'title']),
  factBox: written('aside', 'fact-box', ['title'], 0),
  newsletterBox: written('div', 'newsletter-box', ['newsletter']),
  relatedArticle: written('div', 'related-article', ['slug']),
  quiz: named('section', 'quiz'),
  quizTitle: named('p', 'quiz-title'),
  quizQuestion: named('div', 'quiz-question'),
  quizText: named('p', 'quiz-text'),
  quizAnswer: {
    toDOM: (node) => [
      'p',
      withId(node, { 'data-block': 'quiz-answer', 'data-right': node.attrs.right ? '' : undefined }),
      0,
    ],
    parseDOM: [
      {
        tag: 'p[data-block="quiz-answer"]',
        priority: 60,
        getAttrs: (element) => ({ ...idOf(element), right: element.hasAttribute('data-right') }),
      },
    ],
  },
  quizExplanation: named('p', 'quiz-explanation'),
  divider: { toDOM: (node) => ['hr', withId(node)], parseDOM: [{ tag: 'hr', getAttrs: idOf }] },
  notes: { toDOM: () => ['section', { 'data-block': 'notes' }, 0], parseDOM: [{ tag: 'section[data-block="notes"]' }] },
  note: {
    toDOM: (node) => ['div', { 'data-note': String(node.attrs.id) }, 0],
    parseDOM: [{ tag: 'div[data-note]', getAttrs: (element) => ({ id: element.getAttribute('data-note') }) }],
  },
  hardBreak: { toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
  footnoteReference: {
    toDOM: (node) => ['sup', { 'data-note-call': String(node.attrs.id) }],
    parseDOM: [
      {
        tag: 'sup[data-note-call]',
        priority: 60,
        getAttrs: (element) => ({ id: element.getAttribute('data-note-call') }),
      },
    ],
  },
}

function spanOf(element: HTMLElement, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number(element.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span > 1 ? Math.min(span, most) : 1
}

/** What the article document would follow: never `javascript:` or `data:`. */
function hrefOf(element: HTMLElement): string | undefined {
  const href = element.getAttribute('href') ?? ''
  if (/^(?:\/(?!\/)|#|\?)/.test(href)) return href
  try {
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(href).protocol) ? href : undefined
  } catch {
    return undefined
  }
}

const tag = (name: string, ...others: readonly ParseRule[]): Dom<MarkSpec> => ({
  toDOM: () => [name, 0],
  parseDOM: [{ tag: name }, ...others] as NonNullable<MarkSpec['parseDOM']>,
})

/** What is suggested carries its name along: what is cut here and put in there stays a suggestion. */
const suggested = (name: 'ins' | 'del'): Dom<MarkSpec> => ({
  toDOM: ({ attrs }) => [name, { 'data-suggestion': attrs.id, 'data-author': String(attrs.author) }, 0],
  parseDOM: [
    {
      tag: `${name}[data-suggestion]`,
      priority: 60,
      getAttrs: (element) => ({
        id: element.getAttribute('data-suggestion') ?? '',
        author: Number(element.getAttribute('data-author')),
      }),
    },
  ],
})

const marks: Record<MarkName, Dom<MarkSpec>> = {
  insertion: suggested('ins'),
  deletion: suggested('del'),
  link: {
    toDOM: ({ attrs }) => ['a', { href: attrs.href, title: attrs.title, rel: 'noopener' }, 0],
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = hrefOf(element)
          return href === undefined ? false : { href, title: element.getAttribute('title') }
        },
      },
    ],
  },
  bold: tag('strong', { tag: 'b' }),
  italic: tag('em', { tag: 'i' }),
  strike: tag('s', { tag: 'del' }, { tag: 'strike' }),
  superscript: tag('sup'),
  subscript: tag('sub'),
  code: tag('code'),
}

const specs = <Spec extends object>(from: { forEach(f: (name: string, spec: Spec) => void): void }, dom: object) => {
  const all: Record<string, Spec> = {}
  from.forEach((name, spec) => {
    all[name] = { ...spec, ...(dom as Record<string, object>)[name] }
  })
  return all
}

/** `SCHEMA`, name by name, and how a browser shows it and reads it from the clipboard. */
export const BROWSER_SCHEMA = new Schema<NodeName, MarkName>({
  nodes: specs<NodeSpec>(SCHEMA.spec.nodes, nodes) as Record<NodeName, NodeSpec>,
  marks: specs<MarkSpec>(SCHEMA.spec.marks, marks) as Record<MarkName, MarkSpec>,
})
