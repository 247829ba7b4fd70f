import type { Node } from 'prosemirror-model'

/** What has become of a passage: `restyled` are the same words in other marks, `joined` is where a paragraph ended. */
export type PieceChange = 'same' | 'added' | 'removed' | 'restyled' | 'joined'

/** A passage; its places are those of the older text where it was removed or joined, else of the newer. */
export type Piece = { change: PieceChange; nodes: readonly Node[]; from: number; to: number }

export type ChangedAttribute = { name: string; before: unknown; after: unknown }

/** A block, or a part of one, as two texts have it. */
export type ComparedNode = {
  /** As the newer text has it; what was removed, as the older. */
  node: Node
  from: number
  change: 'same' | 'changed' | 'added' | 'removed'
  /** Stands elsewhere than it did. */
  isMoved: boolean
  /** Was a part of the block before it. */
  isSplit: boolean
  attributes: readonly ChangedAttribute[]
  /** Of text with nothing around it. */
  pieces: readonly Piece[]
  /** Of what holds other blocks. */
  content: readonly ComparedNode[]
}
