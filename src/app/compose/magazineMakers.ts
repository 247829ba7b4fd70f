import type { Languages } from '../../design/words/languages.ts'
import { createEpub } from '../../magazine/epub/epub.module.ts'
import type { Makers } from '../../magazine/issues/issues.module.ts'
import { createMagazinePdf } from '../../magazine/pdf/pdf.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Maps } from '../../publication/places/places.module.ts'

/** What makes the files of an issue, each in a process beside this one. */
export function magazineMakers(platform: Platform, { languages, maps }: { languages: Languages; maps: Maps }) {
  const epub = createEpub(platform)
  const { makePdf } = createMagazinePdf(platform, { speak: languages.speak, maps })
  const makers: Makers = {
    epub: epub.makeEpub,
    // A sample is a book that holds less.
    'sample-epub': epub.makeEpub,
    'pdf-a4': makePdf('a4'),
    'pdf-letter': makePdf('letter'),
  }
  return { makers, parts: [epub] as const }
}
