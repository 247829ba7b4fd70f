import { hash, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Signs values for one purpose; a signature made for another purpose never passes. */
export type Signer = {
  /** `<value>.<signature>`; the value stays readable. */
  sign(value: string): string
  /** The value, or undefined when it was not signed by us for this purpose. */
  verify(signed: string): string | undefined
  /** A keyed hash, for remembering somebody without knowing them. */
  hash(value: string): Buffer
}

/** Half of SHA-256: 128 bits are beyond guessing, and a cookie stays short. */
const SIGNATURE_BYTES = 16
/** At the end of whatever was signed. */
export const SIGNATURE_CHARACTERS = 22

export function createSigner(secret: string, purpose: string): Signer {
  const mac = createMac(Buffer.from(hkdfSync('sha256', secret, 'dateline', purpose, 32)))
  const given = Buffer.alloc(SIGNATURE_BYTES)
  const expected = Buffer.alloc(SIGNATURE_BYTES)
  return {
    sign: (value) => `${value}.${Buffer.from(mac(value), 'latin1').toString('base64url', 0, SIGNATURE_BYTES)}`,
    verify(signed) {
      const dot = signed.length - SIGNATURE_CHARACTERS - 1
      if (dot < 0 || signed[dot] !== '.') return undefined
      if (given.write(signed.slice(dot + 1), 'base64url') !== SIGNATURE_BYTES) return undefined
      const value = signed.slice(0, dot)
      expected.write(mac(value), 'latin1')
      return timingSafeEqual(given, expected) ? value : undefined
    },
    hash: (value) => Buffer.from(mac(value), 'latin1'),
  }
}

const BLOCK_BYTES = 64
const DIGEST_BYTES = 32

/**
 * HMAC-SHA-256 (RFC 2104) of a key of at most 64 bytes by the one-shot hash, as a string of bytes. It runs for every
 * article that a visitor asks for: `createHmac` and digests in buffers make native objects that the garbage collector
 * must look after, and took three times as long.
 */
export function createMac(key: Buffer): (value: string) => string {
  const padded = (fill: number) => Buffer.alloc(BLOCK_BYTES, fill).map((byte, at) => byte ^ (key[at] ?? 0))
  const inner = padded(0x36)
  const outer = Buffer.concat([padded(0x5c), Buffer.alloc(DIGEST_BYTES)])
  // Cookies are short; anything longer gets a buffer of its own.
  const scratch = Buffer.concat([inner, Buffer.alloc(1024)])
  return (value) => {
    const room = value.length * 3 <= scratch.length - BLOCK_BYTES
    const block = room ? scratch : Buffer.concat([inner, Buffer.alloc(value.length * 3)])
    const length = block.write(value, BLOCK_BYTES, 'utf8')
    outer.write(hash('sha256', block.subarray(0, BLOCK_BYTES + length), 'latin1'), BLOCK_BYTES, 'latin1')
    return hash('sha256', outer, 'latin1')
  }
}

/** 256 random bits, for links and sessions; only its `tokenHash` is stored. */
export const makeToken = () => randomBytes(32).toString('base64url')

/** Whether this could be a token of ours: anything else is as good as nothing, and never reaches the database. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

export const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer')

/** The same in hexadecimal, which names a session in memory. */
export const tokenHashHex = (token: string): string => hash('sha256', token, 'hex')

/** Six digits to type over from a mail: 20 bits, good only with few tries and ten minutes (OWASP ASVS 6.5.4). */
export const makeCode = () => randomInt(0, 1_000_000).toString().padStart(6, '0')
