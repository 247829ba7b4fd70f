import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { differenceOf } from './difference.rule.ts'

/** An article as somebody sees it: what is said of it, and its text. */
export type Content = { facts: Readonly<Record<string, unknown>>; document: ArticleDocument }

export type Changes = {
  /** Which facts say something else. */
  facts: string[]
  /** How many blocks of the text are others. */
  blocks: number
}

/** What differs between two of an article. The order in which tags were typed says nothing. */
export function changesBetween(before: Content, after: Content): Changes {
  const said = (facts: Content['facts'], fact: string) => {
    const value = facts[fact]
    return JSON.stringify(fact === 'tags' && Array.isArray(value) ? value.toSorted() : ordered(value ?? null))
  }
  const facts = Object.keys(after.facts).filter((fact) => said(before.facts, fact) !== said(after.facts, fact))
  const blocks = ({ document }: Content) => [...document.content, ...(document.notes ?? [])].map(written)
  let [count, gone, come] = [0, 0, 0]
  for (const { kind, items } of differenceOf(blocks(before), blocks(after))) {
    if (kind === 'removed') gone = items.length
    else if (kind === 'added') come = items.length
    else {
      count += Math.max(gone, come)
      ;[gone, come] = [0, 0]
    }
  }
  return { facts, blocks: count + Math.max(gone, come) }
}

export const countChanges = ({ facts, blocks }: Changes): number => facts.length + blocks

const written = (block: unknown): string => JSON.stringify(ordered(block))

/** PostgreSQL keeps an object's names in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, ordered(part)]),
  )
}
