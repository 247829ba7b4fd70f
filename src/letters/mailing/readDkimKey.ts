import { createPrivateKey, type KeyObject } from 'node:crypto'

export type ReadDkimKey = { kind: 'read'; key: KeyObject } | { kind: 'refused'; reason: string }

/** RFC 8301, 3.2: verifiers refuse what is shorter than 1024 and should sign with 2048. */
const LEAST_BITS = 2048

/** The private key of a PEM file. RSA alone: not every large receiver verifies Ed25519. */
export function readDkimKey(pem: string): ReadDkimKey {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    return { kind: 'refused', reason: 'is no private key in PEM form' }
  }
  if (key.asymmetricKeyType !== 'rsa') return { kind: 'refused', reason: `is ${key.asymmetricKeyType}, not RSA` }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < LEAST_BITS) return { kind: 'refused', reason: `has ${bits} bits; it needs ${LEAST_BITS}` }
  return { kind: 'read', key }
}
