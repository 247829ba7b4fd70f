import { setTimeout as pause } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { BucketAway } from '../errors.ts'
import type { Log } from '../log.ts'
import type { BucketAddress } from './bucketAddress.ts'
import { OtherBytes } from './checkedBytes.ts'

/** How long somebody waits who asks: a reader little, a command that moves an archive longer. */
export type Patience = {
  tries: number
  /** For so long a server may say nothing. */
  silenceMs: number
  /** Doubled from try to try; a random part of it, so that not all come back at once. */
  pauseMs: number
}
/** Some twelve seconds at worst, for a server that takes every connection and says nothing. */
export const OF_READERS: Patience = { tries: 3, silenceMs: 4_000, pauseMs: 200 }
/** Some ten seconds for a server that is just being started again. */
export const OF_WORK: Patience = { tries: 7, silenceMs: 60_000, pauseMs: 250 }

export type Wanted = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** A name in the bucket, or the bucket itself. */
  key: string
  query?: Record<string, string>
  /** All of them are signed. */
  headers?: Record<string, string>
  /** `sha256` of what is sent, by which the server refuses anything else. Read anew at each try. */
  content?: { bytes: number; sha256: string; read(): Uint8Array | AsyncIterable<Uint8Array> }
}

export type Bucket = {
  readonly where: string
  /**
   * What `take` makes of the answer, or undefined where there is nothing of this name. Asked again where that may help,
   * what `take` reads included; then a `BucketAway`. `chunks`: the answer's body, in which nobody falls silent.
   */
  ask<T>(
    wanted: Wanted,
    take: (answer: Response, chunks: AsyncIterable<Uint8Array>) => Promise<T>,
    patience?: Patience,
  ): Promise<T | undefined>
  /** For who finds out later that an answer was not what it should have been. */
  away(reason: string): BucketAway
}

