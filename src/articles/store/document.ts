import { z } from 'zod'

/**
 * The article document: ProseMirror's JSON shape, closed. What is not listed here cannot be stored, so it cannot be
 * rendered. Text is text: there is no node that carries markup.
 */

const link = z.string().refine(isSafeLink, 'not a link we would follow')

export const MarkSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('strike') }),
  z.strictObject({ type: z.literal('code') }),
  z.strictObject({ type: z.literal('superscript') }),
  z.strictObject({ type: z.literal('subscript') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: link, title: z.string().optional() }) }),
])
export type Mark = z.infer<typeof MarkSchema>

export const InlineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(MarkSchema).optional() }),
  z.strictObject({ type: z.literal('hardBreak') }),
  /** Stands where the note is called; the note itself is `notes[id]` of the document. */
  z.strictObject({ type: z.literal('footnoteReference'), attrs: z.strictObject({ id: z.string() }) }),
])
export type Inline = z.infer<typeof InlineSchema>

const inline = z.array(InlineSchema)

const PictureAttrs = z.strictObject({
  /** A picture of the media module. */
  pictureId: z.string(),
  alt: z.string(),
  /** With its marks: captions of archives link to what they show and where it came from. */
  caption: inline.optional(),
  credit: z.string().optional(),
})

const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: inline })
const Subhead = z.strictObject({
  type: z.literal('subhead'),
  attrs: z.strictObject({
    level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
    /** What `#…` links name it by, unique in the document. */
    anchor: z
      .string()
      .regex(/^[\p{L}\p{N}_:-]{1,140}$/u)
      .optional(),
  }),
  content: inline,
})
const PictureBlock = z.strictObject({ type: z.literal('picture'), attrs: PictureAttrs })
const PullQuote = z.strictObject({ type: z.literal('pullQuote'), content: inline })
const Code = z.strictObject({
  type: z.literal('code'),
  attrs: z.strictObject({ language: z.string().optional() }),
  text: z.string(),
})
const Embed = z.strictObject({
  type: z.literal('embed'),
  attrs: z.strictObject({ url: link, title: z.string() }),
})
const NewsletterBox = z.strictObject({
  type: z.literal('newsletterBox'),
  attrs: z.strictObject({ newsletter: z.string() }),
})
const RelatedArticle = z.strictObject({
  type: z.literal('relatedArticle'),
  attrs: z.strictObject({ slug: z.string() }),
})
const Divider = z.strictObject({ type: z.literal('divider') })
const TableCell = z.strictObject({
  header: z.boolean(),
  align: z.enum(['left', 'right', 'center']).optional(),
  /** How many columns it covers, where that is more than one. */
  colspan: z.int().min(2).max(100).optional(),
  /** How many rows, likewise. */
  rowspan: z.int().min(2).max(1000).optional(),
  content: inline,
})
const Table = z.strictObject({
  type: z.literal('table'),
  caption: inline.optional(),
  /** The numbers of its last column are measured by bars as well. */
  bars: z.literal(true).optional(),
  rows: z.array(z.array(TableCell)),
})
/**
 * Its shape as a newsroom works on it, unfinished as it may be: two who add an answer at once are not refused for it.
 * What readers get is judged by `quizFaults`.
 */
const QuizQuestion = z.strictObject({
  question: inline,
  answers: z.array(z.strictObject({ right: z.literal(true).optional(), content: inline })),
  explanation: inline.min(1).optional(),
})
const Quiz = z.strictObject({
  type: z.literal('quiz'),
  attrs: z.strictObject({ title: z.string().min(1).optional() }),
  questions: z.array(QuizQuestion),
})
export type Quiz = z.infer<typeof Quiz>

export type Block =
  | z.infer<typeof Paragraph>
  | z.infer<typeof Subhead>
  | z.infer<typeof PictureBlock>
  | z.infer<typeof PullQuote>
  | z.infer<typeof Code>
  | z.infer<typeof Embed>
  | z.infer<typeof NewsletterBox>
  | z.infer<typeof RelatedArticle>
  | z.infer<typeof Divider>
  | z.infer<typeof Table>
  | Quiz
  | { type: 'quotation'; attrs: { source?: string | undefined }; content: Block[] }
  | { type: 'list'; attrs: { ordered: boolean; start?: number | undefined }; items: Block[][] }
  | { type: 'factBox'; attrs: { title: string }; content: Block[] }

const Quotation = z.strictObject({
  type: z.literal('quotation'),
  attrs: z.strictObject({ source: z.string().optional() }),
  get content() {
    return z.array(BlockSchema)
  },
})
const List = z.strictObject({
  type: z.literal('list'),
  attrs: z.strictObject({ ordered: z.boolean(), start: z.int().optional() }),
  get items() {
    return z.array(z.array(BlockSchema))
  },
})
const FactBox = z.strictObject({
  type: z.literal('factBox'),
  attrs: z.strictObject({ title: z.string() }),
  get content() {
    return z.array(BlockSchema)
  },
})

const BlockSchema: z.ZodType<Block> = z.discriminatedUnion('type', [
  Paragraph,
  Subhead,
  PictureBlock,
  PullQuote,
  Quotation,
  List,
  Table,
  Code,
  Embed,
  FactBox,
  NewsletterBox,
  RelatedArticle,
  Quiz,
  Divider,
]) as z.ZodType<Block>

export const ArticleDocumentSchema = z.strictObject({
  type: z.literal('doc'),
  content: z.array(BlockSchema),
  /** Footnotes by id, in the order of their first reference. */
  notes: z.array(z.strictObject({ id: z.string(), content: z.array(BlockSchema) })).optional(),
})
export type ArticleDocument = z.infer<typeof ArticleDocumentSchema>

