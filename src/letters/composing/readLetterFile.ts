import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { findArticles, plainText } from '../../articles/store/store.module.ts'
import { invalid } from '../../platform/errors.ts'
import { LETTER_STANDINGS, type LetterBlock } from '../drawing/drawing.module.ts'
import { RECIPE, readRecipe } from '../newsletters/newsletters.module.ts'
import { asLetterArticles } from './asLetterArticles.ts'
import { cutLetterFile, type LetterPiece } from './cutLetterFile.rule.ts'
import type { LettersDeps } from './deps.ts'
import { readMarkdown } from './readMarkdown.ts'

export type LetterFile = {
  subject: string
  otherSubject: string | undefined
  previewText: string
  /** `2026-12-05` */
  date: string | undefined
  blocks: LetterBlock[]
  /** What was left out and why, each with its line. */
  notes: string[]
}

/** A picture beside the file, by its name; undefined: there is none. */
export type ReadPicture = (name: string) => Promise<Uint8Array | undefined>

/** One line of text: it ends up in a header. */
const line = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !/\p{Cc}/u.test(text), 'one line without control characters')

const FrontMatter = z.looseObject({
  subject: line.min(1),
  subject_b: line.min(1).optional(),
  preview: line.default(''),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'write one like 2026-12-05')
    .optional(),
})
const KNOWN = new Set(Object.keys(FrontMatter.shape))

/**
 * A letter as somebody wrote it: Markdown with front matter, and blocks by name (`::: lead article="slug"`). What is not
 * understood is left out and said with its line; the rest goes on. Refuses only what has no subject.
 */
export async function readLetterFile(
  deps: LettersDeps,
  bytes: Uint8Array,
  readPicture: ReadPicture,
  now: Temporal.Instant,
): Promise<LetterFile> {
  const text = new TextDecoder().decode(bytes)
  const cut = cutLetterFile(text)
  if (cut.kind === 'refused') throw invalid('letter', `The letter: ${cut.reason}.`)
  const matter = readMatter(cut.matter)
  const notes = [...cut.notes]
  for (const name of Object.keys(matter)) {
    if (!KNOWN.has(name)) notes.push(`line ${lineOfKey(cut.matter, name)}: the key ${name} is not known here`)
  }
  const blocks: LetterBlock[] = []
  for (const piece of cut.pieces) blocks.push(...(await readPiece(deps, piece, { notes, readPicture }, now)))
  if (blocks.filter(({ type }) => type === 'box').length > 1) notes.push('only the first box is shown')
  return {
    subject: matter.subject,
    otherSubject: matter.subject_b,
    previewText: matter.preview || firstWords(blocks),
    date: matter.date,
    blocks,
    notes,
  }
}

/** What a list of mails shows beside the subject where nobody has said. */
function firstWords(blocks: readonly LetterBlock[]): string {
  const text = blocks.find((block) => block.type === 'text')
  if (text?.type !== 'text') return ''
  const [line = ''] = plainText({ content: text.content }).split('\n')
  return line.replaceAll(/\s+/g, ' ').trim().slice(0, 150)
}

function readMatter(source: string): z.output<typeof FrontMatter> {
  let value: unknown
  try {
    value = parseYaml(source)
  } catch (error) {
    throw invalid('letter', `The front matter is not YAML: ${(error as Error).message.split('\n')[0]}`)
  }
  const read = FrontMatter.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const key = String(issue?.path[0] ?? 'front matter')
  throw invalid('letter', `line ${lineOfKey(source, key)}: ${key}: ${issue?.message ?? 'not understood'}`)
}

/** In the file, whose first line is the fence. */
function lineOfKey(source: string, key: string): number {
  return source.split('\n').findIndex((text) => text.startsWith(`${key}:`)) + 2
}

type Reading = { notes: string[]; readPicture: ReadPicture }

