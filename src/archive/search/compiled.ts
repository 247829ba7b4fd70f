import type { Term } from '../words/words.module.ts'
import type { FoundWord } from './answer.ts'

/** One way in which something asked may be met: all these lexemes, and `isPhrase`, one after the other. */
export type Way = { asked: string; how: FoundWord['how']; lexemes: string[]; isPhrase: boolean; isPrefix: boolean }

/** What has to be met in one of its ways or, negated, in none. `about`: lexemes of articles that are about it. */
export type CompiledClause = {
  isNot: boolean
  ways: Way[]
  about: string[]
  terms: Term[]
  /** Only holds the sentence together: where there are other words, it need not be met. */
  isLittle: boolean
}
