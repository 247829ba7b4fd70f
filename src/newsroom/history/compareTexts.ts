import { isDeepStrictEqual } from 'node:util'
import type { Node } from 'prosemirror-model'
import { blocksById } from '../text/text.module.ts'
import { type Aligned, alignNodes, type BlocksOfBoth } from './alignNodes.ts'
import type { ChangedAttribute, ComparedNode, Piece, PieceChange } from './comparedNode.ts'
import { compareWords, type Run } from './compareWords.ts'
import { BLOCK_ENDS, type Placed, type Token } from './token.ts'
import { tokensOf } from './tokensOf.ts'
import { wordsIn } from './wordsIn.ts'

/**
 * What has become of a text: its blocks, found again by their identifiers wherever they stand now, and in each the words
 * that came and went. In the order of the newer one.
 */
export function compareTexts(before: Node, after: Node, language: string): ComparedNode[] {
  const blocks = { before: blocksById(before), after: blocksById(after) }
  return compareContent(childrenOf({ node: before, at: -1 }), childrenOf({ node: after, at: -1 }), { blocks, language })
}

type Both = { blocks: BlocksOfBoth; language: string }

function compareContent(befores: readonly Placed[], afters: readonly Placed[], both: Both): ComparedNode[] {
  const aligned = alignNodes(befores, afters, both.blocks)
  const compared: ComparedNode[] = []
  const done = new Set<Aligned>()
  for (const [index, one] of aligned.entries()) {
    if (done.has(one)) continue
    if (one.kind === 'added') compared.push(alone(one.after, 'added', both))
    else if (one.kind === 'removed') compared.push(alone(one.before, 'removed', both))
    else if (one.before.node.inlineContent !== one.after.node.inlineContent) {
      compared.push(alone(one.before, 'removed', both), alone(one.after, 'added', both))
    } else if (one.after.node.inlineContent) {
      const parts = partsOf(one, aligned.slice(index + 1, index + 1 + MOST_PARTS), both)
      for (const part of parts.of) done.add(part)
      compared.push(...linesOf(one, parts, both))
    } else {
      const content = compareContent(childrenOf(one.before), childrenOf(one.after), both)
      compared.push(pairOf(one, { content, pieces: [] }))
    }
  }
  return compared
}

function childrenOf({ node, at }: Placed): Placed[] {
  let next = at + 1
  return node.children.map((child) => {
    const placed = { node: child, at: next }
    next += child.nodeSize
    return placed
  })
}

type Pair = Aligned & { kind: 'pair' }
/** Of a block that was split, or to which others were joined, the others. */
type Parts = { of: readonly Aligned[]; split: readonly Placed[]; joined: readonly Placed[] }

/** So many blocks after one are looked at for words that were its own. */
const MOST_PARTS = 100

/** A block is a part of the one before it where its words were that one's, or are now. */
function partsOf(pair: Pair, following: readonly Aligned[], both: Both): Parts {
  const of: Aligned[] = []
  const [split, joined]: [Placed[], Placed[]] = [[], []]
  if (pair.before.node.eq(pair.after.node)) return { of, split, joined }
  for (const next of following) {
    if (next.kind === 'pair') break
    const one = next.kind === 'added' ? next.after : next.before
    if (!one.node.inlineContent) break
    const wanted = next.kind === 'added' ? { split: [...split, one], joined } : { split, joined: [...joined, one] }
    const together = changedIn([pair.before, ...wanted.joined], [pair.after, ...wanted.split], both)
    const apart =
      changedIn([pair.before, ...joined], [pair.after, ...split], both) + wordsIn(tokensOf([one], both.language))
    const saved = apart - together
    if (saved === 0 || saved < wordsIn(tokensOf([one], both.language))) continue
    of.push(next)
    if (next.kind === 'added') split.push(one)
    else joined.push(one)
  }
  return { of, split, joined }
}

function changedIn(befores: readonly Placed[], afters: readonly Placed[], { language }: Both): number {
  return compareWords(tokensOf(befores, language), tokensOf(afters, language)).reduce(
    (sum, run) => sum + (run.change === 'same' ? 0 : wordsIn(run.change === 'added' ? run.after : run.before)),
    0,
  )
}

