import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'

/** Fulfilled by compose with the newsletters module: what an article box of a named newsletter looks like. */
export type BoxRenderer = {
  newsletterBox(slug: string, words: Words): Child | undefined
}
