import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { documentOf, pictureSources, readBody } from '../../exchange/markdown/markdown.module.ts'

/** A text that the desk has written as Markdown, with the addresses of its pictures in place of pictures. */
export function readWritten(markdown: string): ArticleDocument | undefined {
  const body = readBody(markdown, undefined)
  if (body.kind === 'refused') return undefined
  const pictures = new Map(
    pictureSources(body.tree).map((src) => [src, { kind: 'stored' as const, pictureId: src }] as const),
  )
  return documentOf(body.tree, { asWritten: true, pictures, link: (href) => ({ kind: 'link', href }) }).document
}
