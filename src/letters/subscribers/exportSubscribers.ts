import { open, rename, rm } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import type { Database } from '../../platform/database.ts'
import { defuse } from './cell.rule.ts'
import { COLUMNS } from './columns.ts'
import { countSubscribers, type ExportedRow, listSubscribersAfter } from './subscribers.sql.ts'

const AT_ONCE = 500
/** Addresses are nobody else's business. */
const OWNER_ONLY = 0o600

/**
 * Writes all who are subscribed, or have ended it, with the evidence of their consent; importing the file gives the same
 * again. No cell is a formula to a spreadsheet. The file is there whole, or not at all. Answers how many there are.
 */
export async function exportSubscribers(
  db: Database,
  file: string,
  progress: (done: number, total: number) => void,
): Promise<number> {
  const total = await countSubscribers(db)
  const unfinished = `${file}.part`
  const written = await open(unfinished, 'w', OWNER_ONLY)
  let done = 0
  try {
    await written.write(stringify([[...COLUMNS]]))
    for (let after = 0; ; ) {
      const rows = await listSubscribersAfter(db, after, AT_ONCE)
      const last = rows.at(-1)
      if (!last) break
      await written.write(stringify(rows.map((row) => cellsOf(row).map(defuse))))
      done += rows.length
      progress(done, Math.max(total, done))
      after = last.id
    }
    await written.sync()
    await written.close()
    await rename(unfinished, file)
  } catch (error) {
    await written.close()
    await rm(unfinished, { force: true })
    throw error
  }
  return done
}

function cellsOf({ email, newsletter, status, consentedAt, endedAt, evidence }: ExportedRow): string[] {
  const { source, language, shown } = describe(evidence ?? {})
  return [email, newsletter, status, `${consentedAt ?? ''}`, `${endedAt ?? ''}`, language, source, shown]
}

/** What an import brought stands as it came; what was consented to here, whole. */
function describe(evidence: Record<string, unknown>) {
  const language = String(evidence.language ?? '')
  if (evidence.how === 'import') {
    return { language, source: String(evidence.source ?? ''), shown: String(evidence.evidence ?? '') }
  }
  const isEmpty = Object.keys(evidence).length === 0
  return { language, source: String(evidence.how ?? 'unknown'), shown: isEmpty ? '' : JSON.stringify(evidence) }
}
