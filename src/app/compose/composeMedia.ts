import { createLibrary } from '../../media/library/library.module.ts'
import { createMedia } from '../../media/pictures/pictures.module.ts'
import { createGuardedFetch, type GuardedFetch } from '../../platform/outgoing/guardedFetch.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

export type MediaSettings = {
  /** Another one than that which reaches the internet and nothing else. */
  guardedFetch?: GuardedFetch
}

/** What the rooms above need of it. */
export type LibraryPorts = Pick<ReturnType<typeof composeMedia>, 'library' | 'guardedFetch'>

/** Pictures, the newsroom's library of them, and what asks addresses that somebody has typed. */
export function composeMedia(platform: Platform, settings: MediaSettings, publication: Publication) {
  const { guardedFetch = createGuardedFetch() } = settings
  const media = createMedia(platform)
  const { library, ...screens } = createLibrary({ ...platform, publication, media, guardedFetch })
  return { media, library, guardedFetch, parts: [media, screens] as const }
}
