import type { Child } from 'hono/jsx'
import type { Words } from '../design/words/words.ts'

export type AccountProps = { words: Words; email: string; panels: readonly Child[] }

/** The address, whatever the other modules have to show, and the way out. */
export function Account({ words, email, panels }: AccountProps) {
  return (
    <section class="account">
      <h1>{words.t('account.title')}</h1>
      <div class="account-address">
        <p>
          {words.t('account.address')} <strong>{email}</strong>
        </p>
        <form method="post" action="/sign-out">
          <button class="button button-quiet" type="submit">
            {words.t('account.signOut')}
          </button>
        </form>
      </div>
      {panels.map((panel) => (
        <div class="account-panel">{panel}</div>
      ))}
    </section>
  )
}
