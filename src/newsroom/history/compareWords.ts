import { diffArrays } from 'diff'
import type { Node } from 'prosemirror-model'

/** A node and the place before it. */
export type Placed = { node: Node; at: number }

/** A word, what stands between two, or the end of a block that is followed by another. */
export type Token = { key: string; isWord: boolean; block: Placed; from: number; to: number }

export type Run =
  | { change: 'same'; before: readonly Token[]; after: readonly Token[] }
  | { change: 'removed'; before: readonly Token[] }
  | { change: 'added'; after: readonly Token[] }

/** The end of a block among its words. */
export const BLOCK_ENDS = '\u2029'

/** Two texts of which so little is the same are two texts, and are not shown shuffled into each other. */
const LEAST_SHARE = 0.25
const FEW_WORDS = 4
/** So much work two texts are worth that share nothing; what differs more is shown as taken out and put in. */
const MOST_DIFFERENCES = 1_000

/** Words as the language cuts them: of scripts without spaces, too. */
export function tokensOf(blocks: readonly Placed[], language: string): Token[] {
  return blocks.flatMap((block, index) => {
    const first = block.at + 1
    const tokens = wordsOf(textOf(block.node), language).map(
      ({ text, at, isWord }): Token => ({
        key: text === LEAF ? leafKey(block.node, at) : text,
        isWord,
        block,
        from: first + at,
        to: first + at + text.length,
      }),
    )
    const end = first + block.node.content.size
    const ends = { key: BLOCK_ENDS, isWord: false, block, from: end, to: end }
    return index < blocks.length - 1 ? [...tokens, ends] : tokens
  })
}

/** The segmenter takes a full stop between two letters for a part of a word, which it is in few: the end of a sentence, joined. */
const INSIDE_OF_NAMES = /(?<=\p{L})(?=[.:]\p{L})|(?<=\p{L}[.:])(?=\p{L})/u

function wordsOf(text: string, language: string) {
  return [...segmenterOf(language).segment(text)].flatMap(({ segment, index, isWordLike }) => {
    let at = index
    return segment.split(INSIDE_OF_NAMES).map((part) => {
      const word = { text: part, at, isWord: (isWordLike ?? false) && /[\p{L}\p{N}]/u.test(part) }
      at += part.length
      return word
    })
  })
}

export function compareWords(before: readonly Token[], after: readonly Token[]): Run[] {
  const changes = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    { maxEditLength: MOST_DIFFERENCES },
  )
  if (!changes) return replaced(before, after)
  const runs: Run[] = []
  let [old, fresh] = [0, 0]
  for (const { added, removed, count } of changes) {
    if (added) runs.push({ change: 'added', after: after.slice(fresh, fresh + count) })
    else if (removed) runs.push({ change: 'removed', before: before.slice(old, old + count) })
    else runs.push({ change: 'same', before: before.slice(old, old + count), after: after.slice(fresh, fresh + count) })
    if (!added) old += count
    if (!removed) fresh += count
  }
  const same = wordsIn(runs.flatMap((run) => (run.change === 'same' ? run.after : [])))
  const most = Math.max(wordsIn(before), wordsIn(after))
  return most > FEW_WORDS && same < most * LEAST_SHARE ? replaced(before, after) : inPassages(runs)
}

export const wordsIn = (tokens: readonly Token[]): number => tokens.filter(({ isWord }) => isWord).length

function replaced(before: readonly Token[], after: readonly Token[]): Run[] {
  const runs: Run[] = []
  if (before.length > 0) runs.push({ change: 'removed', before })
  if (after.length > 0) runs.push({ change: 'added', after })
  return runs
}

/** What changes on both sides of a space or a comma is one passage: taken out as a whole, and put in as a whole. */
function inPassages(runs: readonly Run[]): Run[] {
  const passages: Run[] = []
  let [out, put]: [Token[], Token[]] = [[], []]
  const flush = () => {
    passages.push(...replaced(out, put))
    ;[out, put] = [[], []]
  }
  for (const [index, run] of runs.entries()) {
    if (run.change === 'removed') out.push(...run.before)
    else if (run.change === 'added') put.push(...run.after)
    else if (
      index > 0 &&
      index < runs.length - 1 &&
      wordsIn(run.after) === 0 &&
      bothChange(out, put, runs[index + 1])
    ) {
      out.push(...run.before)
      put.push(...run.after)
    } else {
      flush()
      passages.push(run)
    }
  }
  flush()
  return passages
}

/** Whether words go and come here; where words only come, what stands between them stays. */
function bothChange(out: readonly Token[], put: readonly Token[], next: Run | undefined): boolean {
  return wordsIn(out) > 0 && wordsIn(put) > 0 && next !== undefined && next.change !== 'same'
}

/** What is no letter, but stands in a line: a break, a call of a footnote. */
const LEAF = '\ufffc'

function textOf(block: Node): string {
  return block.children.map((child) => child.text ?? LEAF).join('')
}

function leafKey(block: Node, index: number): string {
  const leaf = block.nodeAt(index)
  return `${LEAF}${leaf?.type.name} ${leaf?.attrs.id ?? ''}`
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter
}
