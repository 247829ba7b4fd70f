import type { Child } from 'hono/jsx'
import { type Inline, plainText } from '../../articles/store/store.module.ts'
import type { BlockOf } from './setting.ts'

type Row = BlockOf<'table'>['rows'][number]
type Shown = { table: BlockOf<'table'>; label: string; inline(content: readonly Inline[]): Child[] }

/** More columns than a page of an e-reader can hold side by side. */
const MOST_COLUMNS = 6

/**
 * A table of the width of a page. A wider one with a row of headings becomes one block for each of its rows, every cell
 * with its heading before it: most e-readers scroll nothing sideways.
 */
export function drawTable(shown: Shown): Child {
  const { table, label, inline } = shown
  const head = headOf(table)
  const [headings] = head
  const isPlain = table.rows.every((row) => row.every(({ colspan, rowspan }) => !colspan && !rowspan))
  if (columnsOf(table) > MOST_COLUMNS && head.length === 1 && headings && isPlain) return records(shown, headings)
  const body = table.rows.slice(head.length)
  const numbers =
    table.bars && body.map((row) => Math.max(0, numberIn(plainText(asDocument(row.at(-1)?.content ?? [])))))
  const most = numbers ? Math.max(...numbers) : 0
  return (
    <div class="table">
      <table
        class={columnsOf(table) > MOST_COLUMNS ? 'wide' : undefined}
        aria-label={table.caption ? undefined : label}
      >
        {table.caption && <caption>{inline(table.caption)}</caption>}
        {head.length > 0 && <thead>{head.map((row) => tableRow(row, 'col', shown))}</thead>}
        {body.length > 0 && (
          <tbody>
            {body.map((row, at) => tableRow(row, 'row', shown, most > 0 ? (numbers?.[at] ?? 0) / most : undefined))}
          </tbody>
        )}
      </table>
    </div>
  )
}

const columnsOf = ({ rows }: BlockOf<'table'>) =>
  Math.max(0, ...rows.map((row) => row.reduce((sum, { colspan = 1 }) => sum + colspan, 0)))

function headOf({ rows }: BlockOf<'table'>): readonly Row[] {
  const firstOfBody = rows.findIndex((row) => row.length === 0 || !row.every(({ header }) => header))
  return firstOfBody < 0 ? [] : rows.slice(0, firstOfBody)
}

function tableRow(row: Row, scope: 'col' | 'row', { inline }: Shown, share?: number): Child {
  return (
    <tr>
      {row.map(({ header, align, colspan, rowspan, content }, at) => {
        const inside = inline(content)
        const spans = { colspan, rowspan, class: align && `align-${align}` }
        // A heading without words would be announced as one.
        if (header && inside.length > 0)
          return (
            <th scope={scope} {...spans}>
              {inside}
            </th>
          )
        return (
          <td {...spans}>
            {inside}
            {share !== undefined && at === row.length - 1 && (
              <span class="bar" style={`width: ${(share * 8).toFixed(2)}em`} />
            )}
          </td>
        )
      })}
    </tr>
  )
}

function records({ table, inline }: Shown, headings: Row): Child {
  return (
    <figure class="records">
      {table.caption && <figcaption>{inline(table.caption)}</figcaption>}
      {table.rows.slice(1).map((row) => (
        <dl>
          {row.map(({ content }, at) => (
            <>
              <dt>{inline((headings[at]?.content ?? []).filter(({ type }) => type !== 'footnoteReference'))}</dt>
              <dd>{inline(content)}</dd>
            </>
          ))}
        </dl>
      ))}
    </figure>
  )
}

const asDocument = (content: readonly Inline[]) => ({
  content: [{ type: 'paragraph' as const, content: [...content] }],
})

/** 1,435 mm → 1435: as it is written in English; what is no number has no length. */
const numberIn = (text: string): number => Number.parseFloat(text.replaceAll(/[,\s]/g, '')) || 0
