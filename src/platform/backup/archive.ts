import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import { Fault } from '../errors.ts'
import type { FileFacts, OpenFile } from '../files/files.ts'

/**
 * A backup is a tar compressed with zstd, so that any machine can look inside (`tar --zstd -tf`), with a seal behind
 * it: a frame that zstd skips, holding the SHA-256 of all bytes before it.
 */
export type Archive = {
  add(name: string, bytes: Uint8Array): Promise<void>
  addFile(name: string, file: OpenFile): Promise<FileFacts>
  /** The file stands under its name, whole and on disk, or not at all; `conflict` where another has taken the name. */
  seal(): Promise<{ bytes: number; sha256: string }>
  discard(): Promise<void>
}

/** A skippable frame of 32 bytes (RFC 8878, 3.1.2). */
const SEAL_HEAD = Buffer.from([0x5d, 0x2a, 0x4d, 0x18, 32, 0, 0, 0])
const SEAL_BYTES = SEAL_HEAD.length + 32

/** Addresses, sessions and perhaps the secret are in it: for the owner's eyes only. */
const MODE = 0o600

export async function createArchive(path: string): Promise<Archive> {
  // Two backups to one name must not write into each other.
  const part = `${path}.${randomUUID()}.part`
  const { readable, controller } = createTarPacker()
  const hash = createHash('sha256')
  let bytes = 0
  async function* hashed(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  const out = createWriteStream(part, { flags: 'wx', mode: MODE })
  await once(out, 'open')
  const written = pipeline(Readable.fromWeb(readable as WebStream), createZstdCompress(), hashed, out)
  // Its failure is met at the next entry, or at the seal.
  written.catch((error) => controller.error(error))

  const writerFor = (name: string, size: number) =>
    controller.add({ name, size, type: 'file', mode: MODE, mtime: new Date(0) }).getWriter()
  return {
    async add(name, body) {
      const writer = writerFor(name, body.length)
      if (body.length > 0) await writer.write(body)
      await writer.close()
    },
    async addFile(name, { bytes: size, body }) {
      const sum = createHash('sha256')
      const writer = writerFor(name, size)
      for await (const chunk of body) {
        sum.update(chunk)
        await writer.write(chunk)
      }
      await writer.close()
      return { bytes: size, sha256: sum.digest('hex') }
    },
    async seal() {
      controller.finalize()
      await written
      const digest = hash.digest()
      const file = await open(part, 'a')
      try {
        await file.appendFile(Buffer.concat([SEAL_HEAD, digest]))
        await file.sync()
      } finally {
        await file.close()
      }
      await giveName(part, path)
      return { bytes: bytes + SEAL_BYTES, sha256: digest.toString('hex') }
    },
    async discard() {
      controller.error(new Error('the backup was given up'))
      await written.catch(() => {})
      await rm(part, { force: true })
    },
  }
}

/** Never over another file. */
async function giveName(part: string, path: string) {
  try {
    await link(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw nameTaken(path)
    // Not every file system knows two names for one file.
    return rename(part, path)
  }
  await rm(part)
}

export const nameTaken = (path: string) =>
  new Fault('conflict', 'backup-exists', `${path} exists already; choose another name.`)

/** The sum that the seal bears. Refuses a file in which a byte is missing, added or other than it was. */
export async function checkSeal(path: string, onBytes: (count: number) => void): Promise<string> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Fault('conflict', 'backup-missing', `The backup ${path} cannot be read (${error.code}).`)
  })
  try {
    const { size } = await file.stat()
    if (size <= SEAL_BYTES) throw damaged(path)
    const seal = Buffer.alloc(SEAL_BYTES)
    await file.read(seal, 0, SEAL_BYTES, size - SEAL_BYTES)
    const hash = createHash('sha256')
    for await (const chunk of file.createReadStream({ start: 0, end: size - SEAL_BYTES - 1, autoClose: false })) {
      hash.update(chunk)
      onBytes(chunk.length)
    }
    const digest = hash.digest()
    if (!seal.equals(Buffer.concat([SEAL_HEAD, digest]))) throw damaged(path)
    return digest.toString('hex')
  } finally {
    await file.close()
  }
}

const damaged = (path: string) =>
  new Fault(
    'conflict',
    'backup-damaged',
    `${path} is no whole backup: it was cut short or altered. Nothing was written.`,
  )

/** The bytes must be read before the next entry is asked for. */
export type ArchiveEntry = { name: string; size: number; body: AsyncIterable<Uint8Array> }

/** Only for a file whose seal holds. */
export async function* readArchive(path: string, onBytes: (count: number) => void): AsyncGenerator<ArchiveEntry> {
  const file = await open(path)
  const { size } = await file.stat()
  await file.close()
  const source = createReadStream(path, { end: size - SEAL_BYTES - 1 })
  source.on('data', (chunk) => onBytes(chunk.length))
  const unpacked = createZstdDecompress()
  const piped = pipeline(source, unpacked)
  piped.catch(() => {})
  const entries = (Readable.toWeb(unpacked) as ReadableStream<Uint8Array>).pipeThrough(
    createTarDecoder({ strict: true }),
  )
  for await (const { header, body } of entries) {
    yield { name: header.name, size: header.size, body: body as unknown as AsyncIterable<Uint8Array> }
  }
  await piped
}

export async function readWhole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(body))
}
