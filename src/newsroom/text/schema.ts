import { type AttributeSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'

/** Of a block, from when it is made: a comparison and a moved block find each other by it. Not part of what is published. */
const ID: Record<string, AttributeSpec> = { id: { default: null, validate: checkId } }

/** Ours have 13 letters. */
export const LONGEST_ID = 60

function checkId(id: unknown): void {
  if (id !== null && (typeof id !== 'string' || id.length > LONGEST_ID))
    throw new RangeError('no identifier of a block')
}

const optional: AttributeSpec = { default: null }

/** Text with its marks and nothing around it. */
const line = (spec: NodeSpec = {}): NodeSpec => ({ group: 'block', content: 'inline*', attrs: ID, ...spec })
/** What is set as a whole: nobody types inside. */
const whole = (attrs: Record<string, AttributeSpec> = {}): NodeSpec => ({
  group: 'block',
  atom: true,
  attrs: { ...ID, ...attrs },
})

/** Of a block that is set of parts: each has an identifier, as blocks have, and is found by it. */
const part = (content: string, spec: NodeSpec = {}): NodeSpec => ({ group: 'part', content, attrs: ID, ...spec })

/** What somebody proposes: words or blocks to come in, or to go. Who proposes, and under which name it is decided. */
const SUGGESTED: Record<string, AttributeSpec> = { id: { validate: 'string' }, author: { validate: 'number' } }
/** On the blocks inside; text takes every mark anyway. */
const SUGGESTIONS = 'insertion deletion'

/** The article document's names, and one for each list in it. `codeBlock` is its `code`: a mark has that name here. */
const nodes = {
  doc: { content: 'block* notes?', marks: SUGGESTIONS },
  paragraph: line(),
  subhead: line({ attrs: { ...ID, level: { default: 2 }, anchor: optional }, defining: true }),
  picture: {
    group: 'block',
    content: 'caption?',
    attrs: { ...ID, pictureId: {}, alt: {}, credit: optional },
    isolating: true,
  },
  pullQuote: line({ defining: true }),
  quotation: {
    group: 'block',
    content: 'block*',
    marks: SUGGESTIONS,
    attrs: { ...ID, source: optional },
    defining: true,
  },
  list: {
    group: 'block',
    content: 'listItem*',
    marks: SUGGESTIONS,
    attrs: { ...ID, ordered: { default: false }, start: optional },
  },
  listItem: { content: 'block*', marks: SUGGESTIONS, defining: true },
  table: { group: 'block', content: 'caption? tableRow*', attrs: { ...ID, bars: { default: false } }, isolating: true },
  tableRow: { content: 'tableCell*' },
  tableCell: {
    content: 'inline*',
    attrs: { header: { default: false }, align: optional, colspan: { default: 1 }, rowspan: { default: 1 } },
    isolating: true,
  },
  caption: { content: 'inline*', isolating: true },
  codeBlock: {
    group: 'block',
    content: 'text*',
    marks: SUGGESTIONS,
    attrs: { ...ID, language: optional },
    code: true,
    defining: true,
  },
  embed: whole({ url: {}, title: {} }),
  factBox: {
    group: 'block',
    content: 'block*',
    marks: SUGGESTIONS,
    attrs: { ...ID, title: {} },
    defining: true,
    isolating: true,
  },
  newsletterBox: whole({ newsletter: {} }),
  relatedArticle: whole({ slug: {} }),
  quiz: { group: 'block', content: 'quizTitle quizQuestion*', attrs: ID, isolating: true },
  quizTitle: part('text*', { marks: SUGGESTIONS }),
  quizQuestion: part('quizText quizAnswer* quizExplanation', { isolating: true }),
  quizText: part('inline*'),
  quizAnswer: part('inline*', { attrs: { ...ID, right: { default: false } } }),
  quizExplanation: part('inline*'),
  divider: whole(),
  notes: { content: 'note*', marks: SUGGESTIONS, isolating: true },
  note: { content: 'block*', marks: SUGGESTIONS, attrs: { id: {} }, isolating: true },
  text: { group: 'inline' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  footnoteReference: { group: 'inline', inline: true, atom: true, attrs: { id: {} } },
} satisfies Record<string, NodeSpec>

/** In the order in which they enclose each other on the page: ProseMirror knows one order. */
const marks = {
  // What is typed beside a suggestion is none. Words that one puts in and another moves are suggested by both.
  insertion: { attrs: SUGGESTED, inclusive: false, excludes: '' },
  deletion: { attrs: SUGGESTED, inclusive: false },
  link: { attrs: { href: {}, title: optional }, inclusive: false },
  bold: {},
  italic: {},
  strike: {},
  superscript: {},
  subscript: {},
  code: { code: true },
} satisfies Record<string, MarkSpec>

export type NodeName = keyof typeof nodes
export type MarkName = keyof typeof marks

/** The working copy as ProseMirror has it: the same in the browser and here. What an attribute may say is `ArticleDocumentSchema`'s. */
export const SCHEMA = new Schema<NodeName, MarkName>({ nodes, marks })
