import type { Words } from '../../design/words/words.ts'
import { unreachable } from '../../platform/errors.ts'
import type { BookChange } from './whatChanged.rule.ts'

/** A note for readers, in their words. */
export function sayChanges(words: Words, changes: readonly BookChange[]): string {
  return changes.map((change) => sayChange(words, change)).join(' ')
}

function sayChange(words: Words, change: BookChange): string {
  const { headline } = change
  switch (change.kind) {
    case 'withdrawn':
      return words.t('book.withdrawn', { headline })
    case 'corrected':
      return words.t('book.corrected', { headline, text: change.text })
    case 'changed':
      return words.t('book.changed', { headline })
    case 'added':
      return words.t('book.added', { headline })
    default:
      return unreachable(change)
  }
}
