import { createHash } from 'node:crypto'
import type { Book } from '../book/book.module.ts'

/** Of all that readers have of an issue, but for when and how often it was revised. */
export function fingerprint({ issue, ...book }: Book): string {
  const { revision: _, revisedAt: __, notes: ___, ...stays } = issue
  return createHash('sha256')
    .update(JSON.stringify({ ...book, issue: stays }))
    .digest('hex')
}
