import { createHash } from 'node:crypto'
import type { FileFacts } from './files.ts'

/** Bytes that are not those that they were said to be. */
export class OtherBytes extends Error {}

/** The same chunks; ends with `OtherBytes` where they are not, all in all, what was expected. Nothing expected of the sum: `undefined`. */
export async function* checkedBytes(
  name: string,
  expected: { bytes: number | undefined; sha256: string | undefined },
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  if (expected.bytes !== undefined && bytes !== expected.bytes)
    throw new OtherBytes(`${name} has ${bytes} bytes instead of ${expected.bytes}`)
  if (expected.sha256 !== undefined && hash.digest('hex') !== expected.sha256)
    throw new OtherBytes(`the bytes of ${name} are not those that were stored`)
}

/** Reads all of it, and keeps nothing. */
export async function factsOfBytes(chunks: AsyncIterable<Uint8Array>): Promise<FileFacts> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}
