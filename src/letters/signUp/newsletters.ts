import type { BoxRenderer } from '../../articles/store/store.module.ts'
import type { NewsletterList } from '../newsletters/newsletters.module.ts'

export type Newsletters = NewsletterList & {
  /** What an article's newsletter box looks like; undefined for a newsletter that there is not. */
  boxes: BoxRenderer
}
