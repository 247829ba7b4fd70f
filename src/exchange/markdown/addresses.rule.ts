import { articlePath, statusAt, tagSlug } from '../../articles/store/store.module.ts'
import { pagePath, slugOf } from '../../publication/facts/facts.module.ts'
import type { ArticleFacts } from './articleFacts.rule.ts'
import type { Addresses } from './links.rule.ts'

/** Where the published articles of one import can be reached, by all that links may call them. */
export function addressesOf(
  files: ReadonlyArray<{ path: string; facts: ArticleFacts; wantedSlug?: string }>,
  now: Temporal.Instant,
): Addresses {
  const byPath = new Map<string, string>()
  const bySlug = new Map<string, string>()
  const byFile = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const { path, facts, wantedSlug: plain = facts.slug } of files) {
    // A link would tell of what nobody may know of yet.
    if (statusAt(facts, now) !== 'published') continue
    const url = articlePath(facts)
    byPath.set(`/${facts.section}/${facts.slug}`, url)
    byFile.set(path.toLowerCase(), url)
    // Pages that these articles make: of their tags, as most archives call them too, and of their authors.
    for (const tag of facts.tags)
      for (const page of ['tag', 'tags'])
        for (const called of [slugOf(tag), tag.toLowerCase()])
          byPath.set(`/${page}/${called}`, pagePath('tag', tagSlug(tag)))
    for (const author of facts.authors.map((name) => slugOf(name)))
      byPath.set(`/author/${author}`, pagePath('author', author))
    for (const older of facts.olderAddresses) if (!byPath.has(older)) byPath.set(older, url)
    // Where several asked for one address, it says too little.
    if (bySlug.has(plain)) ambiguous.add(plain)
    bySlug.set(plain, url)
  }
  for (const slug of ambiguous) bySlug.delete(slug)
  return { byPath, bySlug, byFile }
}
