import { LRUCache } from 'lru-cache'
import type { ArticleChange } from './readArticleChange.ts'

/** What of a shelf a page shows: everything first published between these, both included; without one, to the end. */
export type Shown = { from?: Temporal.Instant | undefined; to?: Temporal.Instant | undefined }

/** Versions of what shows articles, each of which changes only with what it shows. */
export type PageVersions = {
  /** Differs whenever the page, which shows a stretch of this shelf, may have changed. */
  versionOf(page: string, shelf: string): string
  /** What the page shows that was made at this version; until it is said, all of its shelf. */
  shows(page: string, version: string, shown: Shown): void
}

type Kept = { shelf: string; version: number; from: number; to: number }

/** Pages known at most; one that is forgotten gets a version that it never had. */
const MOST_PAGES = 5_000

export function createPageVersions(): PageVersions & { touch(change: ArticleChange | undefined): void } {
  const pages = new LRUCache<string, Kept>({ max: MOST_PAGES })
  let versions = 0

  const whole = (shelf: string): Kept => ({
    shelf,
    version: ++versions,
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  })

  return {
    versionOf(page, shelf) {
      const known = pages.get(page)
      if (known?.shelf === shelf) return String(known.version)
      const made = whole(shelf)
      pages.set(page, made)
      return String(made.version)
    },
    shows(page, version, { from, to }) {
      const known = pages.get(page)
      if (!known || String(known.version) !== version) return
      known.from = from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY
      known.to = to?.epochMilliseconds ?? Number.POSITIVE_INFINITY
    },
    touch(change) {
      if (!change || change.from === '') return pages.clear()
      const shelves = new Set(change.shelves)
      const from = Temporal.Instant.from(change.from).epochMilliseconds
      const to = Temporal.Instant.from(change.to).epochMilliseconds
      for (const page of pages.keys()) {
        const kept = pages.peek(page)
        if (!kept || !shelves.has(kept.shelf) || to < kept.from || from > kept.to) continue
        // In its place: to be found out of date does not make a page a newer one.
        Object.assign(kept, whole(kept.shelf))
      }
    },
  }
}
