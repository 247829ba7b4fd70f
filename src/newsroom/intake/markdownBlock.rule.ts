import type { ArticleDocument, Block } from '../../articles/store/store.module.ts'
import { unreachable } from '../../platform/errors.ts'
import { escapeHtml, htmlLine, markdownLine } from './markdownLine.rule.ts'

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>
type Note = NonNullable<ArticleDocument['notes']>[number]

/** A block as somebody would write it; `before`: the one above it. */
export function markdownBlock(block: Block, before?: Block): string {
  switch (block.type) {
    case 'paragraph':
      return markdownLine(block.content, '\\\n')
    case 'subhead': {
      const { level, anchor } = block.attrs
      const line = markdownLine(block.content, '<br>')
      return `${'#'.repeat(level)} ${line}${anchor === undefined ? '' : ` {#${anchor}}`}`
    }
    case 'picture': {
      const { pictureId, alt, caption = [], credit } = block.attrs
      return box('figure', { src: pictureId, alt, credit }, markdownLine(caption, '<br>'))
    }
    case 'pullQuote':
      return box('pull-quote', {}, markdownLine(block.content, '<br>'))
    case 'quotation': {
      const inside = markdownBlocks(block.content)
      if (block.attrs.source !== undefined) return box('quotation', { source: block.attrs.source }, inside)
      return inside.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>')
    }
    case 'factBox':
      return box('fact-box', { title: block.attrs.title }, markdownBlocks(block.content))
    case 'list':
      return markdownList(block, before)
    case 'table':
      return markdownTable(block) ?? htmlBlock(block)
    case 'code': {
      const longest = Math.max(2, ...(block.text.match(/`+/g) ?? []).map((run) => run.length))
      const ticks = '`'.repeat(longest + 1)
      return `${ticks}${block.attrs.language ?? ''}\n${block.text}\n${ticks}`
    }
    case 'embed':
      return box('embed', { url: block.attrs.url, title: block.attrs.title }, '')
    case 'newsletterBox':
      return box('newsletter', { slug: block.attrs.newsletter }, '')
    case 'relatedArticle':
      return box('related', { slug: block.attrs.slug }, '')
    case 'quiz':
      return box('quiz', { title: block.attrs.title }, block.questions.map(markdownQuestion).join('\n\n'))
    case 'divider':
      return '___'
    default:
      return unreachable(block)
  }
}

export function markdownNote({ id, content }: Note): string {
  if (!/^[^\]\s[\\]{1,80}$/.test(id)) return htmlNote({ id, content })
  return `[^${id}]: ${markdownBlocks(content).replace(/\n(?=.)/g, '\n    ')}`
}

/** The same on one line of HTML: whatever it holds comes back. */
export function htmlBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${htmlLine(block.content)}</p>`
    case 'subhead': {
      const { level, anchor } = block.attrs
      return `<h${level}${attributes({ id: anchor })}>${htmlLine(block.content)}</h${level}>`
    }
    case 'picture': {
      const { pictureId, alt, caption = [], credit } = block.attrs
      return htmlBox('figure', { src: pictureId, alt, credit }, htmlLine(caption))
    }
    case 'pullQuote':
      return htmlBox('pull-quote', {}, htmlLine(block.content))
    case 'quotation':
      return htmlBox('quotation', { source: block.attrs.source }, htmlBlocks(block.content))
    case 'factBox':
      return htmlBox('fact-box', { title: block.attrs.title }, htmlBlocks(block.content))
    case 'list': {
      const { ordered, start } = block.attrs
      const tag = ordered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li>${htmlBlocks(item)}</li>`).join('')
      return `<${tag}${attributes({ start: start === undefined ? undefined : String(start) })}>${items}</${tag}>`
    }
    case 'table':
      return htmlTable(block)
    case 'code': {
      const { language } = block.attrs
      const named = attributes({ class: language === undefined ? undefined : `language-${language}` })
      // A reader of Markdown takes the end of the last line for the end of the code.
      return `<pre><code${named}>${escapeHtml(`${block.text}\n`)}</code></pre>`
    }
    case 'embed':
      return htmlBox('embed', { url: block.attrs.url, title: block.attrs.title }, '')
    case 'newsletterBox':
      return htmlBox('newsletter', { slug: block.attrs.newsletter }, '')
    case 'relatedArticle':
      return htmlBox('related', { slug: block.attrs.slug }, '')
    case 'quiz':
      return htmlBox('quiz', { title: block.attrs.title }, htmlList('ol', block.questions.map(htmlQuestion)))
    case 'divider':
      return '<hr>'
    default:
      return unreachable(block)
  }
}

export const htmlNote = ({ id, content }: Note): string =>
  `<div><dateline-note label="${escapeHtml(id)}">${htmlBlocks(content)}</dateline-note></div>`

