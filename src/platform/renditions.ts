import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { Fault } from './errors.ts'
import { createLine, ownTurn } from './turns.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** What is sent: the bytes, and, where that is the faster way to write them, the same bytes as a string. */
export type Body = { bytes: Buffer; latin1: string | undefined }

/** One rendered answer, in every encoding, with everything about it that never changes. */
export type Rendition = {
  bodies: Readonly<Record<Encoding, Body>>
  etags: Readonly<Record<Encoding, string>>
  /** Headers by whatever else they depend on, as its owner makes them. */
  heads: Map<string, readonly string[]>
  size: number
}

/** Kept least-recently-used within 64 MB (DESIGN §6); whoever leafs through an archive takes no room from articles. */
const MOST_BYTES = 44 * 1024 * 1024
const MOST_BYTES_SHARED = 20 * 1024 * 1024
/** What could not be rendered is tried again after so long: not by each of those who want it. */
const AFTER_FAILURE_MS = 2_000
/** Pages that many share are drawn one at a time, so that whoever reads an article finds the machine free. */
const PATIENCE_MS = 250
/** Level 5 of 11: within 5 % of the best on pages like ours, at a tenth of the time. */
const BROTLI_LEVEL = 5

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

export type Renditions = {
  /** Rendered once, compressed once; whoever asks meanwhile waits for the same rendering. */
  get(key: string, render: () => Promise<string>): Promise<Rendition>
  peek(key: string): Rendition | undefined
  /**
   * For fronts and lists, never for what holds a body: whoever finds it out of date renders the next one, and all others
   * get the last one meanwhile; so does everybody for as long as the next one cannot be rendered.
   */
  getShared(key: string, version: string, render: () => Promise<string>): Promise<Rendition>
}

type Shared = { version: string; rendition: Rendition }

export function createRenditions(): Renditions {
  const kept = new LRUCache<string, Rendition, () => Promise<string>>({
    maxSize: MOST_BYTES,
    sizeCalculation: (rendition) => rendition.size,
    // Whoever waits for one that had to make room meanwhile gets it all the same.
    ignoreFetchAbort: true,
    fetchMethod: async (_key, _before, { context: render }) => makeRendition(await render()),
  })
  const shared = new LRUCache<string, Shared>({
    maxSize: MOST_BYTES_SHARED,
    sizeCalculation: ({ rendition }) => rendition.size,
  })
  const inLine = createLine(PATIENCE_MS)
  const underWay = new Map<string, Promise<Rendition>>()
  const failures = new LRUCache<string, { error: Error; until: number }>({ max: 1_000 })

  async function renderShared(key: string, version: string, render: () => Promise<string>): Promise<Rendition> {
    try {
      const rendition = await inLine(async () => makeRendition(await render()))
      shared.set(key, { version, rendition })
      failures.delete(key)
      return rendition
    } catch (error) {
      // That there is nothing at an address is an answer.
      if (error instanceof Fault) shared.delete(key)
      else failures.set(key, { error: error as Error, until: performance.now() + AFTER_FAILURE_MS })
      throw error
    } finally {
      underWay.delete(key)
    }
  }

  return {
    async getShared(key, version, render) {
      const last = shared.get(key)
      if (last?.version === version) return last.rendition
      const others = underWay.get(key)
      if (others) return last?.rendition ?? others
      const failure = failures.get(key)
      if (failure && performance.now() < failure.until) {
        if (last) return last.rendition
        throw failure.error
      }
      const next = renderShared(key, version, render)
      underWay.set(key, next)
      return next.catch((error) => {
        if (last && !(error instanceof Fault)) return last.rendition
        throw error
      })
    },
    peek: (key) => kept.get(key),
    get: (key, render) => kept.fetch(key, { context: render }) as Promise<Rendition>,
  }
}

async function makeRendition(html: string): Promise<Rendition> {
  await ownTurn()
  const identity = Buffer.from(html)
  const [br, gz] = await Promise.all([encode(identity, 'br'), encode(identity, 'gzip')])
  return {
    bodies: { br: bodyOf(br), gzip: bodyOf(gz), identity: bodyOf(identity) },
    heads: new Map(),
    etags: etagsOf(identity),
    size: 2 * (identity.length + br.length + gz.length),
  }
}

export async function encode(identity: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return toBrotli(identity, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL,
          [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        },
      })
    case 'gzip':
      return toGzip(identity, { level: 6 })
    case 'identity':
      return identity
  }
}

export function etagsOf(identity: Buffer): Rendition['etags'] {
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22)
  return { br: `"${hash}-br"`, gzip: `"${hash}-gz"`, identity: `"${hash}"` }
}

/**
 * node:http joins a short string with its head and writes both at once, which bytes would need a second chunk for. A
 * string with head beyond what libuv writes from the stack (16 KB) is copied twice: then bytes are faster.
 */
const MOST_AS_STRING = 14 * 1024

const bodyOf = (bytes: Buffer): Body => ({
  bytes,
  latin1: bytes.length <= MOST_AS_STRING ? bytes.toString('latin1') : undefined,
})

/** The best that the client says it takes; `br;q=0` is a refusal. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity'
  const known = encodings.get(acceptEncoding)
  if (known) return known
  const encoding = accepts(acceptEncoding, 'br') ? 'br' : accepts(acceptEncoding, 'gzip') ? 'gzip' : 'identity'
  if (encodings.size < MOST_ENCODINGS) encodings.set(acceptEncoding, encoding)
  return encoding
}

/** Browsers send a handful of different ones; whoever makes up more is answered without being remembered. */
const MOST_ENCODINGS = 200
const encodings = new Map<string, Encoding>()

function accepts(header: string, encoding: string): boolean {
  const at = header.indexOf(encoding)
  if (at < 0) return false
  const rest = header.slice(at + encoding.length).split(',', 1)[0] ?? ''
  return !/^\s*;\s*q=0(?:\.0*)?\s*$/.test(rest)
}

/** Whether the client already has this very answer (RFC 9110 §13.1.2, weak comparison). */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
}
