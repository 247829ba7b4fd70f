/** A file, with the address that it asks for, and others that it would take before a number. */
export type Asking = { path: string; slug: string; others: readonly string[] }

export type Given = { slug: string; holder?: string }

/** Nobody has so many of one name. */
const MOST = 10_000

/**
 * An address is one article's alone. Who asks for the same as before keeps what was given then, whoever else asks for it
 * now; the others get what they ask for, else with their language or day, else with a number. Nobody stays out for it.
 */
export function giveAddresses(
  asking: readonly Asking[],
  before: ReadonlyMap<string, { slug: string; wantedSlug: string }>,
  isTaken: (slug: string) => boolean,
): Map<string, Given> {
  const given = new Map<string, Given>()
  const holders = new Map<string, string>()
  const give = (path: string, slug: string, holder?: string) => {
    given.set(path, { slug, ...(holder !== undefined && { holder }) })
    holders.set(slug, path)
  }
  for (const { path, slug } of asking) {
    const known = before.get(path)
    if (known?.wantedSlug === slug) give(path, known.slug)
  }
  for (const { path, slug, others } of asking) {
    if (given.has(path)) continue
    const isFree = (candidate: string) => !holders.has(candidate) && !isTaken(candidate)
    const wanted = [slug, ...others.map((other) => `${slug}-${other}`)].find(isFree)
    if (wanted === slug) give(path, slug)
    else give(path, wanted ?? numbered(slug, isFree), holders.get(slug) ?? '')
  }
  return given
}

function numbered(slug: string, isFree: (candidate: string) => boolean): string {
  for (let number = 2; number < MOST; number++) if (isFree(`${slug}-${number}`)) return `${slug}-${number}`
  throw new Error(`there are ${MOST} articles at ${slug}`)
}
