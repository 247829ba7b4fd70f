import { isDeepStrictEqual } from 'node:util'
import type { Node } from 'prosemirror-model'
import { type ArticleDocument, type Block, documentFault } from '../../articles/store/store.module.ts'
import { type Saying, saying } from '../../design/words/refusal.ts'
import { documentOf, type Lost, pictureSources, readBody } from '../../exchange/markdown/markdown.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { documentOf as documentOfCopy, keepIds, workingCopyOf } from '../text/text.module.ts'
import { htmlBlock, htmlNote } from './markdownBlock.rule.ts'
import { readWritten } from './readWritten.ts'

export type TextFromMarkdown =
  | {
      kind: 'text'
      document: ArticleDocument
      /** With the identifiers of the blocks that were there, and those that nobody touched as they were. */
      text: Node
    }
  /** Nothing is left out in silence; `line`: where in the Markdown, counted from 1. */
  | { kind: 'refused'; says: Saying; line: number | undefined }

/** As much as a text may hold, twice: what marks it up. */
const MOST_LETTERS = 4_000_000

/**
 * What somebody made of an article's Markdown, as a text. Blocks that nobody touched stay as they are, also what of them
 * Markdown cannot say. `standing`: the text of which the Markdown was written.
 */
export async function textFromMarkdown(
  deps: { db: Database; media: Pick<Media, 'findPictures'>; newId(): string },
  markdown: string,
  standing: Node,
): Promise<TextFromMarkdown> {
  if (markdown.length > MOST_LETTERS) return refused(saying('markdown.tooLong'))
  const source = markdown.replace(/\r\n?/g, '\n')
  const body = readBody(source, undefined)
  if (body.kind === 'refused') return refused(saying('markdown.tooDeep'))
  const ids = pictureSources(body.tree)
  const missing = await missingOf(deps, ids, standing)
  if (missing !== undefined) {
    return refused(saying('markdown.noPicture', { id: missing }), source, missing)
  }
  const { document, notes, lost } = documentOf(body.tree, {
    asWritten: true,
    pictures: new Map(ids.map((id) => [id, { kind: 'stored', pictureId: id }])),
    link: (href) => ({ kind: 'link', href }),
  })
  const [first] = lost
  if (first) return refused(sayLost(first), source, ...toFind(first))
  // Nothing is left out in silence, not even what has no words yet.
  if (notes[0] !== undefined) return refused(saying('markdown.leftOut', { note: notes[0] }))
  const fault = documentFault(document)
  if (fault) {
    const at = valueAt(document, fault.path)
    const says = saying(fault.kind === 'link' ? 'markdown.badLink' : 'markdown.cannotHold')
    return refused(says, source, ...(typeof at === 'string' ? [at] : []))
  }
  const { newId } = deps
  return {
    kind: 'text',
    document,
    text: keepIds(standing, workingCopyOf(document), { newId, ...comparedWith(standing) }),
  }
}

/** What Markdown can say of each block that stood there, which is what comes back of one that nobody touched. */
function comparedWith(standing: Node) {
  const { content, notes = [] } = documentOfCopy(standing)
  const read = new Map<number, unknown>()
  const saidOf = (at: number): unknown => {
    if (!read.has(at)) read.set(at, readOf(content[at], notes))
    return read.get(at)
  }
  const known = new WeakMap<Node, unknown>()
  const newlySaid = (fresh: Node): unknown => {
    const document = documentOfCopy(fresh.type.schema.nodes.doc?.create(null, fresh) as Node)
    return fresh.type.name === 'notes' ? document.notes : document.content
  }
  return {
    isSame(old: Node, fresh: Node, at: number): boolean {
      if (old.type !== fresh.type) return false
      if (!known.has(fresh)) known.set(fresh, newlySaid(fresh))
      return isDeepStrictEqual(saidOf(at), known.get(fresh))
    },
    isUnsaid: (_: Node, at: number): boolean => isDeepStrictEqual(saidOf(at), []),
  }
}

function readOf(block: Block | undefined, notes: Notes): unknown {
  if (!block) return readWritten([...calledAll(notes), ...notes.map(htmlNote)].join('\n\n'))?.notes
  const written = JSON.stringify(block)
  const called = notes.filter(({ id }) =>
    written.includes(JSON.stringify({ type: 'footnoteReference', attrs: { id } })),
  )
  return readWritten([htmlBlock(block), ...called.map(htmlNote)].join('\n\n'))?.content
}

type Notes = NonNullable<ArticleDocument['notes']>

/** A note is read where something calls it. */
const calledAll = (notes: Notes): string[] =>
  notes.map(({ id }) => htmlBlock({ type: 'paragraph', content: [{ type: 'footnoteReference', attrs: { id } }] }))

async function missingOf(
  { db, media }: { db: Database; media: Pick<Media, 'findPictures'> },
  ids: readonly string[],
  standing: Node,
): Promise<string | undefined> {
  const there = new Set<string>()
  standing.descendants((node) => {
    if (node.type.name === 'picture') there.add(node.attrs.pictureId)
  })
  const unknown = ids.filter((id) => !there.has(id))
  if (unknown.length === 0) return undefined
  const stored = await media.findPictures(db, unknown)
  return unknown.find((id) => !stored.has(id))
}

function sayLost({ what, about }: Lost): Saying {
  switch (what) {
    case 'comment':
    case 'picture':
    case 'table':
    case 'quiz':
      return saying(`markdown.${what}`)
    default:
      return saying(`markdown.${what}`, { about })
  }
}

/** How it is written in the Markdown. */
function toFind({ what, about }: Lost): string[] {
  switch (what) {
    case 'comment':
      return ['<!--']
    case 'element':
      return [`<${about}`]
    case 'footnote':
      return [`[^${about}]:`]
    case 'quiz':
      return ['::: quiz', ':::quiz']
    case 'box':
      return [`::: ${about}`, `:::${about}`]
    default:
      return [about]
  }
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], document)
}

function refused(says: Saying, source = '', ...wanted: readonly string[]): TextFromMarkdown {
  const places = wanted.filter((text) => text !== '').map((text) => source.indexOf(text))
  const place = places.find((at) => at >= 0)
  return {
    kind: 'refused',
    says,
    line: place === undefined ? undefined : source.slice(0, place).split('\n').length,
  }
}