export type DocumentFault = {
  /** `link`: one that we would not follow; `other`: something that no article can hold. */
  kind: 'link' | 'other'
  path: readonly PropertyKey[]
}

/** What is wrong with what should be an article document, in our words and not the validator's. */
export function documentFault(value: unknown): DocumentFault | undefined {
  const issue = ArticleDocumentSchema.safeParse(value).error?.issues[0]
  return issue && { kind: issue.code === 'custom' ? 'link' : 'other', path: issue.path }
}

/** Web, mail and telephone links, paths of this site and anchors; never `javascript:` or `data:`. */
export function isSafeLink(href: string): boolean {
  if (/\p{Cc}/u.test(href)) return false
  if (/^(?:\/(?!\/)|#|\?)/.test(href)) return true
  try {
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(href).protocol)
  } catch {
    return false
  }
}

/** The words as a reader meets them, blocks separated by line breaks: for counting, search and comparison. */
export function plainText(document: Pick<ArticleDocument, 'content' | 'notes'>): string {
  const notes = (document.notes ?? []).flatMap((note) => note.content)
  return [...document.content, ...notes].map(blockText).filter(Boolean).join('\n')
}

export function inlineText(content: readonly Inline[]): string {
  return content.map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : '')).join('')
}

export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'subhead':
    case 'pullQuote':
      return inlineText(block.content)
    case 'quotation':
      return [...block.content.map(blockText), block.attrs.source ?? ''].filter(Boolean).join('\n')
    case 'factBox':
      return [block.attrs.title, ...block.content.map(blockText)].join('\n')
    case 'list':
      return block.items.map((item) => item.map(blockText).join('\n')).join('\n')
    case 'table':
      return [
        ...(block.caption ? [inlineText(block.caption)] : []),
        ...block.rows.map((row) => row.map((cell) => inlineText(cell.content)).join('\t')),
      ].join('\n')
    case 'code':
      return block.text
    case 'picture':
      return [inlineText(block.attrs.caption ?? []), block.attrs.credit].filter(Boolean).join(' ')
    case 'embed':
      return block.attrs.title
    case 'quiz':
      return [block.attrs.title ?? '', ...block.questions.flatMap(quizLines).map(inlineText)].filter(Boolean).join('\n')
    case 'newsletterBox':
    case 'relatedArticle':
    case 'divider':
      return ''
  }
}

/** Each line of a question in the order in which it is read. */
function quizLines({ question, answers, explanation = [] }: Quiz['questions'][number]): readonly Inline[][] {
  return [question, ...answers.map(({ content }) => content), explanation]
}

/** The right answer, and why: where the answers stand apart from the questions. */
export function solutionOf({ answers, explanation = [] }: Quiz['questions'][number]): Inline[] {
  const bold: Mark = { type: 'bold' }
  const right = answers.flatMap((answer) => (answer.right ? answer.content : []))
  const strong = right.map((node): Inline => {
    if (node.type !== 'text' || node.marks?.some(({ type }) => type === 'bold')) return node
    return { ...node, marks: [bold, ...(node.marks ?? [])] }
  })
  return explanation.length > 0 ? [...strong, { type: 'text', text: ' ' }, ...explanation] : strong
}

export const MOST_QUESTIONS = 10
export const MOST_ANSWERS = 6
const FEWEST_ANSWERS = 2

/** What keeps a quiz from readers; `question`: which one, counted from 0. */
export type QuizFault =
  | { fault: 'no-questions' | 'many-questions' }
  | {
      fault: 'question-empty' | 'few-answers' | 'many-answers' | 'answer-empty' | 'none-right' | 'several-right'
      question: number
    }

export function quizFaults({ questions }: Quiz): QuizFault[] {
  const isEmpty = (content: readonly Inline[]) => inlineText(content).trim() === ''
  return [
    ...(questions.length === 0 ? [{ fault: 'no-questions' } as const] : []),
    ...(questions.length > MOST_QUESTIONS ? [{ fault: 'many-questions' } as const] : []),
    ...questions.flatMap(({ question, answers }, at) => {
      const right = answers.filter((answer) => answer.right).length
      const faults: [fault: Extract<QuizFault, { question: number }>['fault'], isOne: boolean][] = [
        ['question-empty', isEmpty(question)],
        ['few-answers', answers.length < FEWEST_ANSWERS],
        ['many-answers', answers.length > MOST_ANSWERS],
        ['answer-empty', answers.some(({ content }) => isEmpty(content))],
        ['none-right', right === 0],
        ['several-right', right > 1],
      ]
      return faults.flatMap(([fault, isOne]) => (isOne ? [{ fault, question: at }] : []))
    }),
  ]
}

/** Wherever they stand, in the order of the text. */
export function quizzesIn({
  content,
  notes = [],
}: {
  content: readonly Block[]
  notes?: readonly { content: readonly Block[] }[] | undefined
}): Quiz[] {
  const within = (blocks: readonly Block[]): Quiz[] =>
    blocks.flatMap((block) => {
      switch (block.type) {
        case 'quiz':
          return [block]
        case 'quotation':
        case 'factBox':
          return within(block.content)
        case 'list':
          return block.items.flatMap(within)
        default:
          return []
      }
    })
  return [...within(content), ...notes.flatMap((note) => within(note.content))]
}

export function countWords(text: string, language: string): number {
  let count = 0
  for (const part of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) if (part.isWordLike) count++
  return count
}
