import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Words } from './words/words.ts'

/** Who looks at a page, as far as its frame cares. */
export type Viewer = 'visitor' | 'reader' | 'subscriber'

export type PageAnswer = {
  status?: 200 | 403 | 404 | 405 | 409 | 410 | 422 | 429 | 500 | 503
  title: string
  description?: string
  /** Canonical path; absent on pages that no machine should keep. */
  path?: string
  body: Child
  /**
   * `shared`: one public copy for requests without a session cookie, private otherwise. `private`: depends on the
   * reader, revalidated. `no-store`: account, sign-in and token pages.
   */
  caching: 'shared' | 'private' | 'no-store'
  /** Token pages send no referrer to other origins. */
  referrer?: 'same-origin'
  noindex?: boolean
  jsonLd?: unknown
  headers?: Record<string, string>
}

/** Puts a page's body into the publication's frame and answers with every header that belongs to it. */
export type Shell = {
  words: Words
  page(c: Context, answer: PageAnswer): Promise<Response>
}
