import { z } from 'zod'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import { RECIPE } from '../newsletters/newsletters.module.ts'

/**
 * The document of a letter: blocks in their order, closed. It holds of articles what everyone may read, as it was when
 * the letter was put together; a text that is withheld is never in it.
 */

export const LETTER_STANDINGS = ['visitor', 'reader', 'trial', 'subscriber', 'lapsed'] as const

const written = ArticleDocumentSchema.shape.content

const PICTURE = z.strictObject({
  id: z.string(),
  alt: z.string(),
  credit: z.string().optional(),
  /** Of the original. */
  width: z.int(),
  height: z.int(),
})

const PLACE = z.strictObject({ city: z.string().optional(), country: z.string() })

const ARTICLE = z.strictObject({
  groupId: z.int(),
  slug: z.string(),
  section: z.string(),
  sectionName: z.string(),
  headline: z.string(),
  kicker: z.string().optional(),
  standfirst: z.string().optional(),
  place: PLACE.optional(),
  /** RFC 3339. */
  published: z.string(),
  language: z.string(),
  source: z.string().optional(),
  minutes: z.int(),
  picture: PICTURE.optional(),
})

/** For whom a block is; without it for everybody. */
const shown = { for: z.array(z.enum(LETTER_STANDINGS)).optional() }

export const LETTER_BLOCK = z.discriminatedUnion('type', [
  z.strictObject({
    ...shown,
    type: z.literal('greeting'),
    language: z.string(),
    country: z.string(),
    words: z.string(),
    /** How it is said, in Latin letters. */
    said: z.string(),
  }),
  z.strictObject({
    ...shown,
    type: z.literal('lead'),
    article: ARTICLE,
    whole: z.literal(true).optional(),
  }),
  z.strictObject({
    ...shown,
    type: z.literal('list'),
    /** What it is a list of, where nobody has given it a title. */
    of: z.enum(['new', 'place', 'mostRead']),
    title: z.string().optional(),
    articles: z.array(ARTICLE).min(1),
  }),
  z.strictObject({
    ...shown,
    type: z.literal('almanac'),
    /** Of the entry: `11-28`, 1520. */
    day: z.string().regex(/^\d{2}-\d{2}$/),
    year: z.int(),
    headline: z.string(),
    paragraphs: z.array(z.string()),
    language: z.string(),
    place: PLACE.optional(),
    source: z.strictObject({ name: z.string(), url: z.string().optional() }).optional(),
    /** Of its page. */
    path: z.string().startsWith('/'),
    picture: PICTURE.optional(),
  }),
  z.strictObject({
    ...shown,
    type: z.literal('magazine'),
    date: z.string(),
    title: z.string(),
    lines: z.array(z.string()),
    path: z.string().startsWith('/'),
    /** Its cover as one picture, with the name, the day and the lines on it. */
    cover: z
      .strictObject({ path: z.string().startsWith('/pictures/'), alt: z.string(), credit: z.string().optional() })
      .optional(),
    /** The drawing alone, in letters of before there were such covers. */
    picture: PICTURE.optional(),
    /** Where the letter is about the issue, and not about other things too. */
    contents: z
      .array(
        z.strictObject({
          title: z.string(),
          path: z.string().startsWith('/'),
          language: z.string(),
          place: z.string().optional(),
          minutes: z.int().optional(),
        }),
      )
      .optional(),
    /** The whole of it, to be taken along. */
    files: z.array(z.strictObject({ name: z.string(), path: z.string().startsWith('/') })).optional(),
  }),
  z.strictObject({
    ...shown,
    type: z.literal('quiz'),
    title: z.string(),
    questions: z
      .array(
        z.strictObject({
          question: written,
          answer: written,
          /** Of the newsletter's stock; without it, it was written for this letter. */
          id: z.int().optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({ ...shown, type: z.literal('box') }),
  /** What somebody wrote. */
  z.strictObject({ ...shown, type: z.literal('text'), content: written }),
  /** To be filled shortly before the letter goes. */
  z.strictObject({ ...shown, type: z.literal('open'), recipe: RECIPE.length(1) }),
])

export const LETTER_DOCUMENT = z.strictObject({ type: z.literal('letter'), blocks: z.array(LETTER_BLOCK) })

export type LetterBlock = z.output<typeof LETTER_BLOCK>
export type LetterDocument = z.output<typeof LETTER_DOCUMENT>
export type LetterArticle = z.output<typeof ARTICLE>
export type LetterPicture = z.output<typeof PICTURE>
export type BlockOf<Type extends LetterBlock['type']> = Extract<LetterBlock, { type: Type }>
