import { createHash } from 'node:crypto'
import { readBookPicture, sampleBook } from '../binding/binding.module.ts'
import { type Book, type BookWarning, ISSUE_FILES, type IssueFile } from '../book/book.module.ts'
import type { IssuesDeps } from './deps.ts'
import { describeFile } from './describeFile.rule.ts'

export type MadeFiles = { files: IssueFile[]; warnings: BookWarning[] }

/**
 * Makes every file of a book and stores it under a name that says what it holds: made again it is the same, and a release
 * that does not come about leaves nothing that another one could take for its own. `keep: false`: only to see what the
 * makers say.
 */
export async function makeFiles(
  deps: Pick<IssuesDeps, 'db' | 'media' | 'files' | 'makers'>,
  { book, sample }: { book: Book; sample: string | undefined },
  signal: AbortSignal,
  { keep } = { keep: true },
): Promise<MadeFiles> {
  const made: MadeFiles = { files: [], warnings: [] }
  for (const kind of ISSUE_FILES) {
    const make = deps.makers[kind]
    if (!make) continue
    signal.throwIfAborted()
    const wanted = kind === 'sample-epub' ? sampleBook(book, sample) : book
    const { bytes, warnings } = await orAborted(make(wanted, readBookPicture(deps), signal), signal)
    signal.throwIfAborted()
    // Of the sample nothing is said that is not said of the whole.
    if (kind !== 'sample-epub') made.warnings.push(...warnings)
    const digest = createHash('sha256').update(bytes).digest('hex')
    const file = describeFile(book, kind, { bytes: bytes.length, digest })
    if (keep) await deps.files.put(file.key, bytes)
    made.files.push(file)
  }
  return { ...made, warnings: onlyOnce(made.warnings) }
}

/** Whatever a maker does: a process that is stopped waits for none. */
async function orAborted<Made>(making: Promise<Made>, signal: AbortSignal): Promise<Made> {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([making, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
    // One that is given up may fail later, which nobody hears.
    making.catch(() => {})
  }
}

function onlyOnce(warnings: readonly BookWarning[]): BookWarning[] {
  const said = new Map(warnings.map((warning) => [`${warning.part}\n${warning.text}`, warning]))
  return [...said.values()]
}
