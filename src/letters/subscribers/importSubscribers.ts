import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { restore } from './cell.rule.ts'
import { COLUMNS, type Column } from './columns.ts'
import { readRecords } from './readRecords.ts'
import { decideRow, type RowDefaults, readRow, type SubscriberRow } from './row.rule.ts'
import { listKnown, storeSubscribers } from './subscribers.sql.ts'

export type SubscribersImport = {
  lines: number
  /** Taken over, and ended because they had left elsewhere. */
  imported: number
  ended: number
  /** Known already as the file says. */
  unchanged: number
  refused: number
  /** The first of those that were refused, by line. */
  refusals: { line: number; reason: string }[]
  unknownColumns: string[]
}

/** Of more nobody would read the reasons; they are counted. */
const MOST_REFUSALS = 10_000

/**
 * Takes subscribers over from a CSV file, each with the evidence of their consent; a line that cannot be is refused with
 * its number, the rest goes on. Whoever has ended a newsletter, or is suppressed, is not brought back. Again it changes
 * nothing. Stops with `invalid` where the first line does not name the columns.
 */
export async function importSubscribers(
  db: Database,
  file: string,
  defaults: RowDefaults,
  progress: (done: number, total: number) => void,
  now: Temporal.Instant,
  zone: string,
): Promise<SubscribersImport> {
  const report: SubscribersImport = {
    ...{ lines: 0, imported: 0, ended: 0, unchanged: 0, refused: 0 },
    refusals: [],
    unknownColumns: [],
  }
  const seen = new Map<string, number>()
  let columns: (Column | undefined)[] | undefined
  const refuse = (line: number, reason: string) => {
    report.refused += 1
    if (report.refusals.length < MOST_REFUSALS) report.refusals.push({ line, reason })
  }

  for await (const records of readRecords(file, progress)) {
    const rows: { line: number; row: SubscriberRow }[] = []
    for (const record of records) {
      if (columns === undefined) {
        columns = columnsOf('cells' in record ? record.cells : [], report)
        continue
      }
      report.lines += 1
      if ('problem' in record) {
        refuse(record.line, record.problem)
        continue
      }
      const read = readRow(named(columns, record.cells), defaults, now, zone)
      if (read.kind === 'refused') {
        refuse(record.line, read.reason)
        continue
      }
      const key = `${read.row.newsletter} ${read.row.emailKey}`
      const before = seen.get(key)
      if (before !== undefined) {
        refuse(record.line, `the same address is on line ${before}`)
        continue
      }
      seen.set(key, record.line)
      rows.push({ line: record.line, row: read.row })
    }
    if (rows.length > 0) await inTransaction(db, (tx) => store(tx, rows))
  }
  report.refusals.sort((a, b) => a.line - b.line)
  const { refusals, unknownColumns, ...counts } = report
  await writeAuditLog(db, { actor: 'cli', action: 'subscribers.import', subject: 'newsletters', detail: counts }, now)
  return report

  async function store(tx: Database, rows: readonly { line: number; row: SubscriberRow }[]) {
    const known = await listKnown(
      tx,
      rows.map(({ row }) => row),
    )
    const taken: SubscriberRow[] = []
    for (const [at, { line, row }] of rows.entries()) {
      const one = known[at]
      if (!one) {
        refuse(line, `there is no newsletter “${row.newsletter.slice(0, 60)}”`)
        continue
      }
      const decision = decideRow(row, one)
      switch (decision.kind) {
        case 'refused':
          refuse(line, decision.reason)
          break
        case 'same':
          report.unchanged += 1
          break
        case 'end':
          report.ended += 1
          taken.push(row)
          break
        case 'take':
          report.imported += 1
          taken.push(row)
      }
    }
    if (taken.length > 0) await storeSubscribers(tx, taken)
  }
}

/** As people call them in the files that other systems write. */
const ALSO: Readonly<Record<string, Column>> = { 'e-mail': 'email', 'email address': 'email', email_address: 'email' }

function columnsOf(header: readonly string[], report: SubscribersImport): (Column | undefined)[] {
  const columns = header.map((cell) => {
    const name = restore(cell).trim().toLowerCase()
    const column = COLUMNS.find((one) => one === name) ?? ALSO[name]
    if (!column && name !== '') report.unknownColumns.push(name.slice(0, 60))
    return column
  })
  if (columns.filter((column) => column === 'email').length !== 1) {
    throw invalid('columns', `The first line must name the columns, email among them; known are ${COLUMNS.join(', ')}.`)
  }
  return columns
}

function named(columns: readonly (Column | undefined)[], cells: readonly string[]): Partial<Record<Column, string>> {
  const row: Partial<Record<Column, string>> = {}
  for (const [at, column] of columns.entries()) if (column) row[column] = restore(cells[at] ?? '')
  return row
}
