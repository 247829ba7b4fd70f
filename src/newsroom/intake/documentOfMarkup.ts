import { parseFragment } from 'parse5'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { documentOf } from '../../exchange/markdown/markdown.module.ts'
import { element, type LeftOut, type Markup, tidyMarkup, writeMarkup } from '../text/text.module.ts'

/** Markup from elsewhere, tidied, as an article document. `pictures`: the addresses of those that came along. */
export function documentOfMarkup(
  nodes: readonly Markup[],
  pictures: ReadonlySet<string>,
): { document: ArticleDocument; left: LeftOut; notes: string[] } {
  const tidied = tidyMarkup(nodes, { ownPlaces: true, ownBlocks: false, brings: (src) => pictures.has(src) })
  const tree = {
    nodes: parseFragment(writeMarkup(withOwnNotes(tidied.nodes))).childNodes,
    tags: [],
    notes: [],
    captions: new Map(),
  }
  const { document, notes } = documentOf(tree, {
    pictures: new Map([...pictures].map((src) => [src, { kind: 'stored', pictureId: src }])),
    link: (href) => ({ kind: 'link', href }),
  })
  return { document, left: tidied.left, notes }
}

/** As the reader of Markdown names them. */
const withOwnNotes = (nodes: readonly Markup[]): Markup[] =>
  nodes.map((node) => {
    if (typeof node === 'string') return node
    const inside = withOwnNotes(node.inside)
    if (node.tag === 'note-call') return element('dateline-note-reference', [], node.attrs)
    return node.tag === 'note' ? element('dateline-note', inside, node.attrs) : { ...node, inside }
  })
