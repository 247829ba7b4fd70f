import { statusAt } from '../../articles/store/store.module.ts'
import type { ArticleFacts } from './articleFacts.rule.ts'
import type { Addresses } from './links.rule.ts'
import { slugOf } from './slug.rule.ts'

/** Where the published articles of one import can be reached, by all that links may call them. */
export function addressesOf(
  files: ReadonlyArray<{ path: string; facts: ArticleFacts }>,
  now: Temporal.Instant,
): Addresses {
  const byPath = new Map<string, string>()
  const bySlug = new Map<string, string>()
  const byFile = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const { path, facts } of files) {
    // A link would tell of what nobody may know of yet.
    if (statusAt(facts, now) !== 'published') continue
    const url = `/${facts.section}/${facts.slug}`
    byPath.set(url, url)
    byFile.set(path.toLowerCase(), url)
    // Pages that these articles make: of their tags, as most archives call them too, and of their authors.
    for (const tag of facts.tags.map(slugOf))
      for (const page of ['tag', 'tags']) byPath.set(`/${page}/${tag}`, `/tag/${tag}`)
    for (const author of facts.authors.map(slugOf)) byPath.set(`/author/${author}`, `/author/${author}`)
    for (const older of facts.olderAddresses) if (!byPath.has(older)) byPath.set(older, url)
    // An article whose slug took its day in, as another had it first, makes the plain one say too little.
    const plain =
      facts.day && facts.slug.endsWith(`-${facts.day}`) ? facts.slug.slice(0, -facts.day.length - 1) : facts.slug
    if (bySlug.has(plain)) ambiguous.add(plain)
    bySlug.set(plain, url)
  }
  for (const slug of ambiguous) bySlug.delete(slug)
  return { byPath, bySlug, byFile }
}
