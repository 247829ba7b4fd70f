import type { Node } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'

/** One step that makes of one text the other and leaves alone the blocks before and behind what differs. */
export function stepBetween(before: Node, after: Node): Step | undefined {
  const [old, fresh] = [before.children, after.children]
  const shorter = Math.min(old.length, fresh.length)
  let first = 0
  while (first < shorter && old[first]?.eq(fresh[first] as Node)) first++
  let last = 0
  while (last < shorter - first && old.at(-1 - last)?.eq(fresh.at(-1 - last) as Node)) last++
  if (first + last === old.length && old.length === fresh.length) return undefined
  const from = sizeOf(old.slice(0, first))
  const end = sizeOf(old.slice(old.length - last))
  return new ReplaceStep(from, before.content.size - end, after.slice(from, after.content.size - end))
}

const sizeOf = (nodes: readonly Node[]): number => nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
