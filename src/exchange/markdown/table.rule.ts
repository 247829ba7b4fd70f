import type { Block, Inline } from '../../articles/store/store.module.ts'
import { attribute, type Element, isElement, type Node } from './bodyTree.rule.ts'

type Table = Extract<Block, { type: 'table' }>
type Line = { line: Inline[]; hoisted: Block[] }

/** A table of lines; of one without words its caption; what cannot stand in a line is handed back, to stand after the table. */
export function tableOf(
  element: Element,
  lineOf: (nodes: readonly Node[]) => Line,
): { block: Block | undefined; hoisted: Block[] } {
  const isChart = (attribute(element, 'class') ?? '').split(/\s+/).includes('chart')
  const table: Table = { type: 'table', ...(isChart ? { bars: true } : {}), rows: [] }
  const hoisted: Block[] = []
  const read = (nodes: readonly Node[]) => {
    const read = lineOf(nodes)
    hoisted.push(...read.hoisted)
    return read.line
  }
  const visit = (parent: Element, inHead: boolean) => {
    for (const child of parent.childNodes.filter(isElement)) {
      if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) visit(child, child.tagName === 'thead')
      else if (child.tagName === 'caption') {
        const line = read(child.childNodes)
        if (line.length > 0) table.caption = [...(table.caption ?? []), ...line]
      } else if (child.tagName === 'tr') {
        const cells = child.childNodes.filter(isElement).map((cell) => cellOf(cell, read(cell.childNodes), inHead))
        if (cells.length > 0) table.rows.push(cells)
      }
    }
  }
  visit(element, false)
  const isEmpty = table.rows.every((row) => row.every((cell) => cell.content.length === 0))
  const caption: Block | undefined = table.caption && { type: 'paragraph', content: table.caption }
  return { block: isEmpty ? caption : table, hoisted }
}

function cellOf(cell: Element, content: Inline[], inHead: boolean): Table['rows'][number][number] {
  const wanted = attribute(cell, 'align') ?? /text-align:\s*(\w+)/.exec(attribute(cell, 'style') ?? '')?.[1]
  const align = (['left', 'right', 'center'] as const).find((known) => known === wanted)
  const span = (name: 'colspan' | 'rowspan', most: number) => {
    const cells = Number(attribute(cell, name) ?? '1')
    return Number.isInteger(cells) && cells > 1 && cells <= most ? { [name]: cells } : {}
  }
  return {
    header: inHead || cell.tagName === 'th',
    ...(align ? { align } : {}),
    ...span('colspan', 100),
    ...span('rowspan', 1000),
    content,
  }
}

/** What a row of Markdown says beyond so many cells. */
export function furtherCells(row: string, cells: number): string[] {
  const all = row.trim().split(/(?<!\\)\|/)
  if (all[0] === '') all.shift()
  return all
    .slice(cells)
    .map((cell) => cell.replaceAll('\\|', '|').trim())
    .filter((cell) => cell !== '')
}
