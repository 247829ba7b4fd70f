import { element, isBlank, type Markup, type MarkupElement, wordsOf } from './markup.rule.ts'

/**
 * Footnotes as Word, Google Docs, LibreOffice, Pandoc and most sites write them: a link to a place that links back. The
 * first of the two becomes `<note-call label>`, and what the second stands in goes to the end as `<note label>`.
 */
export function takeNotes(nodes: readonly Markup[]): Markup[] {
  const links = linksIn(nodes)
  if (links.length < 2) return [...nodes]
  const named = new Map<string, Link[]>()
  for (const link of links)
    for (const name of link.names) named.set(name, [...(named.get(name) ?? []), link].slice(0, 8))
  const backOf = (call: Link) =>
    named.get(call.to)?.find((other) => other.at > call.at && call.names.includes(other.to))
  const pairs = links.flatMap((call) => {
    const back = backOf(call)
    return back ? [{ call, back }] : []
  })
  const backLinks = new Set(pairs.map(({ back }) => back.node))
  const calls = new Map<MarkupElement, string>()
  const bodies = new Map<MarkupElement, { label: string; back: MarkupElement }>()
  const labels = new Map<Link, string>()
  for (const { call, back } of pairs) {
    let label = labels.get(back)
    if (label === undefined) {
      const body = bodyOf(back, backLinks, call)
      if (!body || bodies.has(body)) continue
      label = String(bodies.size + 1)
      labels.set(back, label)
      bodies.set(body, { label, back: back.node })
    }
    calls.set(call.outer, label)
  }
  if (calls.size === 0) return [...nodes]
  const notes: MarkupElement[] = []
  const change = (inside: readonly Markup[]): Markup[] =>
    inside.flatMap((node): Markup[] => {
      if (typeof node === 'string') return [node]
      const label = calls.get(node)
      if (label !== undefined) return [element('note-call', [], { label })]
      const body = bodies.get(node)
      if (body) {
        notes.push(element('note', withoutLink([node], body.back), { label: body.label }))
        return []
      }
      const changed = { ...node, inside: change(node.inside) }
      // A list or a frame of which nothing is left, with the rule above it.
      const heldNotes = node.inside.some((child) => typeof child !== 'string' && holds(child, bodies))
      return heldNotes && isBlank(wordsOf(changed.inside)) ? [] : [changed]
    })
  const text = change(nodes)
  return [...withoutLastRule(text), ...notes.sort((a, b) => Number(a.attrs.label) - Number(b.attrs.label))]
}

type Link = {
  node: MarkupElement
  /** With the raised frame around it, if that holds nothing else. */
  outer: MarkupElement
  parents: readonly MarkupElement[]
  to: string
  /** What it, or a frame around it, can be linked to by. */
  names: readonly string[]
  at: number
}

function linksIn(nodes: readonly Markup[]): Link[] {
  const links: Link[] = []
  const visit = (node: Markup, parents: readonly MarkupElement[]) => {
    if (typeof node === 'string') return
    const { href } = node.attrs
    if (node.tag === 'a' && href?.startsWith('#') && href.length > 1) {
      const frames = parents.slice(-4)
      const names = [node, ...frames, ...node.inside.filter((child) => typeof child !== 'string')].flatMap(namesOf)
      let outer = node
      for (const parent of parents.toReversed()) {
        if (!/^(?:sup|span)$/.test(parent.tag) || wordsOf(parent.inside).trim() !== wordsOf(node.inside).trim()) break
        outer = parent
      }
      links.push({ node, outer, parents, to: href.slice(1), names, at: links.length })
    }
    const below = [...parents, node]
    for (const child of node.inside) visit(child, below)
  }
  for (const node of nodes) visit(node, [])
  return links
}

const namesOf = ({ attrs }: MarkupElement): string[] =>
  [attrs.id, attrs.name].filter((name): name is string => name !== undefined && name !== '')

/** The widest frame around a way back that holds no other note and nothing of the text. */
function bodyOf(back: Link, backLinks: ReadonlySet<MarkupElement>, call: Link): MarkupElement | undefined {
  let body: MarkupElement | undefined
  for (const parent of back.parents.toReversed()) {
    if (call.parents.includes(parent) || /^(?:td|th|tr|table|tbody|body|html|ol|ul)$/.test(parent.tag)) break
    if (countOf(parent, backLinks) > 1) break
    if (/^(?:p|li|div|section|aside|dd)$/.test(parent.tag)) {
      if (body && !holdsOnly(parent, body)) break
      body = parent
      if (parent.attrs.id !== undefined) break
    }
  }
  return body
}

function countOf(node: MarkupElement, wanted: ReadonlySet<MarkupElement>): number {
  let count = wanted.has(node) ? 1 : 0
  for (const child of node.inside) if (typeof child !== 'string') count += countOf(child, wanted)
  return count
}

/** Several paragraphs of one note stand in its frame; a frame with an own name is a note's. */
const holdsOnly = (frame: MarkupElement, body: MarkupElement) =>
  frame.attrs.id !== undefined || frame.tag === 'li' || wordsOf(frame.inside).trim() === wordsOf([body]).trim()

function holds(node: MarkupElement, wanted: ReadonlyMap<MarkupElement, unknown>): boolean {
  return wanted.has(node) || node.inside.some((child) => typeof child !== 'string' && holds(child, wanted))
}

function withoutLink(nodes: readonly Markup[], link: MarkupElement): Markup[] {
  return nodes.flatMap((node): Markup[] => {
    if (typeof node === 'string') return [node]
    return node === link ? [] : [{ ...node, inside: withoutLink(node.inside, link) }]
  })
}

/** The line above the notes. */
function withoutLastRule(nodes: readonly Markup[]): Markup[] {
  const kept = [...nodes]
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const isRule = typeof last !== 'string' && last.tag === 'hr'
    if (!isRule && !(typeof last === 'string' && isBlank(last))) break
    kept.pop()
    if (isRule) break
  }
  return kept
}
