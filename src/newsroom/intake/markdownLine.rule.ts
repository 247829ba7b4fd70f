import type { Inline, Mark } from '../../articles/store/store.module.ts'

/** A line as Markdown; `breakLine`: what ends one within a paragraph, where it may go over several. */
export function markdownLine(content: readonly Inline[], breakLine: '<br>' | '\\\n'): string {
  const runs = content.map((node) => ({ node, marks: node.type === 'text' ? inOrder(node.marks ?? []) : [] }))
  const line = writeRuns(runs, breakLine, 'space')
  return line
    .split('\n')
    .map((part) => withoutBeginning(part.replace(EDGES, (space) => entities(space))))
    .join('\n')
}

/** The same as HTML, in which nothing is Markdown. */
export function htmlLine(content: readonly Inline[]): string {
  return content
    .map((node) => {
      if (node.type === 'hardBreak') return '<br>'
      if (node.type === 'footnoteReference') return noteReference(node.attrs.id)
      return inOrder(node.marks ?? []).reduceRight((inside, mark) => tagged(mark, inside), escapeHtml(node.text))
    })
    .join('')
}

export const escapeHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    // A line of HTML stays one line, and its end is not trimmed.
    .replace(/[^\S ]/g, entities)

const entities = (text: string): string =>
  [...text].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')

/** Spaces that are not those of the keyboard, where a reader of Markdown trims. */
const EDGES = /^[^\S \n]+|[^\S \n]+$/g

type Run = { node: Inline; marks: readonly Mark[] }
type Beside = 'space' | 'sign' | 'letter'

/** As they stand around each other in the document. */
const ORDER: readonly Mark['type'][] = ['link', 'bold', 'italic', 'strike', 'superscript', 'subscript', 'code']
const inOrder = (marks: readonly Mark[]): Mark[] =>
  ORDER.flatMap((type) => marks.find((mark) => mark.type === type) ?? [])

function writeRuns(runs: readonly Run[], breakLine: string, edge: Beside): string {
  let line = ''
  for (let at = 0; at < runs.length; ) {
    const run = runs[at] as Run
    const [mark, ...rest] = run.marks
    if (!mark) {
      line += writePlain(run.node, breakLine)
      at++
      continue
    }
    const same: Run[] = []
    for (; at < runs.length && isSame(runs[at]?.marks[0], mark); at++) {
      same.push({ node: runs[at]?.node as Inline, marks: same.length === 0 ? rest : (runs[at]?.marks.slice(1) ?? []) })
    }
    const before = line === '' ? edge : besideOf(line.at(-1) ?? '')
    line += writeMarked(mark, same, { breakLine, before, after: afterOf(runs[at], edge) })
  }
  return line
}

const isSame = (one: Mark | undefined, other: Mark): boolean => JSON.stringify(one) === JSON.stringify(other)

function afterOf(next: Run | undefined, edge: Beside): Beside {
  if (!next) return edge
  if (next.node.type !== 'text' || next.marks.length > 0) return 'sign'
  return besideOf(next.node.text.at(0) ?? '')
}

const besideOf = (letter: string): Beside =>
  /\s/.test(letter) ? 'space' : /[\p{L}\p{N}\p{M}]/u.test(letter) ? 'letter' : 'sign'

function writePlain(node: Inline, breakLine: string): string {
  switch (node.type) {
    case 'text':
      return escapeMarkdown(node.text)
    case 'hardBreak':
      return breakLine
    case 'footnoteReference':
      return /^[^\]\s[\\]{1,80}$/.test(node.attrs.id) ? `[^${node.attrs.id}]` : noteReference(node.attrs.id)
  }
}

const noteReference = (id: string) => `<dateline-note-reference label="${escapeHtml(id)}"></dateline-note-reference>`

type Around = { breakLine: string; before: Beside; after: Beside }

function writeMarked(mark: Mark, runs: readonly Run[], { breakLine, before, after }: Around): string {
  if (mark.type === 'code') return writeCode(runs)
  const inside = writeRuns(runs, breakLine, 'sign')
  if (mark.type === 'link') return writeLink(mark, inside)
  const sign = SIGNS[mark.type]
  return sign && stands(sign, inside, before, after) ? sign + inside + sign : tagged(mark, inside)
}

const SIGNS: Partial<Record<Mark['type'], string>> = { bold: '**', italic: '_', strike: '~~' }

/** What CommonMark asks of what stands beside a sign (6.2); where it does not stand so, an element does. */
function stands(sign: string, inside: string, before: Beside, after: Beside): boolean {
  const [first, last] = [besideOf(inside.at(0) ?? ' '), besideOf(inside.at(-1) ?? ' ')]
  if (first === 'space' || last === 'space' || inside.includes('\n')) return false
  if (sign === '_') return before !== 'letter' && after !== 'letter'
  return (first === 'letter' || before !== 'letter') && (last === 'letter' || after !== 'letter')
}

function writeCode(runs: readonly Run[]): string {
  const text = runs.map(({ node }) => (node.type === 'text' ? node.text : '')).join('')
  if (/[\n|]|^\s|\s$|^$/.test(text)) return `<code>${escapeMarkdown(text)}</code>`
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  const gap = /^`|`$/.test(text) ? ' ' : ''
  return ticks + gap + text + gap + ticks
}

function writeLink({ attrs }: Extract<Mark, { type: 'link' }>, inside: string): string {
  const { href, title } = attrs
  const isPlain = /^[^\s<>()\\"&]+(?:&[^\s<>()\\"&;]*)*$/.test(href)
  const isPlainTitle = title === undefined || /^[^"\\&\n<]+$/.test(title)
  if (!isPlain || !isPlainTitle || inside === '') return tagged({ type: 'link', attrs }, inside)
  return `[${inside}](${href}${title === undefined ? '' : ` "${title}"`})`
}

function tagged(mark: Mark, inside: string): string {
  if (mark.type === 'link') {
    const { href, title } = mark.attrs
    return `<a href="${escapeHtml(href)}"${title === undefined ? '' : ` title="${escapeHtml(title)}"`}>${inside}</a>`
  }
  return `<${TAGS[mark.type]}>${inside}</${TAGS[mark.type]}>`
}

const TAGS = {
  bold: 'strong',
  italic: 'em',
  strike: 'del',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
} as const satisfies Record<Exclude<Mark['type'], 'link'>, string>

function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*[\]<~{]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
}

/** What would make something else of a line than a paragraph. */
function withoutBeginning(line: string): string {
  if (/^\d{1,9}[.)](?:\s|$)/.test(line)) return line.replace(/[.)]/, '\\$&')
  return /^(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|=+\s*$|-{2,}|:{3})/.test(line) ? `\\${line}` : line
}
