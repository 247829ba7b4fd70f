import type { FoundWord, Snippet } from './answer.ts'
import type { Mark } from './marker.ts'

const BEFORE = 70
const LENGTH = 240

/** A short text as a whole, with what was asked for. */
export function markAll(text: string, marks: readonly Mark[]): Snippet {
  return cut(text, marks, 0, text.length)
}

/** Some two lines around the place that says most, or the beginning where nothing was found. */
export function makeSnippet(text: string, marks: readonly Mark[]): Snippet {
  const best = densest(marks)
  const from = best === undefined || best < BEFORE ? 0 : wordStart(text, best - BEFORE)
  const to = text.length - from <= LENGTH ? text.length : wordEnd(text, from + LENGTH)
  const parts = cut(text, marks, from, to)
  return [
    ...(from > 0 ? [{ text: '… ', isHit: false }] : []),
    ...parts,
    ...(to < text.length ? [{ text: ' …', isHit: false }] : []),
  ]
}

/** Where those lines begin that hold most different words of the query. */
function densest(marks: readonly Mark[]): number | undefined {
  let best: { from: number; count: number } | undefined
  for (const [at, { from }] of marks.entries()) {
    const asked = new Set<string>()
    for (const mark of marks.slice(at, at + 20)) if (mark.to <= from + LENGTH - BEFORE) asked.add(mark.way.asked)
    if (!best || asked.size > best.count) best = { from, count: asked.size }
  }
  return best?.from
}

const wordStart = (text: string, at: number): number => {
  const space = text.slice(at, at + 40).search(/\s/)
  return space === -1 ? whole(text, at) : at + space + 1
}
const wordEnd = (text: string, at: number): number => {
  const space = text.slice(at - 40, at).search(/\s\S*$/)
  return space === -1 ? whole(text, at) : at - 40 + space
}
/** No letter is cut in half. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at)

function cut(text: string, marks: readonly Mark[], from: number, to: number): Snippet {
  const parts: Snippet = []
  let at = from
  const push = (end: number, isHit: boolean) => {
    const part = text.slice(at, end).replaceAll('\u00AD', '').replace(/\s+/g, ' ')
    if (part !== '') parts.push({ text: part, isHit })
    at = end
  }
  for (const mark of marks) {
    if (mark.from < at || mark.to > to) continue
    push(mark.from, false)
    push(mark.to, true)
  }
  push(to, false)
  return parts
}

/** Each word that was asked for once, as it was found first. */
export function foundWords(text: string, marks: readonly Mark[]): FoundWord[] {
  const words = new Map<string, FoundWord>()
  for (const { from, to, way } of marks) {
    const found = text.slice(from, to).replaceAll('\u00AD', '')
    if (!words.has(way.asked)) words.set(way.asked, { asked: way.asked, found, how: way.how })
  }
  return [...words.values()]
}
