import type { Languages } from '../../design/words/languages.ts'
import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { Platform } from '../../platform/platform.ts'
import { sayCadence } from './cadence.rule.ts'
import type { StoredNewsletter } from './newsletter.ts'
import { loadNewsletters } from './newsletters.sql.ts'
import { NEWSLETTERS_CHANNEL } from './saveNewsletters.ts'

export type NewsletterList = {
  /** All there are, in the publication's order, each with its cadence in words. Kept up to date by notices. */
  list(): readonly StoredNewsletter[]
  find(slug: string): StoredNewsletter | undefined
  /** Changes with the list: part of the key of whatever is kept that shows newsletters. */
  version(): string
  /** Reads the list; once before serving. */
  open(): Promise<void>
  close(): void
}

/** The newsletters as a process remembers them. */
export function createNewsletterList(
  { db, notices, log }: Pick<Platform, 'db' | 'notices' | 'log'>,
  languages: Languages,
): NewsletterList {
  const kept = keptInMemory({
    name: 'newsletters',
    load: async (): Promise<readonly StoredNewsletter[]> =>
      (await loadNewsletters(db)).map((newsletter) => ({
        ...newsletter,
        cadence: sayCadence(newsletter, languages.speak(newsletter.language)),
      })),
    notices,
    channels: [NEWSLETTERS_CHANNEL],
    log,
  })
  return {
    list: kept.current,
    find: (slug) => kept.current().find((newsletter) => newsletter.slug === slug),
    version: kept.version,
    open: kept.reload,
    close: kept.close,
  }
}