/** After somebody has asked in vain, nobody waits for the same for so long. */
const RESTS_MS = 2_000
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Asks an S3-compatible server: signed by Signature Version 4, the content's sum included. */
export function openBucket(address: BucketAddress, usual: Patience, log: Log): Bucket {
  const where = `the bucket ${address.bucket} at ${address.base.host}`
  const away = (reason: string, mayPass = true, cause?: Error) => new BucketAway(where, reason, mayPass, cause)
  /** One for each day: what a day's signatures have in common. */
  const signingKeys = new Map<string, ArrayBuffer>()
  let rests: { until: number; failure: BucketAway } | undefined

  async function send(
    { method, key, query = {}, headers = {}, content }: Wanted,
    signal: AbortSignal,
    sent: () => void,
  ) {
    const url = new URL(key, address.base)
    // The bucket itself is asked without a slash at its end: servers differ in how they sign that one.
    if (key === '') url.pathname = url.pathname.replace(/\/$/, '')
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const signer = new AwsV4Signer({
      method,
      url: url.href,
      headers: { ...headers, 'x-amz-content-sha256': content?.sha256 ?? EMPTY },
      accessKeyId: address.accessKey,
      secretAccessKey: address.secretKey,
      service: 's3',
      region: address.region,
      cache: signingKeys,
    })
    const signed = await signer.sign()
    // Not signed: proxies change these on their way.
    signed.headers.set('accept-encoding', 'identity')
    if (content) signed.headers.set('content-length', String(content.bytes))
    const bytes = content?.read()
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'manual',
      signal,
      ...(bytes instanceof Uint8Array && { body: bytes as Uint8Array<ArrayBuffer> }),
      ...(bytes && !(bytes instanceof Uint8Array) && { body: ReadableStream.from(told(bytes, sent)), duplex: 'half' }),
    })
  }

  async function askOnce<T>(
    wanted: Wanted,
    take: (answer: Response, chunks: AsyncIterable<Uint8Array>) => Promise<T>,
    { silenceMs }: Patience,
  ): Promise<T | undefined> {
    const silence = new AbortController()
    const timer = setTimeout(() => silence.abort(), silenceMs)
    try {
      const answer = await send(wanted, silence.signal, () => timer.refresh())
      clearTimeout(timer)
      if (!answer.ok) {
        const said = wanted.method === 'HEAD' ? '' : await textOf(chunksOf(answer, silenceMs))
        const code = /<Code>(\w{1,60})<\/Code>/.exec(said)?.[1]
        // To HEAD nobody says whether it is the name or the bucket that there is not.
        if (answer.status === 404 && code !== 'NoSuchBucket') return undefined
        throw away(...inWords(answer.status, code))
      }
      return await take(answer, chunksOf(answer, silenceMs))
    } catch (error) {
      if (silence.signal.aborted) throw away('does not answer')
      if (error instanceof OtherBytes) throw away('sends other bytes than were stored', true, error)
      throw ofNetwork(error as Error)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    where,
    away: (reason) => away(reason),
    async ask(wanted, take, patience = usual) {
      if (rests && performance.now() < rests.until) throw rests.failure
      for (let tried = 1; ; tried++) {
        try {
          const taken = await askOnce(wanted, take, patience)
          rests = undefined
          return taken
        } catch (error) {
          if (!(error instanceof BucketAway) || !error.mayPass) throw error
          // Damaged on its way it is whole the next time; damaged where it lies it never is, and says nothing of the rest.
          if (error.cause instanceof OtherBytes && tried > 1) throw error
          if (tried >= patience.tries) {
            rests = { until: performance.now() + RESTS_MS, failure: error }
            throw error
          }
          if (tried === 1) log.warn({ err: error.message }, 'the bucket is asked again')
          await pause(patience.pauseMs * 2 ** (tried - 1) * (0.5 + Math.random() / 2))
        }
      }
    },
  }

  /** What fetch throws says why in its cause; anything else is no fault of the network's. */
  function ofNetwork(error: Error): Error {
    const { cause } = error
    if (error instanceof BucketAway || !(error instanceof TypeError) || !(cause instanceof Error)) return error
    if (cause instanceof OtherBytes) return cause
    return away(`cannot be reached (${(cause as NodeJS.ErrnoException).code ?? cause.message})`)
  }

  async function* chunksOf(answer: Response, silenceMs: number): AsyncGenerator<Uint8Array, void> {
    const reader = answer.body?.getReader()
    if (!reader) return
    try {
      for (;;) {
        const { promise: silent, reject } = Promise.withResolvers<never>()
        const timer = setTimeout(() => reject(away('has stopped in the middle')), silenceMs)
        const { done, value } = await Promise.race([reader.read(), silent])
          .catch((error) => Promise.reject(ofNetwork(error)))
          .finally(() => clearTimeout(timer))
        if (done) return
        yield value
      }
    } finally {
      // A connection of which nobody reads the rest is of no use to others.
      reader.cancel().catch(() => {})
    }
  }
}

/** Code by code of Amazon's list of error responses, as far as others use the same; and whether it may pass. */
function inWords(status: number, code: string | undefined): [reason: string, mayPass: boolean] {
  switch (code) {
    case 'NoSuchBucket':
      return ['is not there (NoSuchBucket)', false]
    case 'InvalidAccessKeyId':
      return ['does not know the key (InvalidAccessKeyId)', false]
    case 'SignatureDoesNotMatch':
      return ['refuses the secret of the key (SignatureDoesNotMatch)', false]
    case 'RequestTimeTooSkewed':
      return ['says that the clock of this machine is wrong (RequestTimeTooSkewed)', false]
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
    case 'IllegalLocationConstraintException':
      return [`is in another region; S3_URL has to name it, ?region=… (${code})`, false]
    case 'AccessDenied':
      return ['does not allow this to the key (AccessDenied)', false]
  }
  const said = code === undefined ? String(status) : `${status} ${code}`
  if (status === 403) return [`does not allow this to the key (${said})`, false]
  return [`fails (${said})`, status >= 500 || status === 429 || status === 408]
}

/** An error's few lines; more than that says nothing. */
async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > 10_000) break
  }
  return text
}

async function* told(chunks: AsyncIterable<Uint8Array>, sent: () => void): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    sent()
    yield chunk
  }
}
