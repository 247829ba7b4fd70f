import { Fragment } from 'prosemirror-model'
import type { Authorship } from './authorshipOf.ts'
import type { Piece } from './comparedNode.ts'

/** A passage that several wrote, or took out, in parts of which each is one person's. */
export function byAuthor(authorship: Authorship | undefined, piece: Piece): Piece[] {
  const { change, nodes, from, to } = piece
  if (!authorship || (change !== 'added' && change !== 'removed')) return [piece]
  const cuts = authorship[change]
    .flatMap((range) => [range.from, range.to])
    .filter((place) => from < place && place < to)
    .toSorted((one, other) => one - other)
  const ends = [...new Set([...cuts, to])]
  const whole = Fragment.from([...nodes])
  return ends.map((end, index) => {
    const begins = ends[index - 1] ?? from
    return { change, nodes: whole.cut(begins - from, end - from).content, from: begins, to: end }
  })
}
