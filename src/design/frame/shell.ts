import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Words } from '../words/words.ts'
import type { OpenGraph } from './openGraph.view.tsx'

/** Who looks at a page, as far as its frame cares. */
export type Viewer = 'visitor' | 'reader' | 'subscriber'

/** `quiet` (checkout, sign-in) leaves the sections and the letter away: one thing to do. */
export type Look = 'front' | 'article' | 'plain' | 'quiet'

export type PageAnswer = {
  status?: 200 | 403 | 404 | 405 | 409 | 410 | 422 | 429 | 500 | 503
  /** What is wrong, in words, on a page that is no error page: machines that ask for JSON get this alone. */
  problem?: string | undefined
  /** Without the publication's name; the front has none. */
  title?: string
  description?: string
  /** Canonical path; absent on pages that no machine should keep. */
  path?: string
  /** BCP 47, of what the page is about, where that is not the interface's: an article's text. */
  language?: string
  /** The page is the same in every language of the interface and has one address for machines: an article's. */
  oneAddress?: boolean
  body: Child
  /**
   * `shared`: one public copy for requests without a session cookie, private otherwise. `private`: depends on the
   * reader, revalidated. `no-store`: account, sign-in and token pages.
   */
  caching: 'shared' | 'private' | 'no-store'
  look?: Look
  /** The day that the masthead names, of a page that is made anew each day. */
  today?: Temporal.PlainDate
  /** Token pages send no referrer to other origins. */
  referrer?: 'same-origin'
  noindex?: boolean
  /** It repeats what somebody typed, in whatever letters: no font is cut for those, or a stranger could fill the disk. */
  repeatsTyped?: boolean
  jsonLd?: object
  openGraph?: OpenGraph
  head?: Child
  islands?: readonly string[]
  /** The slug of the section the page stands in. */
  section?: string
  /** The path under which the same articles stand as feeds; empty for the publication's own. */
  feed?: string
  /** Where to come back to after signing in. */
  returnTo?: string
  headers?: Record<string, string>
}

/** Puts a page's body into the publication's frame. */
export type Frame = {
  words: Words
  /** The path of the publication's sign. */
  icon: string
  /** Everything of the frame that may change: part of the key of whatever is kept. */
  version(): string
  /** A whole document. */
  render(page: KeptPage, viewer: Viewer): Promise<string>
}

/** Answers with a page and with every header that belongs to it. */
export type Shell = Frame & {
  page(c: Context, answer: PageAnswer): Promise<Response>
}

export type KeptPage = Omit<PageAnswer, 'caching' | 'status' | 'headers' | 'referrer' | 'problem' | 'repeatsTyped'>

export type SharedPage = {
  /** What tells pages of one path apart. */
  key: string
  version: string
  /** A header of requests by which its text differs, where `key` does, too. */
  vary?: string
  /** After so many it is another page, such as that of the next day: until then at most is it kept anywhere. */
  secondsLeft?: number
  /** A subscriber's has nothing in it that is for sale. */
  make: (viewer: Viewer) => Promise<KeptPage>
}

/** What a page is made with, in the language of its words. */
export type PageShell = Shell & KeptPages

/**
 * Shared pages, rendered once per kind of viewer and kept until their version or the frame changes; then one request
 * renders the next, and others get the last one meanwhile.
 */
export type KeptPages = {
  words: Words
  /** Public and cacheable for requests without a session cookie; with one, privately from the viewer's rendition. */
  shared(c: Context, page: SharedPage): Promise<Response>
}
