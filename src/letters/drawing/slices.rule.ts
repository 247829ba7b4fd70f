import type { Hole, Slices } from './letter.ts'

/** Marks of a hole in what is being written: private characters of Unicode, which no text of a letter keeps. */
const BEGIN = '\uE0F0'
const END = '\uE0F1'
const MARKED = /\uE0F0(pass|unsubscribe|address)\uE0F1/g

export const holeMark = (hole: Hole): string => `${BEGIN}${hole}${END}`

/** A document in which nothing can be taken for a hole. */
export function withoutHoleMarks<Content>(content: Content): Content {
  return JSON.parse(JSON.stringify(content).replace(/[\uE0F0\uE0F1]|\\u[eE]0[fF][01]/g, '')) as Content
}

/** What was written, cut where something differs from reader to reader. */
export function sliceAtHoles(text: string): Slices {
  const slices: (string | { hole: Hole })[] = []
  let from = 0
  for (const match of text.matchAll(MARKED)) {
    if (match.index > from) slices.push(text.slice(from, match.index))
    slices.push({ hole: match[1] as Hole })
    from = match.index + match[0].length
  }
  if (from < text.length) slices.push(text.slice(from))
  return slices
}

export function fillHoles(slices: Slices, fill: Readonly<Record<Hole, string>>): string {
  return slices.map((slice) => (typeof slice === 'string' ? slice : fill[slice.hole])).join('')
}
