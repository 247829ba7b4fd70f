/** A part of a text that stands on one line; `gap`: what is written before it where it does not begin one. */
export type Piece = { text: string; gap: '' | ' '; hyphen: boolean }

/** Widths at the size of one; `space` between words. */
export type Measured = { of(text: string): number; space: number }

/** Japanese lines may not begin with these, nor end with the others (JIS X 4051, what headlines need of it). */
const NO_BEGINNING = /^[、。，．・：；？！ー）」』】〉》〕｝ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〜…!?%)\]}»”’]/u
const NO_END = /[（「『【〈《〔｛([{«“‘]$/u
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u
/** A dictionary that does not know a compound gives its signs singly. */
const KANJI_END = /\p{Script=Han}$/u
const KANJI = /^\p{Script=Han}$/u
/** What is hung onto the word before it: particles and endings, one or two letters of Hiragana. */
const ENDING = /^\p{Script=Hiragana}{1,2}$/u

/** Where a text may be parted: at spaces, after dashes and hyphens, at soft hyphens; Japanese between phrases. */
export function piecesOf(text: string, language: string): Piece[] {
  const pieces: Piece[] = []
  for (const word of text.trim().split(/[ \t\n\r\u3000]+/u)) {
    let gap: Piece['gap'] = pieces.length > 0 ? ' ' : ''
    for (const part of word.split(/(?<=[-\u2010\u2013\u2014\u00AD/])(?=.)/u)) {
      const hyphen = part.endsWith('\u00AD')
      const bare = part.replaceAll('\u00AD', '')
      for (const phrase of IDEOGRAPHIC.test(bare) ? phrasesOf(bare, language) : [bare]) {
        pieces.push({ text: phrase, gap, hyphen: false })
        gap = ''
      }
      const last = pieces.at(-1)
      if (last) last.hyphen = hyphen
    }
  }
  return pieces
}

function phrasesOf(text: string, language: string): string[] {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  const phrases: string[] = []
  for (const word of words) {
    const before = phrases.at(-1)
    const joins =
      before !== undefined &&
      (NO_BEGINNING.test(word) ||
        NO_END.test(before) ||
        ENDING.test(word) ||
        (KANJI.test(word) && KANJI_END.test(before)))
    if (joins) phrases[phrases.length - 1] = before + word
    else phrases.push(word)
  }
  return phrases
}

/** A line as it is written. */
export type SetLine = { text: string; width: number }

/** What a line from one piece to another (not included) is as text and width. */
function lineOf(pieces: readonly Piece[], from: number, until: number, measured: Measured): SetLine {
  let [text, width] = ['', 0]
  for (let at = from; at < until; at++) {
    const piece = pieces[at] as Piece
    const gap = at === from ? '' : piece.gap
    text += gap + piece.text
    width += measured.of(piece.text) + (gap === '' ? 0 : measured.space)
  }
  if (!pieces[until - 1]?.hyphen) return { text, width }
  return { text: `${text}-`, width: width + measured.of('-') }
}

/** A line that ends with an article or a preposition reads as if it stumbled; a word that is parted, still more. */
const STUMBLING = /^(?:[\p{Script=Latin}’']{1,3}|\p{Script=Arabic}{1,2})$/u
const STUMBLE = 0.05
const PARTED = 0.12

function costOfBreak({ text, hyphen }: Piece): number {
  if (hyphen || text.endsWith('-')) return PARTED
  return STUMBLING.test(text) ? STUMBLE : 0
}

/**
 * As few lines as possible, and all of them as even as that allows: of all ways to break, the one with the least sum of
 * squared gaps, as a share of the line. undefined where a piece is wider than a line.
 */
export function balanceLines(pieces: readonly Piece[], measured: Measured, widest: number): SetLine[] | undefined {
  type Way = { count: number; cost: number; lines: SetLine[] }
  const ways: (Way | undefined)[] = [{ count: 0, cost: 0, lines: [] }]
  for (let until = 1; until <= pieces.length; until++) {
    for (let from = until - 1; from >= 0; from--) {
      const line = lineOf(pieces, from, until, measured)
      if (line.width > widest) break
      const before = ways[from]
      if (!before) continue
      const last = pieces[until - 1]
      const breaking = last && until < pieces.length ? costOfBreak(last) : 0
      const count = before.count + 1
      const cost = before.cost + (1 - line.width / widest) ** 2 + breaking
      const best = ways[until]
      if (!best || count < best.count || (count === best.count && cost < best.cost))
        ways[until] = { count, cost, lines: [...before.lines, line] }
    }
  }
  return ways[pieces.length]?.lines
}

export type Room = { width: number; height: number; sizes: readonly number[]; leading: number; mostLines: number }

export type SetText = { lines: SetLine[]; size: number }

/** A larger size is worth nothing if it leaves one word alone on a line: sizes are weighed by how full the lines are. */
const FULLNESS = 1.15

/** No line holds more pieces than this; what comes after needs no weighing. */
const MOST_OF_LINE = 50

/** As large as it has room, evenly; at the smallest size, what does not fit is left away and said so by `…`. */
export function fitText(text: string, language: string, measured: Measured, room: Room): SetText {
  const pieces = piecesOf(text, language).slice(0, room.mostLines * MOST_OF_LINE + 1)
  let best: (SetText & { worth: number }) | undefined
  for (const size of room.sizes) {
    const lines = balanceLines(pieces, measured, room.width / size)
    if (!lines || lines.length > room.mostLines || lines.length * size * room.leading > room.height) continue
    const worth = size * fullness(lines) ** FULLNESS
    if (!best || worth > best.worth) best = { lines, size, worth }
  }
  return best ?? shorten(pieces, measured, room)
}

function fullness(lines: readonly SetLine[]): number {
  const widest = Math.max(...lines.map(({ width }) => width))
  return lines.reduce((sum, { width }) => sum + width / widest, 0) / lines.length
}

function shorten(pieces: readonly Piece[], measured: Measured, room: Room): SetText {
  const size = room.sizes.at(-1) ?? 1
  const most = Math.max(1, Math.min(room.mostLines, Math.floor(room.height / (size * room.leading))))
  const small = pieces.flatMap((piece) => lettersOf(piece, measured, room.width / size))
  const longest = small.slice(0, most * MOST_OF_LINE)
  for (let kept = longest.length; kept > 0; kept--) {
    const shown = longest.slice(0, kept)
    const last = shown.at(-1)
    if (kept < small.length && last) shown[kept - 1] = { ...last, text: `${last.text}…`, hyphen: false }
    const lines = balanceLines(shown, measured, room.width / size)
    if (lines && lines.length <= most) return { lines, size }
  }
  return { lines: [], size }
}

/** A word that no line holds may be parted anywhere. */
function lettersOf(piece: Piece, measured: Measured, widest: number): Piece[] {
  if (measured.of(piece.text) <= widest * 0.9) return [piece]
  const letters = [...new Intl.Segmenter().segment(piece.text)].map(({ segment }) => segment)
  return letters.map((text, at) => ({
    text,
    gap: at === 0 ? piece.gap : '',
    hyphen: at === letters.length - 1 && piece.hyphen,
  }))
}
