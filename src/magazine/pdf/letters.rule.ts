import type { BookWarning } from '../book/book.module.ts'
import type { Sheets } from './makeSheets.ts'
import type { Letters, Tongue } from './tongue.rule.ts'

/** Values that are addresses and names of ours, and not set as text. */
const UNSET = new Set([
  't',
  'kind',
  'href',
  'label',
  'back',
  'file',
  'marks',
  'lang',
  'region',
  'letters',
  'slug',
  'align',
])

/** What the sheets need faces for, by whose letters the text around it is written in. */
export function charactersIn(sheets: Sheets): Map<Letters, Set<number>> {
  const found = new Map<Letters, Set<number>>()
  const gather = (value: unknown, letters: Letters): void => {
    if (typeof value === 'string') {
      const codes = found.get(letters) ?? new Set()
      found.set(letters, codes)
      for (const character of settleText(value)) codes.add(character.codePointAt(0) ?? 0)
    } else if (Array.isArray(value)) {
      for (const one of value) gather(one, letters)
    } else if (typeof value === 'object' && value !== null) {
      const own = 'tongue' in value ? (value.tongue as Tongue).letters : letters
      for (const [key, one] of Object.entries(value)) if (!UNSET.has(key)) gather(one, own)
    }
  }
  gather(sheets, sheets.tongue.letters)
  return found
}

/**
 * What no face has a letter for is left out where it is a drawing (an emoji) and becomes a question mark where it is a
 * letter; either is said, with the part that it stands in.
 */
export function replaceLetters(
  sheets: Sheets,
  has: (code: number) => boolean,
): { settled: Sheets; warnings: BookWarning[] } {
  const lost = new Map<string, Set<string>>()
  const settle = (text: string, part: string) =>
    settleText(text).replace(/\P{Cn}/gu, (character) => {
      if (has(character.codePointAt(0) ?? 0) || isUnseen(character)) return character
      lost.set(part, (lost.get(part) ?? new Set()).add(character))
      return /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Co}]/u.test(character) ? '' : '?'
    })
  const { parts, ...around } = sheets
  const settled = {
    ...(mapTexts(around, (text) => settle(text, 'the issue')) as typeof around),
    parts: parts.map((part) => mapPart(part, settle)),
  }
  return { settled, warnings: warningsOf(lost, parts) }
}

/** A letter of a piece stands in tables of contents and credits, too; it is the piece's. */
function warningsOf(lost: ReadonlyMap<string, ReadonlySet<string>>, parts: Sheets['parts']): BookWarning[] {
  const pieces = new Set(
    parts
      .flatMap((part) => (part.kind === 'long' ? [part.piece] : part.kind === 'short' ? part.pieces : []))
      .map(({ headline }) => headline),
  )
  const ofPieces = new Set([...lost].flatMap(([part, letters]) => (pieces.has(part) ? [...letters] : [])))
  return [...lost].flatMap(([part, letters]) => {
    const own = [...letters].filter((letter) => pieces.has(part) || !ofPieces.has(letter))
    return own.length === 0 ? [] : [{ part, text: `No face has ${own.map(nameOf).join(', ')}`, stops: false }]
  })
}

function mapPart(part: Sheets['parts'][number], settle: (text: string, part: string) => string): typeof part {
  const settleIn = (title: string) => (text: string) => settle(text, title)
  if (part.kind === 'long') return { ...part, piece: mapTexts(part.piece, settleIn(part.piece.headline)) }
  if (part.kind === 'short')
    return { ...part, pieces: part.pieces.map((piece) => mapTexts(piece, settleIn(piece.headline))) }
  return mapTexts(part, settleIn(part.title))
}

/**
 * As it can be set: whole characters in their composed form, no control characters, and neither a space nor a joiner of
 * zero width, which would only be looked for in a face. A narrow space that does not break is a space that does not.
 */
function settleText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u2028\u2029]/g, ' ')
    .replace(/\p{Cc}|\p{Variation_Selector}|[\u200b\u2060\ufeff]/gu, '')
    .replace(/\p{Extended_Pictographic}\u200d/gu, (pair) => pair.slice(0, -1))
    .replace(/[\u202f\u2007]/g, '\u00a0')
}

/** Marks of direction, joiners and soft hyphens are obeyed and not drawn. */
const isUnseen = (character: string) => /[\u00ad\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c]/.test(character)

const nameOf = (character: string) =>
  `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`

function mapTexts<Value>(value: Value, settle: (text: string) => string): Value {
  if (typeof value === 'string') return settle(value) as Value
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, settle)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, UNSET.has(key) ? one : mapTexts(one, settle)]),
  ) as Value
}