function linesOf(pair: Pair, { split, joined }: Parts, both: Both): ComparedNode[] {
  const afters = [pair.after, ...split]
  const runs = compareWords(tokensOf([pair.before, ...joined], both.language), tokensOf(afters, both.language))
  const lines = spread(runs, afters)
  return afters.map((after, index) => {
    const pieces = lines[index] ?? []
    return index === 0
      ? pairOf(pair, { pieces, content: [] })
      : { ...alone(after, 'added', both), change: 'changed', isSplit: true, pieces }
  })
}

/** The pieces of each block, in order; what was removed stands before what took its place. */
function spread(runs: readonly Run[], afters: readonly Placed[]): Piece[][] {
  const lines: Piece[][] = afters.map(() => [])
  let line = 0
  for (const run of runs) {
    const fateOf = fatesIn(run)
    for (const tokens of inGroups(run, fateOf)) {
      const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token]
      if (first.key === BLOCK_ENDS && run.change !== 'removed') {
        line++
        continue
      }
      const change = first.key === BLOCK_ENDS ? 'joined' : fateOf(first)
      const inside = first.block.at + 1
      const nodes = first.block.node.content.cut(first.from - inside, last.to - inside).content
      lines[line]?.push({ change, nodes, from: first.from, to: last.to })
    }
  }
  return lines
}

/** Tokens of one block that have the same fate; the end of a block by itself. */
function inGroups(run: Run, fateOf: (token: Token) => PieceChange): Token[][] {
  const groups: Token[][] = []
  for (const token of run.change === 'removed' ? run.before : run.after) {
    const last = groups.at(-1)?.at(-1)
    const isInside = last && last.key !== BLOCK_ENDS && token.key !== BLOCK_ENDS && last.block === token.block
    if (isInside && fateOf(last) === fateOf(token)) groups.at(-1)?.push(token)
    else groups.push([token])
  }
  return groups
}

/** Of words that stayed, whether their marks did. */
function fatesIn(run: Run): (token: Token) => PieceChange {
  if (run.change !== 'same') return () => run.change
  const restyled = new Set(run.after.filter((token, index) => marksAt(run.before[index] as Token) !== marksAt(token)))
  return (token) => (restyled.has(token) ? 'restyled' : 'same')
}

function marksAt({ block, from, to }: Token): string {
  if (!block.node.children.some(({ marks }) => marks.length > 0)) return ''
  const inside = block.at + 1
  const parts = block.node.content.cut(from - inside, to - inside).content
  if (parts.every(({ marks }) => marks.length === 0)) return ''
  return JSON.stringify(parts.map(({ marks, nodeSize }) => [nodeSize, marks]))
}

function pairOf(pair: Pair, inside: Pick<ComparedNode, 'pieces' | 'content'>): ComparedNode {
  const attributes = changedAttributes(pair.before.node, pair.after.node)
  const isSame =
    attributes.length === 0 &&
    inside.pieces.every(({ change }) => change === 'same') &&
    inside.content.every(({ change, isMoved }) => change === 'same' && !isMoved)
  const { node, at } = pair.after
  const change = isSame ? 'same' : 'changed'
  return { node, from: at, change, isMoved: pair.isMoved, isSplit: false, attributes, ...inside }
}

/** All of it came, or went, but for blocks inside that stood elsewhere, or stand there now. */
function alone(placed: Placed, change: 'added' | 'removed', both: Both): ComparedNode {
  const { node, at } = placed
  const inside = { from: at + 1, to: at + 1 + node.content.size }
  const pieces = node.inlineContent && node.childCount > 0 ? [{ change, nodes: node.children, ...inside }] : []
  const children = node.inlineContent ? [] : childrenOf(placed)
  const content = change === 'added' ? compareContent([], children, both) : compareContent(children, [], both)
  return { node, from: at, change, isMoved: false, isSplit: false, attributes: [], pieces, content }
}

function changedAttributes(before: Node, after: Node): ChangedAttribute[] {
  const [old, fresh]: Record<string, unknown>[] = [
    { ...before.attrs, type: before.type.name },
    { ...after.attrs, type: after.type.name },
  ]
  return [...new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})])]
    .filter((name) => name !== 'id' && !isDeepStrictEqual(old?.[name] ?? null, fresh?.[name] ?? null))
    .map((name) => ({ name, before: old?.[name] ?? null, after: fresh?.[name] ?? null }))
}
