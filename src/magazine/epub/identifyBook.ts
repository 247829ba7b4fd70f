import { createHash } from 'node:crypto'
import type { Book } from '../book/book.module.ts'

/**
 * The same for every revision of an issue, so that a program replaces the older one (RFC 9562, version 5, of its address).
 * A sample is no revision of the whole, and a reader's own issue is what is in it.
 */
export function identifyBook({ publication, issue, parts, wholeContents }: Book): string {
  const address = `${publication.url}/magazine/${issue.date}${wholeContents ? '/sample' : ''}`
  const name = issue.number > 0 ? address : [publication.url, issue.title, ...parts.map(({ slug }) => slug)].join(' ')
  const urls = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')
  const hash = createHash('sha1').update(urls).update(name).digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const digits = hash.toString('hex')
  const groups = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)]
  return `urn:uuid:${groups.join('-')}`
}
