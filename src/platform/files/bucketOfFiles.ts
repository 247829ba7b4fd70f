import { createHash } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import { BucketAway } from '../errors.ts'
import type { Log } from '../log.ts'
import { type Bucket, OF_READERS, OF_WORK, openBucket, type Patience } from './bucket.ts'
import type { BucketAddress } from './bucketAddress.ts'
import { checkedBytes, factsOfBytes } from './checkedBytes.ts'
import { assertFileName, type FileFacts, type Files, isFileName, type Source } from './files.ts'

/** Beside the files, and none of them: says to every machine that a backup is being restored into this bucket. */
export type Mark = { read(): Promise<string | undefined>; write(text: string): Promise<void>; remove(): Promise<void> }

export type BucketOfFiles = Files & { restoring: Mark }

/** Up to this size a body is read within the try, and asked for again where it breaks off. */
const WHOLE_BYTES = 8 * 1024 * 1024
/** A server may take its time to store much. */
const MUCH_BYTES = 8 * 1024 * 1024
const SUM = 'x-amz-meta-sha256'
/** None of these can be a file's name. */
const RESTORING = '.dateline-restoring'
const WRITTEN = '.dateline-written'
const ONCE: Patience = { ...OF_READERS, tries: 1, silenceMs: 4_000 }

const listing = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Contents' })
type Listing = {
  ListBucketResult?: { Contents?: { Key: string }[]; IsTruncated?: string; NextContinuationToken?: string }
}

export function openBucketOfFiles(address: BucketAddress, log: Log, patience: Patience = OF_READERS): BucketOfFiles {
  const bucket = openBucket(address, patience, log)
  const { prefix } = address
  const where = prefix === '' ? bucket.where : `${bucket.where}, ${prefix}`
  const keyOf = (name: string) => {
    assertFileName(name)
    return prefix + name
  }

  async function store(
    key: string,
    source: { bytes: number; sha256: string; read: () => Uint8Array | AsyncIterable<Uint8Array> },
  ) {
    const wanted = { method: 'PUT', key, headers: { [SUM]: source.sha256 }, content: source } as const
    const given = source.bytes > MUCH_BYTES ? { ...patience, silenceMs: OF_WORK.silenceMs } : patience
    // Nothing can be undefined here but the bucket itself.
    if ((await bucket.ask(wanted, done, given)) === undefined) throw bucket.away('is not there')
  }

  const put = (key: string, bytes: Uint8Array) =>
    store(key, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), read: () => bytes })

  async function open(name: string) {
    return bucket.ask({ method: 'GET', key: keyOf(name) }, async (answer, chunks) => {
      const bytes = lengthOf(answer, bucket)
      const body = checkedBytes(name, { bytes, sha256: answer.headers.get(SUM) ?? undefined }, chunks)
      return bytes > WHOLE_BYTES ? { bytes, body } : { bytes, body: again(await Array.fromAsync(body)) }
    })
  }

  async function* pages(most: number, given: Patience): AsyncGenerator<string[], void> {
    let token: string | undefined
    do {
      const query = {
        'list-type': '2',
        'max-keys': String(most),
        prefix,
        ...(token !== undefined && { 'continuation-token': token }),
      }
      const text = await bucket.ask(
        { method: 'GET', key: '', query },
        async (_, chunks) => Buffer.concat(await Array.fromAsync(chunks)).toString(),
        given,
      )
      const { ListBucketResult: page } = listing.parse(text ?? '') as Listing
      if (!page) throw bucket.away('answers as no S3-compatible server does')
      yield (page.Contents ?? []).map(({ Key }) => Key.slice(prefix.length))
      token = page.IsTruncated === 'true' ? page.NextContinuationToken : undefined
    } while (token !== undefined)
  }

  return {
    where,
    put: async (name, bytes) => put(keyOf(name), bytes),
    putFrom: async (name, source: Source) =>
      store(keyOf(name), { ...source, read: () => checkedBytes(name, source, source.read()) }),
    get: async (name) =>
      bucket.ask({ method: 'GET', key: keyOf(name) }, async (answer, chunks) => {
        const expected = { bytes: lengthOf(answer, bucket), sha256: answer.headers.get(SUM) ?? undefined }
        return Buffer.concat(await Array.fromAsync(checkedBytes(name, expected, chunks)))
      }),
    open,
    has: async (name) => (await bucket.ask({ method: 'HEAD', key: keyOf(name) }, done)) ?? false,
    async factsOf(name): Promise<FileFacts | undefined> {
      const known = await bucket.ask({ method: 'HEAD', key: keyOf(name) }, async (answer) => ({
        bytes: lengthOf(answer, bucket),
        sha256: answer.headers.get(SUM),
      }))
      if (known?.sha256) return { bytes: known.bytes, sha256: known.sha256 }
      // Put there by others than Dateline.
      const opened = known && (await open(name))
      return opened && factsOfBytes(opened.body)
    },
    async list() {
      const names: string[] = []
      for await (const page of pages(1000, patience)) names.push(...page.filter(isFileName))
      return names.sort()
    },
    async remove(name) {
      await bucket.ask({ method: 'DELETE', key: keyOf(name) }, done)
    },
    async problem({ forWriting = false } = {}) {
      try {
        for await (const _ of pages(1, ONCE)) break
        if (forWriting) await put(prefix + WRITTEN, Buffer.from('Dateline may write here.\n'))
        return undefined
      } catch (error) {
        if (error instanceof BucketAway) return error.reason
        throw error
      }
    },
    restoring: {
      async read() {
        return bucket.ask({ method: 'GET', key: prefix + RESTORING }, async (_, chunks) =>
          Buffer.concat(await Array.fromAsync(chunks)).toString(),
        )
      },
      write: (text) => put(prefix + RESTORING, Buffer.from(text)),
      async remove() {
        await bucket.ask({ method: 'DELETE', key: prefix + RESTORING }, done)
      },
    },
  }
}

/** Every S3-compatible server says it; who does not cannot be told from one that broke off. */
function lengthOf(answer: Response, bucket: Bucket): number {
  const length = answer.headers.get('content-length')
  if (length === null) throw bucket.away('does not say how long a file is')
  return Number(length)
}

/** Of an answer that says nothing more; its connection is free for the next question. */
async function done(_: Response, chunks: AsyncIterable<Uint8Array>): Promise<true> {
  for await (const _ of chunks);
  return true
}

async function* again(chunks: Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* chunks
}
