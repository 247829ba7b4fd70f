import { createHash } from 'node:crypto'

/** What a function of a `.sql.ts` file is called with after the database; several calls where they ask different things. */
export type Calls = Record<string, readonly (readonly unknown[])[]>

export const now = Temporal.Now.instant()
export const ago = (days: number) => now.subtract({ hours: 24 * days })
export const later = now.add({ hours: 24 })
export const hash = (text: string) => createHash('sha256').update(text).digest()
/** As `fillLargePublication` numbers them. */
export const group = 1_000_500
export const reader = 1_000_500
export const anything = hash('anything')
export const text = { type: 'doc', content: [] }
