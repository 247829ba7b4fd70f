import { hash } from 'node:crypto'

/** Of which no two texts that anybody wrote have the same. */
export function shortDigest(text: string | Buffer): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}
