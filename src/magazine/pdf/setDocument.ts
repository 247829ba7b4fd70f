import type { ArticleDocument, Block, Inline } from '../../articles/store/store.module.ts'
import { unreachable } from '../../platform/errors.ts'

/** Letters of a quotation or a box, rows of a table, lines of code that are not parted at a column's foot. */
const WHOLE = { letters: 700, rows: 14, lines: 20 }

/** What the template sets: values only, so that nothing which somebody wrote is ever read as markup. */
export type SetInline =
  | { t: 'text'; s: string; marks: string[]; href?: string }
  | { t: 'break' }
  | { t: 'note'; s: string; label: string; back?: string }

export type SetPicture = {
  t: 'picture'
  file: string
  alt: string
  caption: SetInline[]
  credit?: string
  ratio: number
}

export type SetBlock =
  | { t: 'paragraph'; c: SetInline[] }
  | { t: 'subhead'; level: number; c: SetInline[] }
  | SetPicture
  | { t: 'pull'; c: SetInline[]; hangs: string }
  | { t: 'quotation'; blocks: SetBlock[]; source?: string; whole: boolean }
  | { t: 'list'; ordered: boolean; start: number; items: SetBlock[][] }
  | SetTable
  | { t: 'code'; lines: string[]; whole: boolean }
  | { t: 'embed'; href: string; title: string }
  | { t: 'box'; title: string; blocks: SetBlock[]; whole: boolean }
  | {
      t: 'quiz'
      title: string
      questions: { c: SetInline[]; answers: SetInline[][] }[]
      /** After the last question, in their order. */
      solved: string
      solutions: SetInline[][]
    }
  | { t: 'divider' }

export type SetCell = {
  header: boolean
  align: string
  x: number
  y: number
  colspan: number
  rowspan: number
  c: SetInline[]
}
export type SetTable = {
  t: 'table'
  caption: SetInline[]
  columns: number
  headers: number
  /** In letters: how wide its columns would like to be, and how wide their longest words make them. */
  wanted: number
  least: number
  cells: SetCell[]
  whole: boolean
}

export type SetDocument = {
  blocks: SetBlock[]
  notes: { s: string; label: string; back: string; blocks: SetBlock[] }[]
}

/** A picture as it can be printed; undefined where it is gone, and then its caption goes with it. */
export type PrintedPicture = { file: string; ratio: number }

export type Setting = {
  slug: string
  /** The origin, for links to pages of the site. */
  url: string
  untitled: string
  quiz: { title: string; solved: string }
  picture(pictureId: string): PrintedPicture | undefined
}

/** An article's document for the template, its footnotes numbered by their first call and standing after it. */
export function setDocument(document: ArticleDocument, setting: Setting): SetDocument {
  const known = new Map((document.notes ?? []).map((note) => [note.id, note.content]))
  const numbers = new Map<string, number>()
  const walk = blockSetter(setting, (id) => {
    if (!known.has(id)) return undefined
    const isFirst = !numbers.has(id)
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    const label = `${setting.slug}/note-${number}`
    return { t: 'note', s: String(number), label, ...(isFirst ? { back: `${label}/call` } : {}) }
  })
  const blocks = walk(document.content)
  const notes = []
  // A note may call another one, which then comes after it.
  for (let at = 0; at < numbers.size; at++) {
    const id = [...numbers.keys()][at] as string
    const label = `${setting.slug}/note-${at + 1}`
    notes.push({ s: String(at + 1), label, back: `${label}/call`, blocks: walk(known.get(id) ?? []) })
  }
  return { blocks, notes }
}

