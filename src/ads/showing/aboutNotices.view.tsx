import type { Words } from '../../design/words/words.ts'
import { unreachable } from '../../platform/errors.ts'
import type { Choice } from './choice.rule.ts'
import { ABOUT_PATH } from './slot.view.tsx'

export type AboutNoticesProps = { words: Words; objects: boolean; choice: Choice }

/** How notices work here, what becomes of Global Privacy Control, and a choice where there is one. */
export function AboutNoticesView({ words, objects, choice }: AboutNoticesProps) {
  return (
    <div class="about">
      <div class="about-matter">
        <h1>{words.t('noticesPage.title')}</h1>
        <div class="article-body">
          <p>{words.t('noticesPage.lead')}</p>
          <p>{words.t('noticesPage.label')}</p>
          <p>{words.t('noticesPage.chosen')}</p>
          <p>
            {words.t('noticesPage.subscribers')} <a href="/subscribe">{words.t('noticesPage.plans')}</a>
          </p>
          <h2>{words.t('noticesPage.gpcHeading')}</h2>
          <p>{words.t(objects ? 'noticesPage.gpcHeard' : 'noticesPage.gpcUnheard')}</p>
          {choice !== 'none' && <ChoiceForm words={words} choice={choice} />}
        </div>
      </div>
    </div>
  )
}

/** Two buttons of one look: it is refused as easily as it is given. */
function ChoiceForm({ words, choice }: { words: Words; choice: Exclude<Choice, 'none'> }) {
  return (
    <>
      <h2 id="choice">{words.t('noticesPage.choiceHeading')}</h2>
      <p>{words.t('noticesPage.choiceText')}</p>
      <p role="status">{saidOf(words, choice)}</p>
      {choice !== 'objected' && (
        <form class="notices-choice" method="post" action={ABOUT_PATH}>
          <button class="button" name="choice" value="refuse" type="submit">
            {words.t('noticesPage.refuse')}
          </button>
          <button class="button" name="choice" value="allow" type="submit">
            {words.t('noticesPage.allow')}
          </button>
        </form>
      )}
    </>
  )
}

function saidOf(words: Words, choice: Exclude<Choice, 'none'>): string {
  switch (choice) {
    case 'objected':
      return words.t('noticesPage.choiceObjected')
    case 'open':
      return words.t('noticesPage.choiceOpen')
    case 'allowed':
      return words.t('noticesPage.choiceAllowed')
    case 'refused':
      return words.t('noticesPage.choiceRefused')
    default:
      return unreachable(choice)
  }
}
