export type ChangedFact = { fact: string; before: string; after: string }

/** What is said beside the text and says something else by now, as it is written out. */
export function compareFacts(before: Record<string, unknown>, after: Record<string, unknown>): ChangedFact[] {
  return Object.keys(after)
    .map((fact) => ({ fact, before: factText(before[fact]), after: factText(after[fact]) }))
    .filter((one) => one.before !== one.after)
}

/** In words, whatever a fact is made of: names, places, a picture. */
export function factText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(factText).join(', ')
  if (typeof value === 'object') return Object.values(value).map(factText).filter(Boolean).join(', ')
  return String(value)
}
