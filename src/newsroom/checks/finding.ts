import type { QuizFault } from '../../articles/store/store.module.ts'
import type { FactName } from '../editor/editor.module.ts'

/** `must`: nothing goes out with it. `should`: somebody may let it stand, by name and with a reason. */
export type Strength = 'must' | 'should'

/** In the working copy, as ProseMirror counts. */
export type Place = { block: string | undefined; from: number; to: number }

/** Why a picture may not be used, and until or from which day that is so, where it is known. */
export type RefusedRight = { reason: 'denied' | 'ended' | 'not-yet'; day: Temporal.PlainDate | undefined }

/** What was found, with what a sentence about it needs. */
export type Says =
  | { check: 'headline-missing' | 'section-missing' | 'place-missing' | 'standfirst-missing' }
  | { check: 'headline-long'; length: number; most: number }
  | { check: 'alt-missing' | 'alt-file-name' | 'alt-copies-caption' | 'alt-says-picture'; alt: string }
  | { check: 'credit-missing' }
  | ({ check: 'right-refused' } & RefusedRight)
  | { check: 'suggestions-open'; count: number }
  | { check: 'embargo'; until: Temporal.Instant }
  | { check: 'link-gone' | 'link-private'; url: string; detail: string }
  | { check: 'article-gone'; path: string }
  | { check: 'anchor-gone'; anchor: string }
  | { check: 'quiz-unfinished'; fault: QuizFault }
  | { check: 'subhead-empty' }
  | { check: 'subhead-skips'; level: number; before: number }
  | { check: 'spaces-doubled' | 'word-doubled'; text: string }
  | { check: 'style'; text: string; rule: SpokenRule }

/** The rule of house style behind a finding. */
export type SpokenRule = { id: number; suggestion: string; reason: string; owner: string | undefined }

export type Found = {
  strength: Strength
  says: Says
  /** What it stands on, and the text that was judged: whoever lets it stand does so for just these. */
  where: string
  judged: string
  place?: Place
  fact?: FactName
}

export type Overruled = { staffId: number; reason: string; at: Temporal.Instant }

/** A finding as others meet it; `overruled` where somebody lets it stand. */
export type Finding = Omit<Found, 'where'> & { id: string; overruled: Overruled | undefined }
