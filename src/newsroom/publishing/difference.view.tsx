import { directionOf, type Words } from '../../design/words/words.ts'
import type { Passage, Sheet } from './describeSheet.ts'

/** So much of what stays is shown on each side of what changes. */
const CONTEXT = 60

/** What is said otherwise, word by word: underlined what comes, struck what goes. */
export function DifferenceView({ words, sheet }: { words: Words; sheet: Sheet }) {
  const said = { lang: sheet.language, dir: directionOf(sheet.language) }
  return (
    <dl class="publish-difference">
      {sheet.passages.map((passage) => (
        <div>
          <dt>{words.t(`publish.fact.${(passage.fact ?? 'text') as 'text'}`)}</dt>
          <dd {...said}>
            <Marked passage={passage} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Marked({ passage, words }: { passage: Passage; words: Words }) {
  const { parts } = passage
  return (
    <>
      {parts.map(({ kind, items }, at) => {
        const text = items.join('')
        // Screen readers say nothing of these elements by themselves.
        const spoken = (
          <span class="visually-hidden">{words.t(kind === 'added' ? 'publish.added' : 'publish.removed')} </span>
        )
        if (kind === 'added') {
          return (
            <ins>
              {spoken}
              {text}
            </ins>
          )
        }
        if (kind === 'removed') {
          return (
            <del>
              {spoken}
              {text}
            </del>
          )
        }
        return shortened(text, { isFirst: at === 0, isLast: at === parts.length - 1 })
      })}
    </>
  )
}

function shortened(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  if (text.length <= 2 * CONTEXT) return text
  const [head, tail] = [text.slice(0, CONTEXT), text.slice(-CONTEXT)]
  if (isFirst) return `…${tail}`
  return isLast ? `${head}…` : `${head} … ${tail}`
}
