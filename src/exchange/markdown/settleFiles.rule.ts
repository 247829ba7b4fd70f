import type { Given } from '../archives/archives.module.ts'
import { joinTwins } from '../archives/archives.module.ts'
import type { ArticleFacts } from './articleFacts.rule.ts'

export type Settled = {
  path: string
  wantedSlug: string
  facts: ArticleFacts & { headline: string }
  /** It is a variant by its name alone: where its original cannot come in, it comes in by itself. */
  isTwin?: boolean
}

/**
 * Writes into the facts of an archive's files what only all of them together say: the address that each is given, whose
 * variant it is, and which of them an old address leads to.
 */
export function settleFiles(
  files: readonly Settled[],
  given: ReadonlyMap<string, Given>,
  language: string,
): { file: string; note: string }[] {
  const notes: { file: string; note: string }[] = []
  const slugs = new Map<string, string>()
  for (const { path, facts, wantedSlug } of files) {
    const { slug = wantedSlug, holder } = given.get(path) ?? {}
    if (holder !== undefined) {
      const whose = holder || 'another article'
      notes.push({ file: path, note: `its address is …/${slug}, as …/${wantedSlug} is that of ${whose}` })
    }
    facts.slug = slug
    if (!slugs.has(wantedSlug)) slugs.set(wantedSlug, slug)
  }
  const twins = joinTwins(
    files.map(({ path, facts }) => ({ ...facts, path, variantOf: facts.variantOf })),
    language,
  )
  const byPath = new Map(files.map((file) => [file.path, file]))
  for (const file of files) {
    const { facts, path } = file
    const original = byPath.get(twins.get(path) ?? '')
    if (original) file.isTwin = true
    const variantOf = original ? original.facts.slug : slugs.get(facts.variantOf ?? '')
    if (variantOf !== undefined) facts.variantOf = variantOf
  }
  return [...notes, ...shareOldAddresses(files)]
}

/** Of several articles that were at one address, as twins were before languages had their own, it leads to the original. */
function shareOldAddresses(files: readonly Settled[]) {
  const notes: { file: string; note: string }[] = []
  const holders = new Map<string, string>()
  const originalsFirst = [...files].sort(
    (a, b) => Number(a.facts.variantOf !== undefined) - Number(b.facts.variantOf !== undefined),
  )
  for (const { path, facts } of originalsFirst) {
    const isOwn = (address: string) => {
      const key = address.toLowerCase()
      const holder = holders.get(key) ?? path
      holders.set(key, holder)
      if (holder !== path && address === key)
        notes.push({ file: path, note: `its old address ${address} leads to ${holder}` })
      return holder === path
    }
    facts.redirectFrom = facts.redirectFrom.filter(isOwn)
    facts.olderAddresses = facts.olderAddresses.filter((address) => holders.get(address) === path)
  }
  return notes
}
