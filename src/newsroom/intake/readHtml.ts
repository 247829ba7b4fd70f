import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { element, type Markup, type MarkupElement } from '../text/text.module.ts'
import { documentOfMarkup } from './documentOfMarkup.ts'
import { takeHeadline } from './headline.rule.ts'
import type { Incoming } from './incoming.ts'
import { markupOf } from './markupOf.ts'

/** A page as a program or a browser has saved it. Nothing in it is run, and nothing that it names is fetched. */
export function readHtml(html: string): Incoming {
  const page = parse(html)
  const root = page.childNodes.find((node): node is DefaultTreeAdapterTypes.Element => node.nodeName === 'html')
  const [head, body] = ['head', 'body'].map((name) =>
    root?.childNodes.find((node): node is DefaultTreeAdapterTypes.Element => node.nodeName === name),
  )
  const { pictures, nodes } = withOwnPictures(textOf(markupOf(body?.childNodes ?? [])))
  const { headline, standfirst, rest } = takeHeadline(nodes)
  const { document, left, notes } = documentOfMarkup(rest, new Set(pictures.map(({ key }) => key)))
  const described = metaOf(markupOf(head?.childNodes ?? []), 'description')
  return { kind: 'read', document, pictures, headline, standfirst: standfirst ?? described, left, notes }
}

/** Of a page of a site the article alone, where it says which it is. */
function textOf(nodes: readonly Markup[]): Markup[] {
  for (const tag of ['article', 'main']) {
    const found = allOf(nodes, tag)
    if (found.length === 1 && found[0]) return found[0].inside
  }
  return without(nodes, 'nav')
}

function allOf(nodes: readonly Markup[], tag: string): MarkupElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    return node.tag === tag ? [node] : allOf(node.inside, tag)
  })
}

const without = (nodes: readonly Markup[], tag: string): Markup[] =>
  nodes.flatMap((node): Markup[] => {
    if (typeof node === 'string') return [node]
    return node.tag === tag ? [] : [{ ...node, inside: without(node.inside, tag) }]
  })

function metaOf(head: readonly Markup[], name: string): string | undefined {
  const found = head.find((node) => typeof node !== 'string' && node.tag === 'meta' && node.attrs.name === name)
  const said = typeof found === 'string' ? undefined : found?.attrs.content?.replace(/\s+/g, ' ').trim()
  return said || undefined
}

/** More than anybody puts into one text. */
const MOST_PICTURES = 200

/** Pictures whose bytes stand in their addresses. */
function withOwnPictures(nodes: readonly Markup[]): { nodes: Markup[]; pictures: Incoming['pictures'] } {
  const pictures: Incoming['pictures'] = []
  const change = (node: Markup): Markup => {
    if (typeof node === 'string') return node
    const [, data] = node.tag === 'img' ? (/^data:image\/[\w.+-]+;base64,(.+)$/s.exec(node.attrs.src ?? '') ?? []) : []
    if (data === undefined || pictures.length >= MOST_PICTURES) return { ...node, inside: node.inside.map(change) }
    const key = `picture-${pictures.length + 1}`
    pictures.push({ key, bytes: Buffer.from(data, 'base64') })
    return element('img', [], { ...node.attrs, src: key })
  }
  return { nodes: nodes.map(change), pictures }
}
