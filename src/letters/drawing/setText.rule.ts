/** Characters of a line; addresses stand on a line of their own and are never parted. */
const MEASURE = 72

/** The first line behind its mark, the others below it. */
export const hung = (text: string, mark: string) =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? mark + line : line === '' ? '' : ' '.repeat(mark.length) + line))
    .join('\n')

export const indented = (text: string, mark: string) =>
  text
    .split('\n')
    .map((line) => (mark + line).trimEnd())
    .join('\n')

/** Marks of holes and accents have no width; that is near enough for a line's end. */
export const widthOf = (text: string) => [...text].length

/** Lines of at most `measure` characters; a word that is longer stands alone. Breaks that were written stay. */
export function setText(text: string, measure = MEASURE): string {
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = []
      let current = ''
      for (const word of line.split(' ')) {
        if (current !== '' && widthOf(current) + 1 + widthOf(word) > measure) {
          lines.push(current)
          current = word
        } else current = current === '' ? word : `${current} ${word}`
      }
      return [...lines, current].join('\n')
    })
    .join('\n')
}

/** Columns stand under each other where they fit into a line; else each cell follows the one before. */
export function setTable(rows: readonly (readonly string[])[], measure = MEASURE): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, at) => Math.max(widest[at] ?? 0, widthOf(cell))).concat(widest.slice(row.length)),
    [],
  )
  const fits = widths.reduce((sum, width) => sum + width + 3, -3) <= measure
  const padded = (cell: string, at: number) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)))
  return rows.map((row) => (fits ? row.map(padded).join('   ').trimEnd() : row.join(' | '))).join('\n')
}
