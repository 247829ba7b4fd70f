export type FrontMatter = Record<string, unknown>

/** Nothing was said: absent, null, an empty text, list or map. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.every(isBlank)
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** What was written, short enough for a note. */
export function said(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

export const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text)

/** What of a text its document cannot say, for whoever tells its writer; `about`: by what it is found there. */
export type Lost = {
  what: 'footnote' | 'comment' | 'element' | 'picture' | 'pictureLink' | 'table' | 'quiz' | 'box'
  about: string
}

export function lose(into: { notes: string[]; lost: Lost[] }, lost: Lost, note: string): void {
  into.notes.push(note)
  into.lost.push(lost)
}
