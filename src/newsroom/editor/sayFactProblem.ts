import type { Words } from '../../design/words/words.ts'
import { unreachable } from '../../platform/errors.ts'
import type { FactProblem } from './facts.ts'

/** Beside the field, for whoever typed in it. */
export function sayFactProblem(words: Words, problem: FactProblem): string {
  switch (problem.kind) {
    case 'too-long': {
      const { length, most, part } = problem
      const said = words.t('fact.tooLong', { length: words.number(length), most: words.number(most) })
      return part === undefined ? said : `${nameOf(words, part)}: ${said}`
    }
    case 'too-many':
      return words.t('fact.tooMany', { count: words.number(problem.count), most: words.number(problem.most) })
    case 'letters':
      return words.t('fact.letters')
    case 'no-section':
      return words.t('fact.noSection')
    case 'no-address':
      return words.t('fact.noAddress')
    case 'no-places':
      return words.t('editor.places')
    case 'no-such':
      return words.t('editor.cannotBe')
    default:
      return unreachable(problem)
  }
}

const nameOf = (words: Words, part: string): string =>
  part === 'alt' || part === 'caption' || part === 'credit' ? words.t(`field.${part}`) : part
