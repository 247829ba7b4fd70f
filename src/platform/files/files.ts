/**
 * Named bytes that are written once and never change: pictures, style sheets of single pages, issue files. They are the
 * publication's: every process of it sees the same ones. What each machine can make again is kept in a `DiskCache`.
 */
export type Files = {
  /** In words, without any key: `the folder /srv/data/files`, `the bucket news at s3.example.org`. */
  readonly where: string
  /** Stored for good when it returns. Writing the same name again is harmless: the bytes are the same by construction. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The same for what need not fit into memory. What turns out to be other than `source` says is refused, and leaves nothing. */
  putFrom(name: string, source: Source): Promise<void>
  get(name: string): Promise<Buffer | undefined>
  /** For what need not fit into memory. Its body must be read; it fails where it is not what was stored. */
  open(name: string): Promise<OpenFile | undefined>
  has(name: string): Promise<boolean>
  factsOf(name: string): Promise<FileFacts | undefined>
  /** The names of all that are there now, in order. */
  list(): Promise<string[]>
  /** Only for files that stand in another place too. */
  remove(name: string): Promise<void>
  /** Why nothing can be read or, `forWriting`, written now, in words that anybody may read; undefined: it can. */
  problem(wanted?: { forWriting?: boolean }): Promise<string | undefined>
}

/** `sha256` in hexadecimal. */
export type FileFacts = { bytes: number; sha256: string }

/** May be read more than once. */
export type Source = FileFacts & { read(): AsyncIterable<Uint8Array> }

export type OpenFile = { bytes: number; body: AsyncIterable<Uint8Array> }

/** The end of a name under which a file is still being written. */
export const PART = '.part'
const NAME = /^[a-z0-9]+(?:[/._-][a-z0-9]+)*$/

export const isFileName = (name: string): boolean => NAME.test(name) && !name.endsWith(PART)

export function assertFileName(name: string): void {
  if (!NAME.test(name)) throw new Error(`not a file name of ours: ${JSON.stringify(name)}`)
}
