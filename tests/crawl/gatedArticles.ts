import type { ArticleDocument, Block, Inline } from '../../src/articles/store/store.module.ts'
import { setTerms } from '../../src/articles/store/store.module.ts'
import type { TestSite } from '../support/site.ts'

export type GatedArticle = {
  slug: string
  path: string
  terms: 'free' | 'metered' | 'registered' | 'subscribers'
  group: string
  /** In the blocks that everyone may read. */
  open: string[]
  /** In every other place where text can stand. */
  secret: string[]
}

const words = (text: string): Inline[] => [{ type: 'text', text }]
const paragraph = (text: string): Block => ({ type: 'paragraph', content: words(text) })
/** So long that two leading paragraphs are far less than a quarter of the article. */
const FILLER = 'Salt moves by night, tide tables are printed by day, and the ferry waits for neither of them. '.repeat(
  3,
)

/**
 * An article with a sentence of its own in every place where text can stand. The first paragraph alone is the lead-in:
 * together with the second it would be more than a quarter, by construction of the lengths.
 */
function documentOf(slug: string): { body: ArticleDocument; open: string[]; secret: string[] } {
  let number = 0
  const secret: string[] = []
  const sentinel = () => {
    const text = `Sentinel${slug.replaceAll('-', '')}x${++number}x`
    secret.push(text)
    return text
  }
  const opening = `Sentinel${slug.replaceAll('-', '')}opening`
  const body: ArticleDocument = {
    type: 'doc',
    content: [
      paragraph(`${opening} everybody may read this first paragraph of the report.`),
      paragraph(`${sentinel()} ${FILLER.repeat(4)}`),
      { type: 'subhead', attrs: { level: 2 }, content: words(sentinel()) },
      paragraph(`${sentinel()} ${FILLER}`),
      { type: 'pullQuote', content: words(sentinel()) },
      { type: 'quotation', attrs: { source: sentinel() }, content: [paragraph(sentinel())] },
      { type: 'list', attrs: { ordered: false }, items: [[paragraph(sentinel())], [paragraph(sentinel())]] },
      { type: 'list', attrs: { ordered: true, start: 3 }, items: [[paragraph(sentinel())]] },
      {
        type: 'table',
        rows: [[{ header: true, content: words(sentinel()) }], [{ header: false, content: words(sentinel()) }]],
      },
      { type: 'code', attrs: { language: 'text' }, text: sentinel() },
      { type: 'factBox', attrs: { title: sentinel() }, content: [paragraph(sentinel())] },
      {
        type: 'quiz',
        attrs: { title: sentinel() },
        questions: [
          {
            question: words(sentinel()),
            answers: [{ content: words(sentinel()) }, { right: true, content: words(sentinel()) }],
            explanation: words(sentinel()),
          },
        ],
      },
      { type: 'embed', attrs: { url: `https://example.org/${sentinel()}`, title: sentinel() } },
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: sentinel(),
            marks: [
              { type: 'bold' },
              { type: 'link', attrs: { href: `https://example.org/${sentinel()}`, title: sentinel() } },
            ],
          },
          { type: 'footnoteReference', attrs: { id: '1' } },
        ],
      },
      paragraph(`${sentinel()} ${FILLER}`),
    ],
    notes: [{ id: '1', content: [paragraph(sentinel())] }],
  }
  return { body, open: [opening], secret }
}

/** Articles of all terms, one with a variant in another language, one draft. */
export async function publishGatedArticles(site: TestSite): Promise<GatedArticle[]> {
  const made: GatedArticle[] = []
  const add = async (
    slug: string,
    terms: GatedArticle['terms'],
    more: { variantOf?: string; language?: string } = {},
  ) => {
    const { body, open, secret } = documentOf(slug)
    await site.publish({ slug, terms, body, redirectFrom: [`/older/${slug}`], ...more })
    made.push({ slug, path: `/world/${slug}`, terms, group: more.variantOf ?? slug, open, secret })
  }
  await add('metered-one', 'metered')
  await add('metered-two', 'metered')
  await add('metered-three', 'metered')
  await add('metered-zwei', 'metered', { variantOf: 'metered-two', language: 'de' })
  await add('for-all', 'free')
  await add('with-account', 'registered')
  await add('members-only', 'subscribers')
  // For everybody, by the publisher's switch.
  await add('in-an-emergency', 'subscribers')
  const { db, clock } = site.dateline
  await setTerms(db, 'test', 'in-an-emergency', { openToAll: true }, clock.now())
  made.push({ ...(made.pop() as GatedArticle), terms: 'free' })
  const draft = documentOf('not-yet')
  await site.publish({ slug: 'not-yet', terms: 'free', status: 'draft', body: draft.body })
  made.push({
    slug: 'not-yet',
    path: '/world/not-yet',
    terms: 'subscribers',
    group: 'not-yet',
    open: [],
    secret: [...draft.secret, ...draft.open],
  })
  return made
}
