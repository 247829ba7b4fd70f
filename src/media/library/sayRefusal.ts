import type { Words } from '../../design/words/words.ts'
import type { FetchedPicture } from './fetchPicture.ts'

type Refusal = Extract<FetchedPicture, { kind: 'refused' }>

/** Why a file was not taken, and what to do: in a sentence. */
export function sayRefusal(words: Words, { reason, type = '' }: Refusal): string {
  return words.t(`library.refused.${reason}`, { type: type.toUpperCase() })
}
