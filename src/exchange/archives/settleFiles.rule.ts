import type { Given } from './addressGiving.rule.ts'
import type { FileRecord } from './fileRecord.ts'
import { joinTwins } from './twins.rule.ts'

/**
 * Writes into the records of an archive's files what only all of them together say: the address that each is given, whose
 * variant it is, and which of them an old address leads to.
 */
export function settleFiles(
  files: readonly FileRecord[],
  given: ReadonlyMap<string, Given>,
  language: string,
): { file: string; note: string }[] {
  const notes: { file: string; note: string }[] = []
  const slugs = new Map<string, string>()
  for (const file of files) {
    const { path, wantedSlug } = file
    const { slug = wantedSlug, holder } = given.get(path) ?? {}
    if (holder !== undefined) {
      const whose = holder || 'another article'
      notes.push({ file: path, note: `its address is …/${slug}, as …/${wantedSlug} is that of ${whose}` })
    }
    file.slug = slug
    if (!slugs.has(wantedSlug)) slugs.set(wantedSlug, slug)
  }
  const twins = joinTwins(files, language)
  const originals = new Set(twins.values())
  const slugOfOriginal = new Map(files.filter(({ path }) => originals.has(path)).map(({ path, slug }) => [path, slug]))
  for (const file of files) {
    const original = slugOfOriginal.get(twins.get(file.path) ?? '')
    if (original !== undefined) file.isTwin = true
    const variantOf = original ?? slugs.get(file.variantOf ?? '')
    if (variantOf !== undefined) file.variantOf = variantOf
  }
  return [...notes, ...shareOldAddresses(files)]
}

/** Of several articles that were at one address, as twins were before languages had their own, it leads to the original. */
function shareOldAddresses(files: readonly FileRecord[]) {
  const notes: { file: string; note: string }[] = []
  const holders = new Map<string, string>()
  const originalsFirst = [
    ...files.filter(({ variantOf }) => variantOf === undefined),
    ...files.filter(({ variantOf }) => variantOf !== undefined),
  ]
  for (const file of originalsFirst) {
    const { path, redirectFrom } = file
    const isOwn = (address: string) => {
      const key = address.toLowerCase()
      const holder = holders.get(key) ?? path
      holders.set(key, holder)
      if (holder !== path && address === key)
        notes.push({ file: path, note: `its old address ${address} leads to ${holder}` })
      return holder === path
    }
    const kept = redirectFrom.filter(isOwn)
    if (kept.length < redirectFrom.length) file.redirectFrom = kept
  }
  return notes
}
