import type { Child } from 'hono/jsx'
import type { Viewer } from '../../design/frame/shell.ts'
import type { Words } from '../../design/words/words.ts'
import type { PageContext, PagePlacement } from '../campaigns/campaigns.module.ts'

/** What of notices stands in a page: nothing at all in a subscriber's. */
export type PageNotices = {
  /** What stands in each of the slots that were asked for; a placement without is not there, and takes no room. */
  slots: Partial<Record<PagePlacement, Child>>
  /** What the page needs to show what was booked. */
  islands: readonly string[]
}

export type AskedNotices = {
  viewer: Viewer
  page: PageContext
  /** In the order in which they stand. */
  placements: readonly PagePlacement[]
  words: Words
}

export type Notices = {
  /** Of everything that stands in the HTML of pages: part of their key. */
  version(): string
  /** The same for everybody who is not a subscriber: it may stand in pages that many share. */
  on(asked: AskedNotices): PageNotices
}

export const NO_NOTICES: PageNotices = { slots: {}, islands: [] }
