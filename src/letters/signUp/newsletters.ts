import type { BoxRenderer } from '../../articles/store/store.module.ts'
import type { Newsletter } from './newsletter.ts'

export type Newsletters = {
  /** All that can be signed up for, in the publication's order. From memory, kept up to date by notices. */
  list(): readonly Newsletter[]
  find(slug: string): Newsletter | undefined
  /** Changes with the list: part of the key of whatever is kept that shows newsletters. */
  version(): string
  /** Reads the list; once before serving. */
  open(): Promise<void>
  close(): void
  /** What an article's newsletter box looks like; undefined for a newsletter that there is not. */
  boxes: BoxRenderer
}
