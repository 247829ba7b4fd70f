import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Signs values for one purpose; a signature made for another purpose never passes. */
export type Signer = {
  /** `<value>.<signature>`; the value stays readable. The value must not contain a dot-free ambiguity: it is split at the last dot. */
  sign(value: string): string
  /** The value, or undefined when it was not signed by us for this purpose. */
  verify(signed: string): string | undefined
  /** A keyed hash, for remembering somebody without knowing them. */
  hash(value: string): Buffer
}

/** Half of SHA-256: 128 bits are beyond guessing, and a cookie stays short. */
const SIGNATURE_BYTES = 16

export function createSigner(secret: string, purpose: string): Signer {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'dateline', purpose, 32)))
  const mac = (value: string) => createHmac('sha256', key).update(value).digest()
  return {
    sign: (value) => `${value}.${mac(value).subarray(0, SIGNATURE_BYTES).toString('base64url')}`,
    verify(signed) {
      const dot = signed.lastIndexOf('.')
      if (dot < 0) return undefined
      const value = signed.slice(0, dot)
      const given = Buffer.from(signed.slice(dot + 1), 'base64url')
      const expected = mac(value).subarray(0, SIGNATURE_BYTES)
      return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
    },
    hash: mac,
  }
}

/** 256 random bits, for links and sessions; only its `tokenHash` is stored. */
export const makeToken = () => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Six digits to type over from a mail: 20 bits, good only with few tries and ten minutes (OWASP ASVS 6.5.4). */
export const makeCode = () => randomInt(0, 1_000_000).toString().padStart(6, '0')
