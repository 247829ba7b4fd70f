import type { Shell } from '../../design/frame/shell.ts'
import type { Words } from '../../design/words/words.ts'
import type { StoredNewsletter } from '../newsletters/newsletters.module.ts'
import { createLetterPage, type LetterPageDeps } from './letter.page.tsx'
import { createLetterFeed } from './letterFeed.endpoint.ts'
import { showArchive } from './showArchive.tsx'

/** Letters that have gone, on the web: a page for each, what a newsletter's page shows of them, and its feed. */
export function createLetterArchive(deps: LetterPageDeps) {
  return {
    /** See `showArchive`. */
    archive: (newsletter: StoredNewsletter, before: string | undefined, words: Words) =>
      showArchive(deps, { newsletter, before }, words),
    pages: (shell: Shell) => ({ letter: createLetterPage(deps, shell) }),
    endpoints: { letterFeed: createLetterFeed(deps) },
  }
}
