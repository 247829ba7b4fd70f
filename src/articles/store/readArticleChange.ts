import { z } from 'zod'

const Change = z.object({
  slugs: z.array(z.string()),
  shelves: z.array(z.string()),
  countries: z.array(z.string()),
  from: z.string(),
  to: z.string(),
})

/**
 * What a change of an article touches, as it is announced to every process: the article and its variants, the shelves on
 * which they stand or stood, and between which instants in them. Whatever shows other shelves, or other times of these,
 * stays as it is.
 */
export type ArticleChange = z.infer<typeof Change>

/** undefined: it says only that something has changed. */
export function readArticleChange(payload: string): ArticleChange | undefined {
  if (!payload.startsWith('{')) return undefined
  const read = Change.safeParse(JSON.parse(payload))
  return read.success ? read.data : undefined
}
