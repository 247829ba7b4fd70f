import type { StyleDraft } from './style.sql.ts'

/** What somebody typed, in a form or at the terminal; examples stand a line each. */
export type TypedStyle = {
  languages: string
  phrase: string
  capitals: string
  suggestion: string
  reason: string
  speaksIn: string
  silentIn: string
}

export type StyleField = 'languages' | 'phrase' | 'reason' | 'speaksIn'

export type ReadStyle = { kind: 'read'; draft: Omit<StyleDraft, 'ownerId'> } | { kind: 'wrong'; field: StyleField }

const MOST_SIGNS = 100

/** A rule as it can be stored, or the first field that says nothing. */
export function readStyleDraft(typed: TypedStyle): ReadStyle {
  const languages = typed.languages.split(/[\s,]+/).filter(Boolean)
  const phrase = typed.phrase.trim().replace(/\s+/g, ' ')
  const reason = typed.reason.trim()
  const speaksIn = linesOf(typed.speaksIn)
  if (languages.length === 0 || !languages.every(isTag)) return { kind: 'wrong', field: 'languages' }
  if (!/^[\p{L}\p{N}]/u.test(phrase) || phrase.length > MOST_SIGNS) return { kind: 'wrong', field: 'phrase' }
  if (reason === '') return { kind: 'wrong', field: 'reason' }
  if (speaksIn.length === 0) return { kind: 'wrong', field: 'speaksIn' }
  return {
    kind: 'read',
    draft: {
      languages: [...new Set(languages)],
      phrase,
      capitals: typed.capitals === 'exact' ? 'exact' : 'any',
      suggestion: typed.suggestion.trim(),
      reason,
      speaksIn,
      silentIn: linesOf(typed.silentIn),
    },
  }
}

const isTag = (said: string) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(said)

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
