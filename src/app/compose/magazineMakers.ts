import { createEpub } from '../../magazine/epub/epub.module.ts'
import type { Makers } from '../../magazine/issues/issues.module.ts'
import type { Platform } from '../../platform/platform.ts'

/** What makes the files of an issue, each in a process beside this one. */
export function magazineMakers(platform: Platform) {
  const epub = createEpub(platform)
  // A sample is a book that holds less.
  const makers: Makers = { epub: epub.makeEpub, 'sample-epub': epub.makeEpub }
  return { makers, parts: [epub] as const }
}
