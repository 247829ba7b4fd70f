import type { Words } from '../../design/words/words.ts'
import type { ContentsEntry } from '../book/book.module.ts'
import { isToBeRead, type Left } from './left.rule.ts'

export type LeftLineProps = {
  words: Words
  contents: readonly ContentsEntry[]
  className: string
  /** What is true of whoever reads it; undefined: nothing, until the script knows what was read. */
  said: string | undefined
}

/**
 * How much is left. What somebody has read is theirs: the page says what comes after it, and a script, which knows what
 * was read on whichever device, says what is left.
 */
export function LeftLine({ words, contents, className, said }: LeftLineProps) {
  const toBeRead = contents.filter(isToBeRead).map(({ slug, minutes = 0 }) => [slug, minutes])
  return (
    <p
      class={className}
      hidden={said === undefined}
      data-left={words.t('part.left', { pieces: '#p', minutes: '#m' })}
      data-pieces={JSON.stringify(countForms(words, (count) => words.t('left.pieces', { count })))}
      data-minutes={JSON.stringify(countForms(words, (count) => words.t('left.minutes', { count })))}
      data-all-read={words.t('part.allRead')}
      data-to-be-read={JSON.stringify(toBeRead)}
    >
      {said}
    </p>
  )
}

export function afterThis(words: Words, { pieces, minutes }: Left): string {
  const said = {
    pieces: words.t('left.pieces', { count: pieces }),
    minutes: words.t('left.minutes', { count: minutes }),
  }
  return words.t('part.after', said)
}

/** The least number up to which each language has shown all its forms. */
const FORMS_UNTIL = 110

/** How a sentence counts, for a script that goes on counting: by plural category, with # where the number stands. */
function countForms(words: Words, say: (count: number) => string): Record<string, string> {
  const rules = new Intl.PluralRules(words.locale)
  const forms: Record<string, string> = {}
  for (let count = 0; count <= FORMS_UNTIL; count++) {
    forms[rules.select(count)] ??= say(count).replace(words.number(count), '#')
  }
  return forms
}