async function readPiece(
  deps: LettersDeps,
  piece: LetterPiece,
  reading: Reading,
  now: Temporal.Instant,
): Promise<LetterBlock[]> {
  const say = (why: string) => {
    reading.notes.push(`line ${piece.line}: ${why}`)
    return []
  }
  if (piece.kind === 'text') return textBlock(piece.text, say)
  const options = readRecipe(`${piece.name} ${piece.options}`)
  if (options.kind === 'refused') return say(options.reason)
  const { block: _, for: whom, ...given } = options.blocks[0] as Record<string, unknown>
  const shown = readStandings(whom)
  if (shown === 'unknown') return say(`for=${String(whom)}: known are ${LETTER_STANDINGS.join(', ')}`)
  const forWhom = shown && { for: shown }
  switch (piece.name) {
    case 'text':
      return textBlock(piece.text, say).map((block) => ({ ...block, ...forWhom }))
    case 'quiz':
      // Without questions of its own it asks what the newsletter has in stock.
      if (piece.text.trim() === '') break
      return quizBlock(piece.text, given, say).map((block) => ({ ...block, ...forWhom }))
    case 'picture':
      return (await pictureBlock(deps, { given, reading, say }, now)).map((block) => ({ ...block, ...forWhom }))
  }
  const named = given.article ?? given.articles
  if ((piece.name === 'lead' || piece.name === 'list') && named !== undefined) {
    const slugs = String(named).split(/[\s,]+/)
    const found = await findArticles(deps.db, slugs)
    for (const slug of slugs) if (!found.some((article) => article.slug === slug)) say(`there is no article ${slug}`)
    const records = slugs.flatMap((slug) => found.find((article) => article.slug === slug) ?? [])
    const articles = await asLetterArticles(deps, records)
    const [first] = articles
    if (!first) return []
    if (piece.name === 'lead')
      return [{ type: 'lead', article: first, ...(given.whole === true && { whole: true as const }), ...forWhom }]
    const title = typeof given.title === 'string' ? { title: given.title } : {}
    return [{ type: 'list', of: 'new', ...title, articles, ...forWhom }]
  }
  const recipe = RECIPE.safeParse([{ block: piece.name, ...given }])
  if (recipe.success) return [{ type: 'open', recipe: recipe.data, ...forWhom }]
  const [issue] = recipe.error.issues
  const where = issue?.path.slice(1).join('.')
  return say(
    issue?.code === 'invalid_union'
      ? `there is no block ${piece.name}; it was left out`
      : `${piece.name}${where ? ` ${where}` : ''}: ${issue?.message}; it was left out`,
  )
}

function readStandings(given: unknown): (typeof LETTER_STANDINGS)[number][] | 'unknown' | undefined {
  if (given === undefined) return undefined
  const words = String(given).split(/[\s,]+/)
  const known = words.flatMap((word) => LETTER_STANDINGS.find((standing) => standing === word) ?? [])
  return known.length === words.length ? known : 'unknown'
}

type Say = (why: string) => never[]

function textBlock(text: string, say: Say): Extract<LetterBlock, { type: 'text' }>[] {
  const content = text.trim() === '' ? [] : readMarkdown(text, say)
  return content.length > 0 ? [{ type: 'text', content }] : []
}

/** A numbered list; in each item the first paragraph asks, and what follows answers. */
function quizBlock(text: string, given: Record<string, unknown>, say: Say): Extract<LetterBlock, { type: 'quiz' }>[] {
  const list = readMarkdown(text, say).find((block) => block.type === 'list')
  if (list?.type !== 'list') return say('a quiz is a numbered list of questions, each with its answer below it')
  const questions = list.items.flatMap((item, at) => {
    const [question, ...answer] = item
    if (question && answer.length > 0) return [{ question: [question], answer }]
    say(`question ${at + 1} of the quiz has no answer; it was left out`)
    return []
  })
  const title = typeof given.title === 'string' ? given.title : 'Quiz'
  return questions.length > 0 ? [{ type: 'quiz', title, questions }] : []
}

async function pictureBlock(
  deps: LettersDeps,
  { given, reading, say }: { given: Record<string, unknown>; reading: Reading; say: Say },
  now: Temporal.Instant,
): Promise<Extract<LetterBlock, { type: 'text' }>[]> {
  const { file, alt, credit, caption } = given as Record<string, string | undefined>
  if (!file || !alt) return say('a picture needs file=… and alt=…, which says what it shows; it was left out')
  const bytes = await reading.readPicture(file)
  if (!bytes) return say(`there is no picture ${file}`)
  const stored = await deps.media.storePicture(deps.db, bytes, now)
  if (stored.kind === 'refused') return say(`${file}: ${stored.reason}`)
  const words = caption ? { caption: [{ type: 'text' as const, text: caption }] } : {}
  const attrs = { pictureId: stored.picture.id, alt, ...words, ...(credit && { credit }) }
  return [{ type: 'text', content: [{ type: 'picture', attrs }] }]
}
