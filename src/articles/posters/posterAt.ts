import { createHash } from 'node:crypto'
import type { Box, Focus } from '../../design/parts/focus.ts'
import type { PosterText } from '../../design/poster/layOutPoster.ts'
import type { mappable } from '../store/store.module.ts'

/** Everything a poster is made from; never more of an article than its headline and dateline. */
export type PosterFacts = {
  text: PosterText
  /** `focus`, `crop`: which part of it; where nobody has said so, the one that draws the eye. */
  picture: { id: string; width: number; focus?: Focus; crop?: Box } | undefined
  place: ReturnType<typeof mappable> | undefined
}

export type Poster = {
  facts: PosterFacts
  /** Says all of the facts: another headline is another key. */
  key: string
  path: string
}

/** Raise it when a poster is drawn in another way, so that every one has a new address. */
const RECIPE = 1

/** The poster of these facts, in the folder of what it is made for. */
export function posterAt(folder: string, facts: PosterFacts): Poster {
  const key = createHash('sha256')
    .update(JSON.stringify([RECIPE, facts]))
    .digest('hex')
    .slice(0, 24)
  return { facts, key, path: `${folder}/${key}.jpg` }
}
