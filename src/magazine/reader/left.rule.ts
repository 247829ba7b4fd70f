import type { ContentsEntry } from '../book/book.module.ts'

type Entry = Pick<ContentsEntry, 'kind' | 'slug' | 'minutes'>

export type Left = { pieces: number; minutes: number }

/** What is read, not leafed through. */
export const isToBeRead = ({ kind }: Pick<Entry, 'kind'>): boolean => kind === 'piece'

/** All of an issue, or what of it stands after a part. */
export function leftOf(contents: readonly Entry[], after?: string): Left {
  const from = after === undefined ? 0 : contents.findIndex(({ slug }) => slug === after) + 1
  const rest = contents.slice(from)
  return {
    pieces: rest.filter(isToBeRead).length,
    minutes: rest.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
  }
}

export type Around<Part> = { position: number; count: number; previous: Part | undefined; next: Part | undefined }

/** Where a part stands among all, from 1, and its neighbors in reading order. */
export function placeAmong<Part extends Entry>(contents: readonly Part[], slug: string): Around<Part> | undefined {
  const at = contents.findIndex((entry) => entry.slug === slug)
  if (at < 0) return undefined
  return { position: at + 1, count: contents.length, previous: contents[at - 1], next: contents[at + 1] }
}
