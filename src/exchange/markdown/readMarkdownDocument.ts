import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { documentOf } from './bodyDocument.rule.ts'
import { resolveLink } from './links.rule.ts'
import { readBody } from './readBody.ts'
import { readFrontMatter } from './readFrontMatter.ts'
import type { FrontMatter } from './saying.rule.ts'

export type MarkdownDocument =
  | { kind: 'read'; data: FrontMatter; document: ArticleDocument; notes: string[] }
  | { kind: 'unreadable'; reason: string }

/**
 * One Markdown file that is no article, such as a legal page; without pictures. `ownPaths`: what leads into this site
 * leads there as it is written, whether or not anything stands there.
 */
export function readMarkdownDocument(bytes: Uint8Array, { ownPaths = false } = {}): MarkdownDocument {
  const matter = readFrontMatter(bytes)
  if (matter.kind === 'unreadable') return matter
  const body = readBody(matter.body, matter.data)
  if (body.kind === 'refused') return { kind: 'unreadable', reason: body.reason }
  const none = new Map<string, never>()
  const { document, notes } = documentOf(body.tree, {
    pictures: none,
    link: (href) =>
      ownPaths && /^\/(?!\/)/.test(href)
        ? { kind: 'link', href }
        : resolveLink(href, '', { byPath: none, bySlug: none, byFile: none }),
  })
  return { kind: 'read', data: matter.data, document, notes: [...matter.notes, ...notes] }
}
