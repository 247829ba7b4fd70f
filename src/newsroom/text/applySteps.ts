import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { documentFault } from '../../articles/store/store.module.ts'
import { decideEach } from './decideEach.ts'
import { documentOf } from './documentOf.ts'
import { SCHEMA } from './schema.ts'

/** Why a change is not taken: how that is said is for whoever answers. */
export type RefusedChange = 'letters' | 'unknown' | 'misfit' | 'too-long' | 'link' | 'no-article'

export type Applied =
  | { kind: 'applied'; text: Node; steps: Step[] }
  /** `sentence`: in English, with what the library says of it. */
  | { kind: 'refused'; why: RefusedChange; sentence: string }

/** A long novel; a page that pastes ten megabytes is no article. */
const MOST_LETTERS = 2_000_000
/** Blocks inside of blocks: a quotation in a list in a fact box is three. */
const MOST_LEVELS = 24
/** Two thousand steps on more blocks and pieces of lines keep everybody waiting for seconds. */
const MOST_PARTS = 50_000
/** Of which each is decided by steps of its own. */
const MOST_SUGGESTED = 3_000
const TOO_MUCH = `The text would be too long, or have too many parts, suggestions or boxes inside of boxes: at most ${MOST_LETTERS.toLocaleString('en')} letters, ${MOST_PARTS} parts, ${MOST_SUGGESTED} suggested pieces and ${MOST_LEVELS} levels.`

/** As JSON writes them: the letter NUL and halves of letters beyond the first plane, which PostgreSQL's JSON refuses. */
const cannotBeKept = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

const LETTERS = {
  kind: 'refused',
  why: 'letters',
  sentence: 'The change has a letter in it that cannot be kept: half of one, or none at all.',
} as const

/**
 * The steps one after the other, all or none. What comes out of them is an article document in every detail, or it is
 * refused with a sentence: nothing is left out in silence.
 */
export function applySteps(text: Node, given: readonly unknown[]): Applied {
  if (cannotBeKept.test(JSON.stringify(given))) return LETTERS
  const steps: Step[] = []
  let after = text
  for (const json of given) {
    const step = readStep(json)
    if (typeof step === 'string') return { kind: 'refused', why: 'unknown', sentence: step }
    const result = applied(step, after)
    if (typeof result === 'string') {
      return { kind: 'refused', why: 'misfit', sentence: `The change does not fit the text: ${result}.` }
    }
    after = result
    steps.push(step)
  }
  if (after.content.size > MOST_LETTERS || isTooDeep(after) || hasTooManyParts(after)) {
    return { kind: 'refused', why: 'too-long', sentence: TOO_MUCH }
  }
  if (isTorn(after)) return LETTERS
  return faultIn(after) ?? { kind: 'applied', text: after, steps }
}

function readStep(json: unknown): Step | string {
  try {
    return Step.fromJSON(SCHEMA, json)
  } catch (error) {
    return `The change has something in it that an article cannot hold: ${(error as Error).message}.`
  }
}

/** A step that fails may say so, and may throw. */
function applied(step: Step, text: Node): Node | string {
  try {
    const result = step.apply(text)
    return result.doc ?? result.failed ?? 'nothing came of it'
  } catch (error) {
    return (error as Error).message
  }
}

function isTooDeep(node: Node, levels = MOST_LEVELS): boolean {
  if (levels < 0) return true
  return node.children.some((child) => !child.isLeaf && isTooDeep(child, levels - 1))
}

function hasTooManyParts(text: Node): boolean {
  let parts = 0
  let suggested = 0
  text.descendants(({ marks }) => {
    parts++
    if (marks.some(({ type }) => type.name === 'insertion' || type.name === 'deletion')) suggested++
  })
  return parts > MOST_PARTS || suggested > MOST_SUGGESTED
}

/** Whether a step has ended in the middle of a letter: of one beyond the first plane half is left. */
function isTorn(text: Node): boolean {
  let torn = false
  text.descendants((node) => {
    torn ||= node.isText && !node.text?.isWellFormed()
    return !torn
  })
  return torn
}

function faultIn(text: Node): (Applied & { kind: 'refused' }) | undefined {
  try {
    text.check()
  } catch (error) {
    const sentence = `The text would no longer be an article: ${(error as Error).message}.`
    return { kind: 'refused', why: 'no-article', sentence }
  }
  // What is only suggested must be such that it can be taken.
  const taken = decideEach(text, 'insertion', () => true)
  const fault = documentFault(documentOf(text)) ?? (taken === text ? undefined : documentFault(documentOf(taken)))
  if (!fault) return undefined
  const what = fault.kind === 'link' ? 'not a link we would follow' : 'it has something in it that no article can hold'
  const sentence = `The text would no longer be an article: ${what} (${fault.path.join('.')}).`
  return { kind: 'refused', why: fault.kind === 'link' ? 'link' : 'no-article', sentence }
}
