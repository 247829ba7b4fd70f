import { element, isBlank, type Markup, type MarkupElement, styleOf, wordsOf } from './markup.rule.ts'

/**
 * Word writes the items of a list as paragraphs that say to which list and level they belong, and with their sign as
 * words. Here they become lists, one inside the other.
 */
export function joinWordLists(nodes: readonly Markup[]): Markup[] {
  const joined: Markup[] = []
  let items: Item[] = []
  const end = () => {
    if (items.length > 0) joined.push(...listsOf(items))
    items = []
  }
  let blanks: Markup[] = []
  for (const node of nodes) {
    const item = typeof node === 'string' ? undefined : itemOf(node)
    if (item) {
      if (items.length > 0 && item.level === 1 && item.list !== items[0]?.list) end()
      items.push(item)
      blanks = []
    } else if (items.length > 0 && isBetween(node)) blanks.push(node)
    else {
      end()
      joined.push(...blanks, node)
      blanks = []
    }
  }
  end()
  return [...joined, ...blanks]
}

/** Line ends of the source. */
const isBetween = (node: Markup) => typeof node === 'string' && isBlank(node)

type Item = { list: string; level: number; start: number | undefined; ordered: boolean; inside: Markup[] }

function itemOf(node: MarkupElement): Item | undefined {
  if (!/^(?:p|h[1-6]|div|li)$/.test(node.tag)) return undefined
  const said = styleOf(node).get('mso-list') ?? ''
  const [, list = '', level = '1'] = /^(l\d+) level(\d)/.exec(said) ?? []
  if (list === '') return undefined
  const { sign, rest } = takeSign(node.inside)
  const [, number] = ORDERED.exec(sign) ?? []
  const start = number !== undefined && /^\d+$/.test(number) ? Number(number) : undefined
  return { list, level: Number(level), start, ordered: number !== undefined, inside: rest }
}

/** `1.`, `(2)`, `c)`, `iv.`, `一、`; the letter `o` alone is a hollow bullet. */
const ORDERED = /^\(?(\p{Nd}{1,4}|\p{L}{1,4}|[ivxlcdm]+|[一二三四五六七八九十]+)[.)、．]/iu

/** The sign of an item, which Word tells programs to ignore, and what stands behind it. */
function takeSign(nodes: readonly Markup[]): { sign: string; rest: Markup[] } {
  let sign = ''
  const without = (inside: readonly Markup[]): Markup[] =>
    inside.flatMap((node): Markup[] => {
      if (typeof node === 'string') return [node]
      if (styleOf(node).get('mso-list') === 'ignore') {
        sign += wordsOf([node])
        return []
      }
      return [{ ...node, inside: without(node.inside) }]
    })
  const rest = without(nodes)
  if (sign === '') return takeWrittenSign(rest)
  return { sign: sign.trim(), rest }
}

/** Programs that clean what they put on the clipboard leave the sign without what marks it. */
function takeWrittenSign(nodes: readonly Markup[]): { sign: string; rest: Markup[] } {
  const [first, ...others] = nodes
  const opening = /^[\s\u00a0]*([·•§o▪■◦–-]|\(?\p{L}?\p{Nd}{0,3}[.)])[\s\u00a0]{2,}/u
  if (typeof first === 'string') {
    const found = opening.exec(first)
    return found
      ? { sign: found[1] ?? '', rest: [first.slice(found[0].length), ...others] }
      : { sign: '', rest: [...nodes] }
  }
  if (first?.tag !== 'span') return { sign: '', rest: [...nodes] }
  const alone = /^[\s\u00a0]*([·•§o▪■◦–-]|\(?\p{L}?\p{Nd}{0,3}[.)])[\s\u00a0]+$/u.exec(wordsOf([first]))
  if (alone) return { sign: alone[1] ?? '', rest: others }
  const inner = takeWrittenSign(first.inside)
  return { sign: inner.sign, rest: [{ ...first, inside: inner.rest }, ...others] }
}

function listsOf(items: readonly Item[]): MarkupElement[] {
  const top: Markup[] = []
  const open: { level: number; list: MarkupElement }[] = []
  for (const item of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
    const last = open.at(-1)
    const tag = item.ordered ? 'ol' : 'ul'
    if (!last || last.level < item.level || last.list.tag !== tag) {
      if (last?.level === item.level) open.pop()
      const counts = item.ordered && item.start !== undefined && item.start !== 1
      const list = element(tag, [], counts ? { start: String(item.start) } : {})
      const parent = open.at(-1)?.list.inside.at(-1)
      if (parent && typeof parent !== 'string') parent.inside.push(list)
      else top.push(list)
      open.push({ level: item.level, list })
    }
    open.at(-1)?.list.inside.push(element('li', [element('p', item.inside)]))
  }
  return top as MarkupElement[]
}
