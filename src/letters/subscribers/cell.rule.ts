/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), and the mark that keeps it from that. */
const IS_FORMULA = /^[=+\-@\t\r'＝＋－＠]/
const IS_DEFUSED = /^'[=+\-@\t\r'＝＋－＠]/

/** A cell as it is written: one that a spreadsheet would compute begins with `'`. */
export const defuse = (text: string): string => (IS_FORMULA.test(text) ? `'${text}` : text)

/** What was in it before: `restore(defuse(text))` is the text. */
export const restore = (cell: string): string => (IS_DEFUSED.test(cell) ? cell.slice(1) : cell)
