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
  const give = (path: string, slug: string) => {
    given.set(path, { slug })
    holders.set(slug, path)
  }
  for (const { path, slug } of asking) {
    const known = before.get(path)
    if (known?.wantedSlug === slug) give(path, known.slug)
  }
  for (const { path, slug, others } of asking) {
    if (given.has(path)) continue
    const isFree = (candidate: string) => !holders.has(candidate) && !isTaken(candidate)
    give(path, [slug, ...others.map((other) => `${slug}-${other}`)].find(isFree) ?? numbered(slug, isFree))
  }
  // Whose the address is that somebody asked for and has not, as often as they are imported.
  for (const { path, slug } of asking) {
    const found = given.get(path)
    const holder = holders.get(slug) ?? (isTaken(slug) ? '' : undefined)
    if (found && found.slug !== slug && holder !== undefined) found.holder = holder
  }
  return given
}

function numbered(slug: string, isFree: (candidate: string) => boolean): string {
  for (let number = 2; number < MOST; number++) if (isFree(`${slug}-${number}`)) return `${slug}-${number}`
  throw new Error(`there are ${MOST} articles at ${slug}`)
}
