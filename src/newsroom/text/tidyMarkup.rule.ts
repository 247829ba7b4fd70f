import { followedLink } from './foreignLinks.rule.ts'
import { MARK_TAGS, type MarkTag, marksAfter } from './foreignMarks.rule.ts'
import { takeNotes } from './foreignNotes.rule.ts'
import { element, isBlank, type Markup, type MarkupElement, styleOf, wordsOf } from './markup.rule.ts'
import { joinWordLists } from './wordLists.rule.ts'

/** What was left out, and is worth a sentence. */
export type LeftOut = { pictures: number; frames: number; deletions: number; comments: number; links: number }

export type Tidying = {
  /** Whether `#…` leads somewhere: in a file that is brought in whole. */
  ownPlaces: boolean
  /** Whether blocks may say what they are at the desk: on a clipboard they do, where they were copied there. */
  ownBlocks: boolean
  /** Whether a picture of this address is brought along; all others are left out. */
  brings(src: string): boolean
}

/**
 * What Word, Google Docs, other programs and sites put on the clipboard or into a file, as the few elements that an
 * article knows. The rest is taken out of around the words, which stay; a script, a style or a comment goes as a whole.
 * Notes come last, as `<note label>`, and are called by `<note-call label>`.
 */
export function tidyMarkup(nodes: readonly Markup[], tidying: Tidying): { nodes: Markup[]; left: LeftOut } {
  const left: LeftOut = { pictures: 0, frames: 0, deletions: 0, comments: 0, links: 0 }
  const work: Work = { tidying, left, levels: headingLevels(nodes) }
  return { nodes: blocksOf(work, takeNotes(nodes), { marks: NO_MARKS }), left }
}

type Work = { tidying: Tidying; left: LeftOut; levels: readonly number[] }

/** What holds for the words here. */
type Around = {
  marks: ReadonlySet<MarkTag>
  href?: string
  title?: string | undefined
  /** Bold as it is. */
  isHeading?: boolean
  /** Nothing but words can stand here. */
  isLine?: boolean
  isCode?: boolean
  depth?: number
}

const NO_MARKS: ReadonlySet<MarkTag> = new Set()

/** No honest page is so deep; beyond it there are only words. */
const DEEPEST = 120

const GONE = new Set(
  (
    'script style template head title meta link base object embed applet svg canvas map audio video math xml noscript ' +
    'button input select textarea option datalist progress meter param source track area frame frameset noframes'
  ).split(' '),
)
const FRAMES = new Set(['iframe', 'embed', 'object', 'video', 'audio'])

/** Around which a paragraph ends; of themselves they say nothing. */
const CONTAINERS = new Set(
  (
    'div section article main header footer nav aside center address fieldset form details summary hgroup dl dd dt ' +
    'figure figcaption body html legend'
  ).split(' '),
)

/** As our own blocks say what they are. */
const OWN = [
  'data-id',
  'data-block',
  'data-source',
  'data-language',
  'data-bars',
  'data-right',
  'data-pm-slice',
  'data-attrs',
]

function blocksOf(work: Work, nodes: readonly Markup[], around: Around): Markup[] {
  const tidied: Markup[] = []
  for (const node of joinWordLists(nodes)) tidied.push(...partsOf(work, node, around))
  return tidied
}

function partsOf(work: Work, node: Markup, around: Around): Markup[] {
  if (typeof node === 'string') return words(node, around)
  const { tag, attrs } = node
  if (tag === 'note-call') return [node]
  if (FRAMES.has(tag)) work.left.frames++
  if (GONE.has(tag) || isHidden(node)) return []
  if (isAside(node)) {
    work.left.comments++
    return []
  }
  if (isDeleted(node)) {
    work.left.deletions++
    return []
  }
  if (tag === 'img') return picture(work, node, around)
  // Word's own names, and whatever nobody knows: smart tags hold words.
  const depth = (around.depth ?? 0) + 1
  if (depth > DEEPEST) return words(wordsOf(node.inside), around)
  const marks = marksAfter(node, around.marks, around.isHeading === true)
  const inside: Around = marks === around.marks ? { ...around, depth } : { ...around, marks, depth }
  if (tag === 'br') return [element('br')]
  if (tag === 'a' && attrs.href !== undefined && around.href === undefined) {
    const href = followedLink(attrs.href, work.tidying.ownPlaces)
    if (href === undefined) {
      if (!isOwnPlace(attrs.href)) work.left.links++
      return blocksOf(work, node.inside, inside)
    }
    return blocksOf(work, node.inside, { ...inside, href, title: attrs.title || undefined })
  }
  if (tag === 'q') return ['“', ...blocksOf(work, node.inside, inside), '”']
  if (around.isLine) return lineParts(work, node, inside)
  return block(work, node, inside)
}

