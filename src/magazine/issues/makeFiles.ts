import { createHash } from 'node:crypto'
import { readBookPicture, sampleBook } from '../binding/binding.module.ts'
import { type Book, type BookWarning, ISSUE_FILES, type IssueFile, type IssueFileKind } from '../book/book.module.ts'
import type { IssuesDeps } from './deps.ts'
import { describeFile } from './describeFile.rule.ts'

export type MadeFiles = { files: IssueFile[]; warnings: BookWarning[] }

/** What is made at one time: for e-readers one file after the other in one process, and beside it paper in another. */
const LANES: readonly (readonly IssueFileKind[])[] = [
  ['epub', 'sample-epub'],
  ['pdf-a4', 'pdf-letter'],
]

type Wanted = { book: Book; sample: string | undefined }

/**
 * Makes every file of a book and stores it under a name that says what it holds: made again it is the same, and a release
 * that does not come about leaves nothing that another one could take for its own. `keep: false`: only to see what the
 * makers say.
 */
export async function makeFiles(
  deps: Pick<IssuesDeps, 'db' | 'media' | 'files' | 'makers'>,
  wanted: Wanted,
  signal: AbortSignal,
  { keep } = { keep: true },
): Promise<MadeFiles> {
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  const made: MadeFiles[] = await Promise.all(
    LANES.map(async (kinds) => {
      const inLane: MadeFiles = { files: [], warnings: [] }
      try {
        for (const kind of kinds) await makeFile(deps, wanted, { kind, keep, made: inLane }, either)
      } catch (error) {
        // Of an issue that cannot be made whole nothing is made.
        failing.abort(error)
        throw error
      }
      return inLane
    }),
  )
  const place = ({ kind }: IssueFile) => ISSUE_FILES.indexOf(kind)
  return {
    files: made.flatMap(({ files }) => files).sort((one, other) => place(one) - place(other)),
    warnings: onlyOnce(made.flatMap(({ warnings }) => warnings)),
  }
}

async function makeFile(
  deps: Pick<IssuesDeps, 'db' | 'media' | 'files' | 'makers'>,
  { book, sample }: Wanted,
  { kind, keep, made }: { kind: IssueFileKind; keep: boolean; made: MadeFiles },
  signal: AbortSignal,
): Promise<void> {
  const make = deps.makers[kind]
  if (!make) return
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
