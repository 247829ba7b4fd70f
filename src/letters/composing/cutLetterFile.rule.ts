/** A stretch of Markdown, or a block by name; `line` is its first in the file. */
export type LetterPiece =
  | { kind: 'text'; line: number; text: string }
  | { kind: 'block'; line: number; name: string; options: string; text: string }

export type CutLetter =
  | { kind: 'cut'; matter: string; pieces: LetterPiece[]; notes: string[] }
  | { kind: 'refused'; reason: string }

/** Blocks whose text is theirs, up to a line of `:::`. */
const WITH_TEXT = new Set(['text', 'quiz'])

/** Takes a written letter apart: its front matter, stretches of Markdown, and blocks (`::: name option="value"`). */
export function cutLetterFile(source: string): CutLetter {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const fenced = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text)
  if (!fenced) return { kind: 'refused', reason: 'it does not begin with front matter between lines of ---' }
  const [whole, matter = ''] = fenced
  const before = whole.split('\n').length - 1
  const pieces: LetterPiece[] = []
  const notes: string[] = []
  let written: string[] = []
  let writtenFrom = before + 1
  let open: { line: number; name: string; options: string; text: string[] } | undefined
  let bare = false

  const endText = (next: number) => {
    if (written.some((one) => one.trim() !== ''))
      pieces.push({ kind: 'text', line: writtenFrom, text: written.join('\n') })
    written = []
    writtenFrom = next
  }
  const lines = text.slice(whole.length).split('\n')
  for (const [at, one] of lines.entries()) {
    const line = before + at + 1
    const [, name, options = ''] = /^:::[ \t]*([A-Za-z][\w-]*)[ \t]*(.*)$/.exec(one) ?? []
    const closes = /^:::[ \t]*$/.test(one)
    if (open) {
      if (closes) {
        pieces.push({ kind: 'block', ...open, text: open.text.join('\n') })
        open = undefined
        writtenFrom = line + 1
      } else open.text.push(one)
      continue
    }
    if (name !== undefined) {
      endText(line + 1)
      bare = false
      if (WITH_TEXT.has(name)) open = { line, name, options, text: [] }
      else {
        pieces.push({ kind: 'block', line, name, options, text: '' })
        bare = true
      }
      continue
    }
    if (closes) {
      // As in articles, a block without a text may be closed all the same.
      if (!bare) notes.push(`line ${line}: ::: closes nothing`)
      bare = false
      endText(line + 1)
      continue
    }
    if (one.trim() !== '') bare = false
    written.push(one)
  }
  if (open) {
    notes.push(`line ${open.line}: the block ${open.name} is not closed by a line of :::`)
    pieces.push({ kind: 'block', ...open, text: open.text.join('\n') })
  }
  endText(0)
  return { kind: 'cut', matter, pieces, notes }
}
