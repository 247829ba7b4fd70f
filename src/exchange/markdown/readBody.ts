import { parseFragment } from 'parse5'
import { type BodyTree, closeRawText, deepestMarkup, keepUnknownTags, type Node } from './bodyTree.rule.ts'
import { convertMarkdown } from './convertMarkdown.ts'
import type { FrontMatter } from './saying.rule.ts'
import { takeOutTags } from './templateTags.rule.ts'

export type ReadBody = { kind: 'read'; tree: BodyTree } | { kind: 'refused'; reason: string }

/** Every element inside another is a call inside another; a page of honest HTML is not 20 deep. */
const MAX_DEPTH = 200

/**
 * Markdown, with the template tags and the raw HTML in it, as one tree; without `data` no program has made pages of it, and
 * braces are words. In a line no mark makes a block of it.
 */
export function readBody(
  markdown: string,
  data: FrontMatter | undefined,
  shape: 'blocks' | 'line' = 'blocks',
): ReadBody {
  const { text, tags, notes } = data ? takeOutTags(markdown, data) : { text: markdown, tags: [], notes: [] }
  const made = convertMarkdown(text, shape)
  if (made.kind === 'tooDeep' || deepestMarkup(made.html) > MAX_DEPTH) {
    return {
      kind: 'refused',
      reason: 'quotations, lists or elements stand inside each other more deeply than can be read',
    }
  }
  const captions = new Map<string, Node[]>()
  for (const { value } of tags) {
    if (value.kind === 'picture' && value.caption) captions.set(value.caption, readCaption(value.caption))
  }
  return { kind: 'read', tree: { nodes: nodesOf(made.html), tags, notes, captions } }
}

/** Programs read the caption that a tag gives a picture as Markdown or HTML; what is in neither is words. */
function readCaption(caption: string): Node[] {
  const made = convertMarkdown(caption, 'line')
  const isReadable = made.kind === 'html' && deepestMarkup(made.html) <= MAX_DEPTH
  return nodesOf(isReadable ? made.html : caption.replace(/&/g, '&amp;').replace(/</g, '&lt;'))
}

const nodesOf = (html: string): Node[] => parseFragment(closeRawText(keepUnknownTags(html))).childNodes
