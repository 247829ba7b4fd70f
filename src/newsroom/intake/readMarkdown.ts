import { isSafeLink, plainText } from '../../articles/store/store.module.ts'
import {
  documentOf,
  type FoundPicture,
  pictureSources,
  readBody,
  readFrontMatter,
} from '../../exchange/markdown/markdown.module.ts'
import type { Incoming, ReadIncoming } from './incoming.ts'

/** Markdown as it is imported, with front matter or without. Pictures that it names are not there. */
export function readMarkdown(text: string): ReadIncoming {
  const hasMatter = /^\s*(?:-{3,}|\+{3,}|;{3,})[ \t]*(?:yaml|toml|json)?[ \t]*\n/i.test(text)
  const matter = hasMatter ? readFrontMatter(new TextEncoder().encode(text)) : undefined
  const said = matter?.kind === 'read' ? matter : { data: undefined, body: text }
  const { headline, rest } = titleOf(said.data, said.body)
  const body = readBody(rest, said.data)
  if (body.kind === 'refused') return { kind: 'refused', why: 'too-deep' }
  const sources = pictureSources(body.tree)
  const pictures: Incoming['pictures'] = []
  const found = new Map<string, FoundPicture>(
    sources.map((src) => {
      const [, data] = /^data:image\/[\w.+-]+;base64,(.+)$/s.exec(src) ?? []
      if (data === undefined) return [src, { kind: 'missing', reason: LEFT_OUT }]
      const key = `picture-${pictures.length + 1}`
      pictures.push({ key, bytes: Buffer.from(data, 'base64') })
      return [src, { kind: 'stored', pictureId: key }]
    }),
  )
  const { document, notes } = documentOf(body.tree, {
    pictures: found,
    link: (href) =>
      isSafeLink(href)
        ? { kind: 'link', href }
        : { kind: 'nowhere', reason: `dropped the link to ${href.slice(0, 120)}` },
  })
  const left = notes.filter((note) => note.endsWith(LEFT_OUT)).length
  return {
    kind: 'read',
    document,
    pictures,
    headline,
    standfirst: firstOf(said.data, ['standfirst', 'description', 'subtitle', 'deck', 'dek', 'excerpt']),
    left: { pictures: left, frames: 0, deletions: 0, comments: 0, links: 0 },
    notes: notes.filter((note) => !note.endsWith(LEFT_OUT)),
  }
}

const LEFT_OUT = 'is not in the file'

function titleOf(data: Record<string, unknown> | undefined, body: string): { headline?: string; rest: string } {
  const named = firstOf(data, ['headline', 'title'])
  const heading = /^\s*#[ \t]+([^\n]+?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/.exec(body)
  const isAlone = !/^#[ \t]/m.test(body.slice(heading?.[0].length ?? 0))
  if (named !== undefined || !heading?.[1] || !isAlone) return { ...(named && { headline: named }), rest: body }
  const line = readBody(heading[1], undefined, 'line')
  const link = (href: string) => ({ kind: 'link' as const, href })
  const words = line.kind === 'read' ? plainText(documentOf(line.tree, { pictures: new Map(), link }).document) : ''
  return words === '' ? { rest: body } : { headline: words, rest: body.slice(heading[0].length) }
}

function firstOf(data: Record<string, unknown> | undefined, names: readonly string[]): string | undefined {
  for (const name of names) {
    const said = data?.[name]
    if (typeof said === 'string' && said.trim() !== '') return said.replace(/\s+/g, ' ').trim()
  }
  return undefined
}