const htmlBlocks = (blocks: readonly Block[]): string => blocks.map(htmlBlock).join('')

function markdownBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block, at) => markdownBlock(block, blocks[at - 1]))
    .filter((block) => block !== '')
    .join('\n\n')
}

type Said = Readonly<Record<string, string | undefined>>

const attributes = (said: Said): string =>
  Object.entries(said)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeHtml(value)}"`]))
    .join('')

const box = (kind: string, said: Said, inside: string): string =>
  `::: ${kind}${attributes(said)}\n${inside === '' ? '' : `${inside}\n`}:::`

/** An element that nobody knows begins no line of HTML; one that is known does. */
const htmlBox = (kind: string, said: Said, inside: string): string =>
  `<div><dateline-box kind="${kind}"${attributes(said)}>${inside}</dateline-box></div>`

/** Of two lists in a row the second has another sign, or they would be one. */
function markdownList({ attrs, items }: Of<'list'>, before: Block | undefined): string {
  const isSecond = before?.type === 'list' && before.attrs.ordered === attrs.ordered
  // Only a list that begins with one may follow on a line of words.
  const follows = (block: Block) => block.type === 'list' && (!block.attrs.ordered || (block.attrs.start ?? 1) === 1)
  const isTight = items.every(([first, ...others]) => first?.type === 'paragraph' && others.every(follows))
  const start = attrs.start ?? 1
  return items
    .map((item, at) => {
      const sign = attrs.ordered ? `${start + at}${isSecond ? ')' : '.'}` : isSecond ? '*' : '-'
      const inside = isTight
        ? item.map((block, n) => markdownBlock(block, item[n - 1])).join('\n')
        : markdownBlocks(item)
      return `${sign} ${inside.replace(/\n(?=.)/g, `\n${' '.repeat(sign.length + 1)}`)}`
    })
    .join(isTight ? '\n' : '\n\n')
}

type Question = Of<'quiz'>['questions'][number]

/** Which of its answers is right stands before them, as tasks are ticked. */
const ticked = (right: true | undefined, line: string): string => `[${right ? 'x' : ' '}] ${line}`

function markdownQuestion({ question, answers, explanation = [] }: Question, at: number): string {
  const sign = `${at + 1}. `
  const parts = [
    markdownLine(question, '<br>'),
    answers.map(({ right, content }) => `- ${ticked(right, markdownLine(content, '<br>'))}`).join('\n'),
    markdownLine(explanation, '<br>'),
  ]
  const inside = parts.filter((part) => part !== '').join('\n\n')
  return `${sign}${inside.replace(/\n(?=.)/g, `\n${' '.repeat(sign.length)}`)}`
}

function htmlQuestion({ question, answers, explanation = [] }: Question): string {
  const ticks = answers.map(({ right, content }) => ticked(right, htmlLine(content)))
  return `<p>${htmlLine(question)}</p>${htmlList('ul', ticks)}<p>${htmlLine(explanation)}</p>`
}

const htmlList = (tag: 'ol' | 'ul', items: readonly string[]): string =>
  `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`

/** Where all rows are alike and only the first is a head; undefined: anything else is for HTML. */
function markdownTable({ caption, bars, rows }: Of<'table'>): string | undefined {
  const [head, ...others] = rows
  if (!head || caption || bars) return undefined
  const isPlain = rows.every(
    (row, at) =>
      row.length === head.length &&
      row.every(
        (cell, column) =>
          !cell.colspan && !cell.rowspan && cell.header === (at === 0) && cell.align === head[column]?.align,
      ),
  )
  if (!isPlain) return undefined
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const written = (row: typeof head) =>
    line(row.map(({ content }) => markdownLine(content, '<br>').replaceAll('|', '\\|')))
  const rule = head.map(({ align }) => (align === undefined ? '---' : RULES[align]))
  return [written(head), line(rule), ...others.map(written)].join('\n')
}

const RULES = { left: ':--', right: '--:', center: ':-:' } as const

function htmlTable({ caption, bars, rows }: Of<'table'>): string {
  const cells = (row: (typeof rows)[number]) =>
    row
      .map(({ header, align, colspan, rowspan, content }) => {
        const tag = header ? 'th' : 'td'
        const said = { align, colspan: colspan && String(colspan), rowspan: rowspan && String(rowspan) }
        return `<${tag}${attributes(said as Said)}>${htmlLine(content)}</${tag}>`
      })
      .join('')
  return [
    `<table${attributes({ class: bars ? 'chart' : undefined })}>`,
    ...(caption ? [`<caption>${htmlLine(caption)}</caption>`] : []),
    ...rows.map((row) => `<tr>${cells(row)}</tr>`),
    '</table>',
  ].join('\n')
}
