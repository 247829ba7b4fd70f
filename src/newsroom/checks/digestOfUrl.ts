import { createHash } from 'node:crypto'

/** As what is known of an address is kept. */
export function digestOfUrl(url: string): Buffer {
  return createHash('sha256').update(url).digest()
}
