import type { GuardedFetch } from '../../platform/outgoing/guardedFetch.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Media } from '../pictures/pictures.module.ts'

export type LibraryDeps = Platform & {
  publication: Publication
  media: Media
  /** For pictures of which somebody has pasted the address. */
  guardedFetch: GuardedFetch
}
