import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type WelcomeProps = { words: Words; publication: string; email: string; returnTo: string }

/** After the payment: a welcome, the way to what was wanted, and only then what else there is. */
export function WelcomeView({ words, publication, email, returnTo }: WelcomeProps) {
  return (
    <Sheet heading={words.t('welcome.title', { publication })} lead={words.t('welcome.lead')}>
      <p class="form-action">
        <a class="button" href={returnTo}>
          {words.t(/^(?:\/[a-z]{2})?\/?$/.test(returnTo) ? 'welcome.start' : 'welcome.readOn')}
        </a>
      </p>
      <p class="form-note">{words.t('welcome.mail', { email })}</p>
      <p class="form-note">
        {words.t('welcome.letters')} <a href="/newsletters">{words.t('welcome.chooseLetters')}</a>
      </p>
    </Sheet>
  )
}
