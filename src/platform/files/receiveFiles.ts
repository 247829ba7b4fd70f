import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { invalid } from '../errors.ts'

export type ReceivedFile = {
  /** As its owner calls it; it proves nothing. */
  name: string
  bytes: Uint8Array
  /** There was more of it than is taken; the rest was not kept. */
  isTooLong: boolean
}

const MOST_FILES = 20

/**
 * The files of a form, one after the other as they arrive: the next one is read when `take` is done with the one before,
 * so that no more than one of them stands in memory. A field without a file is none. `invalid` where it did not come whole.
 */
export async function receiveFiles(
  body: ReadableStream<Uint8Array> | null,
  contentType: string,
  mostBytes: number,
  take: (file: ReceivedFile) => Promise<void>,
): Promise<void> {
  let turn = Promise.resolve()
  const failed = new AbortController()
  const form = openForm(contentType, mostBytes)
  form.on('file', (_field, stream, name) => {
    turn = turn
      .then(async () => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        const bytes = Buffer.concat(chunks)
        if (name === '' && bytes.length === 0) return
        await take({ name: name.slice(0, 200), bytes, isTooLong: stream.truncated ?? false })
      })
      .catch((error: unknown) => failed.abort(error))
  })
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form, { signal: failed.signal })
  } catch (error) {
    if (failed.signal.aborted) throw failed.signal.reason
    throw invalid('cut-off', `What was sent did not arrive whole: ${(error as Error).message}.`)
  }
  await turn
  failed.signal.throwIfAborted()
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
