import fc from 'fast-check'
import type { ArticleDocument, Block, Inline, Mark } from '../../src/articles/store/store.module.ts'

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0'))
const link = fc.constantFrom('https://example.org/a', '/europe', '#source', 'mailto:desk@example.org')

const plainMark = fc.constantFrom<Mark['type'][]>('bold', 'italic', 'strike', 'code', 'superscript', 'subscript')
const mark: fc.Arbitrary<Mark> = fc.oneof(
  plainMark.map((type) => ({ type }) as Mark),
  fc.record({ href: link, title: words }, { requiredKeys: ['href'] }).map((attrs) => ({ type: 'link', attrs }) as Mark),
)
const marks = fc.uniqueArray(mark, { maxLength: 4, selector: ({ type }) => type })

const inline: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record(
        { type: fc.constant('text' as const), text: words, marks },
        { requiredKeys: ['type', 'text'] },
      ),
    },
    { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
    { weight: 1, arbitrary: fc.constant<Inline>({ type: 'footnoteReference', attrs: { id: '1' } }) },
  ),
  { maxLength: 5 },
) as fc.Arbitrary<Inline[]>

const some = <T>(shape: { [Key in keyof T]: fc.Arbitrary<T[Key]> }, requiredKeys: (keyof T)[]) =>
  fc.record(shape, { requiredKeys: requiredKeys as never })

const cell = some(
  {
    header: fc.boolean(),
    align: fc.constantFrom('left', 'right', 'center'),
    colspan: fc.integer({ min: 2, max: 9 }),
    rowspan: fc.integer({ min: 2, max: 9 }),
    content: inline,
  },
  ['header', 'content'],
)

const someInline = inline.filter((content) => content.length > 0)
const answer = some({ right: fc.constant(true), content: inline }, ['content'])
const question = some({ question: inline, answers: fc.array(answer, { maxLength: 3 }), explanation: someInline }, [
  'question',
  'answers',
])

const leaf = fc.oneof(
  some({ type: fc.constant('paragraph'), content: inline }, ['type', 'content']),
  some({ type: fc.constant('pullQuote'), content: inline }, ['type', 'content']),
  fc.record({
    type: fc.constant('subhead'),
    attrs: some({ level: fc.constantFrom(2, 3, 4), anchor: fc.constantFrom('a', 'b-2') }, ['level']),
    content: inline,
  }),
  fc.record({
    type: fc.constant('picture'),
    attrs: some({ pictureId: words, alt: fc.string(), caption: inline, credit: words }, ['pictureId', 'alt']),
  }),
  fc.record({
    type: fc.constant('code'),
    attrs: some({ language: words }, []),
    text: fc.constantFrom('', 'let a\n', '# b'),
  }),
  fc.record({ type: fc.constant('embed'), attrs: fc.record({ url: link, title: fc.string() }) }),
  fc.record({ type: fc.constant('newsletterBox'), attrs: fc.record({ newsletter: words }) }),
  fc.record({ type: fc.constant('relatedArticle'), attrs: fc.record({ slug: words }) }),
  fc.constant({ type: 'divider' }),
  fc.record({
    type: fc.constant('quiz'),
    attrs: some({ title: fc.string({ minLength: 1 }) }, []),
    questions: fc.array(question, { maxLength: 3 }),
  }),
  some(
    {
      type: fc.constant('table'),
      caption: inline,
      bars: fc.constant(true),
      rows: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
    },
    ['type', 'rows'],
  ),
) as fc.Arbitrary<Block>

const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leaf,
    fc.record({ type: fc.constant('quotation'), attrs: some({ source: words }, []), content: tie('blocks') }),
    fc.record({ type: fc.constant('factBox'), attrs: fc.record({ title: fc.string() }), content: tie('blocks') }),
    fc.record({
      type: fc.constant('list'),
      attrs: some({ ordered: fc.boolean(), start: fc.integer({ min: -3, max: 40 }) }, ['ordered']),
      items: fc.array(tie('blocks'), { maxLength: 3 }),
    }),
  ) as fc.Arbitrary<Block>,
  blocks: fc.array(tie('block'), { maxLength: 3 }),
}))

/** Anything that the article document may hold. */
export const randomDocument = fc
  .record(
    {
      type: fc.constant('doc' as const),
      content: fc.array(block, { maxLength: 6 }),
      notes: fc.array(fc.record({ id: words, content: fc.array(block, { maxLength: 2 }) }), { maxLength: 2 }),
    },
    { requiredKeys: ['type', 'content'] },
  )
  .map((document) => JSON.parse(JSON.stringify(document)) as ArticleDocument)
