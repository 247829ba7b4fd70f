import { type StyleRule, styleBook, styleHits } from './style.rule.ts'

/** A sentence in which a rule does not do what its owner says it does. */
export type WrongExample = { kind: 'silent' | 'speaks'; sentence: string }

/** Tries a rule on its examples, in each of its languages. */
export function wrongExample(
  rule: Omit<StyleRule, 'id'>,
  speaksIn: readonly string[],
  silentIn: readonly string[],
): WrongExample | undefined {
  for (const language of rule.languages) {
    const book = styleBook([{ ...rule, id: 0 }], language)
    const isSilent = (sentence: string) => styleHits(sentence, book).length === 0
    const silent = speaksIn.find(isSilent)
    if (silent !== undefined) return { kind: 'silent', sentence: silent }
    const speaks = silentIn.find((sentence) => !isSilent(sentence))
    if (speaks !== undefined) return { kind: 'speaks', sentence: speaks }
  }
  return undefined
}