function blockSetter(setting: Setting, call: (id: string) => SetInline | undefined) {
  const inline = (content: readonly Inline[]): SetInline[] =>
    content.flatMap((node): SetInline[] => {
      switch (node.type) {
        case 'text':
          return [setText(node, setting.url)]
        case 'hardBreak':
          return [{ t: 'break' }]
        case 'footnoteReference':
          return [call(node.attrs.id)].filter((one) => one !== undefined)
        default:
          return unreachable(node)
      }
    })
  // Levels may jump in what somebody wrote; a reader who goes from heading to heading should not.
  const levels: number[] = []
  const level = (written: number) => {
    while (levels.length > 0 && (levels.at(-1) ?? 0) > written) levels.pop()
    if (levels.at(-1) !== written) levels.push(written)
    return levels.length
  }
  const set = (block: Block): SetBlock | undefined => {
    switch (block.type) {
      case 'paragraph':
        return { t: 'paragraph', c: inline(block.content) }
      case 'subhead':
        return { t: 'subhead', level: level(block.attrs.level), c: inline(block.content) }
      case 'picture': {
        const picture = setting.picture(block.attrs.pictureId)
        if (!picture) return undefined
        const { alt, caption, credit } = block.attrs
        return {
          t: 'picture',
          ...picture,
          alt: alt.trim() || setting.untitled,
          caption: inline(caption ?? []),
          ...(credit ? { credit } : {}),
        }
      }
      case 'pullQuote':
        return { t: 'pull', ...hanging(inline(block.content)) }
      case 'quotation': {
        const { source } = block.attrs
        const blocks = walk(block.content)
        return { t: 'quotation', blocks, whole: isShort(blocks), ...(source ? { source } : {}) }
      }
      case 'list':
        return { t: 'list', ordered: block.attrs.ordered, start: block.attrs.start ?? 1, items: block.items.map(walk) }
      case 'table':
        return setTable(block, inline)
      case 'code': {
        const lines = block.text.split(/\r\n?|\n/)
        return { t: 'code', lines, whole: lines.length <= WHOLE.lines }
      }
      case 'embed':
        return { t: 'embed', href: block.attrs.url, title: block.attrs.title }
      case 'factBox': {
        const blocks = walk(block.content)
        return { t: 'box', title: block.attrs.title, blocks, whole: isShort(blocks) }
      }
      case 'quiz': {
        const questions = block.questions.map(({ question, answers }) => ({
          c: inline(question),
          answers: answers.map(({ content }) => inline(content)),
        }))
        const solutions = block.questions.map(({ answers, explanation = [] }) => {
          const right = answers.flatMap((answer) => (answer.right ? inline(answer.content) : []))
          return [...right.map(bold), ...(explanation.length > 0 ? [SPACE, ...inline(explanation)] : [])]
        })
        return {
          t: 'quiz',
          title: block.attrs.title ?? setting.quiz.title,
          questions,
          solved: setting.quiz.solved,
          solutions,
        }
      }
      case 'divider':
        return { t: 'divider' }
      // Both lead somewhere on the site, and nowhere on paper.
      case 'newsletterBox':
      case 'relatedArticle':
        return undefined
      default:
        return unreachable(block)
    }
  }
  const walk = (blocks: readonly Block[]): SetBlock[] => blocks.map(set).filter((block) => block !== undefined)
  return walk
}

const SPACE: SetInline = { t: 'text', s: ' ', marks: [] }
const bold = (node: SetInline): SetInline => (node.t === 'text' ? { ...node, marks: [...node.marks, 'bold'] } : node)

const isShort = (blocks: readonly SetBlock[]) => lettersIn(blocks) <= WHOLE.letters

/** What is read in it; the store's own way to tell would bring all of the store into the process that sets. */
function lettersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lettersIn(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 's' && typeof one === 'string' ? one.length : lettersIn(one)),
    0,
  )
}

function setText({ text, marks = [] }: Extract<Inline, { type: 'text' }>, url: string): SetInline {
  const link = marks.find((mark) => mark.type === 'link')
  const href = link && addressOf(link.attrs.href, url)
  return {
    t: 'text',
    s: text,
    marks: marks.flatMap((mark) => (mark.type === 'link' ? [] : [mark.type])),
    ...(href ? { href } : {}),
  }
}

/** An anchor of its own page leads nowhere on paper. */
function addressOf(href: string, url: string): string | undefined {
  if (href.startsWith('#') || href.startsWith('?')) return undefined
  return href.startsWith('/') ? url + href : href
}

/** An opening mark stands in the margin, so that the words of a pull quote begin at one line. */
function hanging(c: SetInline[]): { c: SetInline[]; hangs: string } {
  const [first, ...rest] = c
  const mark = first?.t === 'text' ? /^[“„«‘"「『]\s?/u.exec(first.s)?.[0] : undefined
  if (!mark || first?.t !== 'text') return { c, hangs: '' }
  return { c: [{ ...first, s: first.s.slice(mark.length) }, ...rest], hangs: mark.trim() }
}

type Table = Extract<Block, { type: 'table' }>

function setTable(table: Table, inline: (content: readonly Inline[]) => SetInline[]): SetTable {
  const taken = new Set<string>()
  const cells: SetCell[] = []
  let columns = 1
  for (const [y, row] of table.rows.entries()) {
    let x = 0
    for (const cell of row) {
      while (taken.has(`${x} ${y}`)) x++
      const colspan = cell.colspan ?? 1
      const rowspan = Math.min(cell.rowspan ?? 1, table.rows.length - y)
      for (let right = 0; right < colspan; right++) {
        for (let down = 0; down < rowspan; down++) taken.add(`${x + right} ${y + down}`)
      }
      columns = Math.max(columns, x + colspan)
      cells.push({ header: cell.header, align: cell.align ?? 'left', x, y, colspan, rowspan, c: inline(cell.content) })
      x += colspan
    }
  }
  const headers = table.rows.findIndex((row) => row.some((cell) => !cell.header))
  const widths = Array.from({ length: columns }, () => ({ wanted: 3, least: 3 }))
  for (const { x, colspan, c } of cells) {
    const width = widths[x]
    if (!width || colspan > 1) continue
    const text = c.map((node) => (node.t === 'break' ? '\n' : node.s)).join('')
    width.wanted = Math.max(width.wanted, Math.min(28, text.length))
    width.least = Math.max(width.least, ...text.split(/\s+/).map((word) => word.length))
  }
  return {
    t: 'table',
    caption: inline(table.caption ?? []),
    columns,
    headers: Math.max(0, headers),
    wanted: widths.reduce((sum, { wanted }) => sum + wanted + 2, 0),
    least: widths.reduce((sum, { least }) => sum + least + 2, 0),
    cells,
    whole: table.rows.length <= WHOLE.rows,
  }
}