/** A link within a document that is not brought in whole says nothing that would be missed. */
const isOwnPlace = (href: string) => /^(?:#|about:|file:)/i.test(href.trim())

function block(work: Work, node: MarkupElement, around: Around): Markup[] {
  const { tag, attrs } = node
  const own = ownOf(work, node)
  if (/^h[1-6]$/.test(tag) || isTitle(node)) return heading(work, node, around, own)
  switch (tag) {
    case 'p':
      return [element('p', blocksOf(work, node.inside, around), own)].filter(saysSomething)
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return list(work, node, around, own)
    case 'li':
      return [element('li', blocksOf(work, node.inside, around))].filter(saysSomething)
    case 'table':
      return table(work, node, around, own)
    case 'blockquote':
      return [element('blockquote', blocksOf(work, node.inside, around), own)].filter(saysSomething)
    case 'pre':
      return [element('pre', [element('code', [codeOf(node.inside)])], own)].filter(saysSomething)
    case 'hr':
      return [element('hr', [], own)]
    case 'note':
      return [element('note', blocksOf(work, node.inside, around), { label: attrs.label ?? '' })]
  }
  if (work.tidying.ownBlocks && isOwnBlock(node)) return ownBlock(work, node, around, own)
  const inside = blocksOf(work, node.inside, around)
  if (!CONTAINERS.has(tag)) return inside
  return [element('div', inside)].filter(saysSomething)
}

function heading(work: Work, node: MarkupElement, around: Around, own: Record<string, string>): Markup[] {
  const level = Math.min(4, 2 + Math.max(0, work.levels.indexOf(levelOf(node) ?? 1)))
  const inside = lineOf(work, node.inside, { ...around, marks: NO_MARKS, isHeading: true })
  const id = node.attrs.id
  const attrs = { ...own, ...(work.tidying.ownPlaces && id ? { id } : {}) }
  return [element(`h${level}`, inside, attrs)].filter(saysSomething)
}

/** Google Docs and others put a list that is inside of an item behind it. */
function list(work: Work, node: MarkupElement, around: Around, own: Record<string, string>): Markup[] {
  const items: MarkupElement[] = []
  for (const child of node.inside) {
    if (typeof child === 'string' && isBlank(child)) continue
    const tidied = partsOf(work, child, around).filter((one) => typeof one !== 'string' || !isBlank(one))
    for (const one of tidied) {
      const last = items.at(-1)
      if (typeof one !== 'string' && one.tag === 'li') items.push(one)
      else if (last) last.inside.push(one)
      else items.push(element('li', [one]))
    }
  }
  const start = Number(node.attrs.start ?? 1)
  const counts = node.tag === 'ol' && Number.isSafeInteger(start) && start !== 1
  const tag = node.tag === 'ol' ? 'ol' : 'ul'
  const made = element(tag, items, { ...own, ...(counts && { start: String(start) }) })
  return items.length > 0 ? [made] : []
}

function table(work: Work, node: MarkupElement, around: Around, own: Record<string, string>): Markup[] {
  const captions: MarkupElement[] = []
  const rows: MarkupElement[] = []
  const visit = (parent: MarkupElement, inHead: boolean) => {
    for (const child of parent.inside) {
      if (typeof child === 'string') continue
      if (/^(?:thead|tbody|tfoot)$/.test(child.tag)) visit(child, child.tag === 'thead')
      else if (child.tag === 'caption') captions.push(child)
      else if (child.tag === 'tr') {
        const row = element('tr', [], inHead ? { head: '' } : {})
        for (const cell of child.inside) if (typeof cell !== 'string' && /^t[dh]$/.test(cell.tag)) row.inside.push(cell)
        if (row.inside.length > 0) rows.push(row)
      }
    }
  }
  visit(node, false)
  const cells = rows.flatMap(({ inside }) => inside) as MarkupElement[]
  // What stands in one cell alone was framed, not tabulated: letters and pages are set so.
  if (cells.length === 1 && own['data-id'] === undefined) {
    const inside = blocksOf(work, cells[0]?.inside ?? [], around)
    return isBlank(wordsOf(inside)) ? inside.filter((one) => typeof one !== 'string') : [element('div', inside)]
  }
  const made = rows.map((row) =>
    element(
      'tr',
      (row.inside as MarkupElement[]).map((cell) => cellOf(work, cell, around, row.attrs.head !== undefined)),
    ),
  )
  if (isBlank(wordsOf(made))) return []
  const caption = captions.map((one) => element('caption', lineOf(work, one.inside, around))).filter(saysSomething)
  return [element('table', [...caption.slice(0, 1), element('tbody', made)], own)]
}

function cellOf(work: Work, cell: MarkupElement, around: Around, inHead: boolean): MarkupElement {
  const isHeader = inHead || cell.tag === 'th'
  const inside = lineOf(work, cell.inside, { ...around, marks: NO_MARKS, isHeading: isHeader })
  const attrs: Record<string, string> = {}
  for (const [name, most] of [
    ['colspan', 100],
    ['rowspan', 1000],
  ] as const) {
    const cells = Number(cell.attrs[name])
    if (Number.isInteger(cells) && cells > 1 && cells <= most) attrs[name] = String(cells)
  }
  const align = cell.attrs.align?.toLowerCase() ?? styleOf(cell).get('text-align') ?? ''
  if (/^(?:right|center)$/.test(align)) attrs.align = align
  return element(isHeader ? 'th' : 'td', inside, attrs)
}

/** The ends of paragraphs become ends of lines. */
function lineOf(work: Work, nodes: readonly Markup[], around: Around): Markup[] {
  const parts = blocksOf(work, nodes, { ...around, isLine: true })
  const line: Markup[] = []
  let pending = false
  for (const part of parts) {
    const isBreak = typeof part !== 'string' && part.tag === 'br'
    if (isBreak) pending = line.length > 0
    else if (line.length === 0 && typeof part === 'string' && isBlank(part)) continue
    else {
      if (pending && !(typeof part === 'string' && isBlank(part))) {
        line.push(element('br'))
        pending = false
      }
      line.push(part)
    }
  }
  return line
}

const BREAKS_A_LINE =
  /^(?:p|div|li|ul|ol|h[1-6]|tr|table|blockquote|pre|section|article|dd|dt|hr|center|address|header|footer)$/

function lineParts(work: Work, node: MarkupElement, around: Around): Markup[] {
  const sign = node.tag === 'li' ? ['• '] : []
  const gap = /^t[dh]$/.test(node.tag) ? [' '] : []
  const inside = [...sign, ...blocksOf(work, node.inside, around), ...gap]
  return BREAKS_A_LINE.test(node.tag) ? [element('br'), ...inside, element('br')] : inside
}

function words(text: string, around: Around): Markup[] {
  if (around.isCode) return [text]
  // A space that does not break stays where it stands alone; programs write rows of spaces with it.
  const tidy = text.replace(/[ \t\n\r\u00a0]*(?:\u00a0[ \t\n\r\u00a0]|[ \t\n\r]\u00a0)[ \t\n\r\u00a0]*/g, ' ')
  if (isBlank(tidy)) return tidy === '' ? [] : [' ']
  let marked: Markup = tidy
  for (const tag of MARK_TAGS.toReversed()) if (around.marks.has(tag)) marked = element(tag, [marked])
  if (around.href === undefined) return [marked]
  const title = around.title === undefined ? {} : { title: around.title }
  return [element('a', [marked], { href: around.href, ...title })]
}

function picture(work: Work, node: MarkupElement, around: Around): Markup[] {
  const { src = '', alt = '', width, height } = node.attrs
  // One pixel that tells somebody that the page was seen.
  if ([width, height].some((size) => size !== undefined && Number.parseFloat(size) <= 2)) return []
  if (!around.isLine && src !== '' && work.tidying.brings(src)) return [element('img', [], { src, alt })]
  work.left.pictures++
  return []
}

/** Comments of Word, which are links to a frame at the end; what Pages and others mark so. */
function isAside(node: MarkupElement): boolean {
  const className = node.attrs.class ?? ''
  if (/\bmso(?:comment|annotation)/i.test(className) || /^_msocom/i.test(node.attrs.id ?? '')) return true
  if (/^#_(?:msocom|cmnt)/i.test(node.attrs.href ?? '') || /^cmnt(?:_ref)?\d/.test(node.attrs.id ?? '')) return true
  if (/^#cmnt/.test(node.attrs.href ?? '')) return true
  return /^comment(?:-list)?$/.test(styleOf(node).get('mso-element') ?? '')
}

/** A deletion that somebody proposed has a date or an author; any other is struck out by intention. */
const isDeleted = (node: MarkupElement) =>
  (node.tag === 'del' && (node.attrs.cite !== undefined || node.attrs.datetime !== undefined)) ||
  /\bmsodel\b/i.test(node.attrs.class ?? '')

function isHidden(node: MarkupElement): boolean {
  const style = styleOf(node)
  return (
    node.attrs.hidden !== undefined ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all'
  )
}

const isTitle = (node: MarkupElement) =>
  node.tag === 'p' && /\bmso(?:title|subtitle|heading\d?)\b|^(?:title|subtitle)$/i.test(node.attrs.class ?? '')

function levelOf(node: MarkupElement): number | undefined {
  if (/^h[1-6]$/.test(node.tag)) return Number(node.tag[1])
  return isTitle(node) ? 1 : undefined
}

/** Those that say anything: the first becomes 2, whatever it was. */
function headingLevels(nodes: readonly Markup[]): number[] {
  const levels = new Set<number>()
  const visit = (node: Markup) => {
    if (typeof node === 'string') return
    const level = levelOf(node)
    if (level !== undefined && !isBlank(wordsOf(node.inside))) levels.add(level)
    node.inside.forEach(visit)
  }
  nodes.forEach(visit)
  return [...levels].sort()
}

function codeOf(nodes: readonly Markup[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : node.tag === 'br' ? '\n' : codeOf(node.inside)))
    .join('')
}

function saysSomething(node: MarkupElement): boolean {
  const inside = node.inside.some(
    (child) => typeof child !== 'string' && (/^(?:img|note-call|hr|figure)$/.test(child.tag) || saysSomething(child)),
  )
  return inside || !isBlank(wordsOf(node.inside)) || node.attrs['data-id'] !== undefined
}

function ownOf(work: Work, node: MarkupElement): Record<string, string> {
  if (!work.tidying.ownBlocks) return {}
  return Object.fromEntries(OWN.flatMap((name) => (node.attrs[name] === undefined ? [] : [[name, node.attrs[name]]])))
}

const isOwnBlock = ({ attrs }: MarkupElement) =>
  attrs['data-block'] !== undefined || attrs['data-note'] !== undefined || attrs['data-note-call'] !== undefined

/** As it was copied at the desk; what an address in it leads to is looked at again. */
function ownBlock(work: Work, node: MarkupElement, around: Around, own: Record<string, string>): Markup[] {
  const { tag, attrs } = node
  if (attrs['data-attrs'] !== undefined && !isOwnSaying(attrs['data-attrs'])) return []
  const named = ['data-note', 'data-note-call'].flatMap((name) =>
    attrs[name] === undefined ? [] : [[name, attrs[name]] as const],
  )
  const known = /^(?:figure|figcaption|aside|section|div|sup)$/.test(tag) ? tag : 'div'
  const inside = node.inside.flatMap((child) =>
    typeof child !== 'string' && child.tag === 'figcaption'
      ? [element('figcaption', lineOf(work, child.inside, around))]
      : blocksOf(work, [child], around),
  )
  return [element(known, inside, { ...own, ...Object.fromEntries(named) })]
}

/** Anybody can write on a clipboard what looks like a block of the desk. */
function isOwnSaying(json: string): boolean {
  try {
    const { url, pictureId } = JSON.parse(json) as { url?: unknown; pictureId?: unknown }
    if (pictureId !== undefined && !/^[0-9a-f]{32}$/.test(String(pictureId))) return false
    return url === undefined || followedLink(String(url), true) !== undefined
  } catch {
    return false
  }
}
