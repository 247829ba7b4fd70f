import type { Words } from '../../design/words/words.ts'
import type { EmailProblem } from './emailAddress.rule.ts'

/** What stands beside the field. */
export function describeEmailProblem(words: Words, problem: EmailProblem): string {
  switch (problem) {
    case 'missing':
      return words.t('problem.emailMissing')
    case 'too-long':
      return words.t('problem.emailTooLong')
    case 'malformed':
      return words.t('problem.emailMalformed')
  }
}
