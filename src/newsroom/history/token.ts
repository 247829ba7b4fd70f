import type { Node } from 'prosemirror-model'

/** A node and the place before it. */
export type Placed = { node: Node; at: number }

/** A word, what stands between two, or the end of a block that is followed by another. */
export type Token = { key: string; isWord: boolean; block: Placed; from: number; to: number }

/** The end of a block among its words. */
export const BLOCK_ENDS = '\u2029'
