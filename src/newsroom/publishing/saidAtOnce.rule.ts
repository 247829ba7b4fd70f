type Facts = Readonly<Record<string, unknown>>

/** What is said of an article that is out holds at once, beside all scheduling: who may read it, whether the magazine may have it. */
const AT_ONCE = ['terms', 'inMagazine'] as const

/**
 * The facts of a revision that was fixed for an hour, as they go out then: what was said at once of the article since is
 * not taken back, unless it was for the revision to change it. `before`: of the revision that was out until then;
 * undefined where what is out came from no revision: there the desk's own word, `standing`, tells what was meant.
 */
export function asItGoesOut(
  fixed: Facts,
  { before, out, standing }: { before: Facts | undefined; out: Facts; standing: Facts },
): Facts {
  const isMeant = (fact: string) => (before ? fixed[fact] !== before[fact] : fixed[fact] === standing[fact])
  const kept = AT_ONCE.filter((fact) => !isMeant(fact)).map((fact) => [fact, out[fact]])
  return { ...fixed, ...Object.fromEntries(kept) }
}
