import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { invalid } from '../errors.ts'
import { storable } from '../http.ts'

export type ReceivedFile = {
  /** As its owner calls it; it proves nothing. */
  name: string
  bytes: Uint8Array
  /** There was more of it than is taken; the rest was not kept. */
  isTooLong: boolean
}

export const MOST_FILES = 20

/**
 * The files of a form, one after the other as they arrive: the next one is read when `take` is done with the one before,
 * so that no more than one of them stands in memory. A field without a file is none. `invalid` where it did not come whole.
 * `too-many`: what came behind the first twenty was not read.
 */
export async function receiveFiles(
  body: ReadableStream<Uint8Array> | null,
  contentType: string,
  mostBytes: number,
  take: (file: ReceivedFile) => Promise<void>,
): Promise<'all' | 'too-many'> {
  let turn = Promise.resolve()
  const failed = new AbortController()
  const form = openForm(contentType, mostBytes)
  let isFull = false
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) form.on(limit, () => (isFull = true))
  form.on('file', (_field, stream, name) => {
    turn = turn
      .then(async () => {
        const bytes = await readWhole(stream)
        if (name === '' && bytes.length === 0) return
        await take({ name: storable(name.slice(0, 200)), bytes, isTooLong: stream.truncated ?? false })
      })
      .catch((error: unknown) => failed.abort(error))
  })
  try {
    const whole = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(
      piecesUntil(whole, () => isFull),
      form,
      { signal: failed.signal },
    )
  } catch {
    if (failed.signal.aborted) throw failed.signal.reason
    if (!isFull) throw cutOff()
  }
  await turn
  failed.signal.throwIfAborted()
  return isFull ? 'too-many' : 'all'
}

/** What a library says of it, or a socket, is for nobody to read. */
const cutOff = () => invalid('cut-off', 'What was sent did not arrive whole.')

async function readWhole(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer)
  } catch {
    throw cutOff()
  }
  return Buffer.concat(chunks)
}

const PIECE = 64 * 1024

/** Of whoever sends a million parts the rest is read, so that they hear the answer, and not looked at. */
async function* piecesUntil(body: AsyncIterable<Uint8Array>, isFull: () => boolean): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      if (!isFull()) yield chunk.subarray(at, at + PIECE)
    }
  }
}

function openForm(contentType: string, mostBytes: number) {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { fileSize: mostBytes, files: MOST_FILES, fields: 20, fieldSize: 2_000, parts: MOST_FILES + 20 },
    })
  } catch {
    throw invalid('form-type', 'This address takes a form with files (multipart/form-data).')
  }
}
