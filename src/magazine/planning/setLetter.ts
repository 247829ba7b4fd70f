import { plainText } from '../../articles/store/store.module.ts'
import { readMarkdownDocument } from '../../exchange/markdown/markdown.module.ts'
import type { Database } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { type Change, changeIssue } from './changeIssue.ts'
import type { Issue } from './issue.ts'
import { storeLetter } from './issues.sql.ts'

/**
 * Makes a Markdown file an issue's editor's letter, with `title` and `signed` in its front matter where it has some;
 * undefined takes it off. Gives back what was not understood of it.
 */
export async function setLetter(
  db: Database,
  change: Change,
  bytes: Uint8Array | undefined,
  now: Temporal.Instant,
): Promise<{ date: string; notes: string[] }> {
  const read = bytes && readLetter(bytes)
  const date = await changeIssue(
    db,
    change,
    'letter',
    async (tx, issue) => {
      await storeLetter(tx, issue.id, read?.letter)
      return { title: read?.letter.title ?? null }
    },
    now,
  )
  return { date, notes: read?.notes ?? [] }
}

function readLetter(bytes: Uint8Array): { letter: NonNullable<Issue['letter']>; notes: string[] } {
  const text = new TextDecoder().decode(bytes)
  const read = readMarkdownDocument(withMatter(text), { ownPaths: true })
  if (read.kind === 'unreadable') throw invalid('letter', `The letter cannot be read: ${read.reason}`)
  if (plainText(read.document).trim() === '') throw invalid('letter', 'There is nothing in it.')
  const said = (key: string) => (typeof read.data[key] === 'string' ? read.data[key].trim() : '')
  return { letter: { title: said('title'), signed: said('signed'), text, document: read.document }, notes: read.notes }
}

/** It is read like any Markdown file, which has front matter. */
const withMatter = (text: string): Uint8Array =>
  Buffer.from(/^\uFEFF?---\s*\n/.test(text) ? text : `---\ntitle: ""\n---\n\n${text}\n`)
