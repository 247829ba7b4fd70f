import type { LetterContext, LetterNotice } from '../../ads/counting/counting.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

/** What letters are drawn with. */
export type DrawingDeps = Pick<Platform, 'db' | 'site'> & {
  languages: Languages
  publication: Publication
  media: Media
  /** For how many days one may try everything; undefined: there is no trial. */
  trialDays(): number | undefined
  /** What is booked in the letter of a day, or the house has to say there, for those who do not subscribe. */
  noticeIn(letter: LetterContext): LetterNotice | undefined
}
