import type { Child } from 'hono/jsx'
import { Panel } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type AccountProps = { words: Words; email: string; panels: readonly Child[] }

/** The address, whatever the other modules have to show (a `Panel` each), and the way out. */
export function Account({ words, email, panels }: AccountProps) {
  return (
    <div class="account">
      <h1 class="sheet-heading">{words.t('account.title')}</h1>
      <p class="sheet-lead">
        {words.t('account.address')} <strong>{email}</strong>
      </p>
      {panels}
      <Panel id="own-data" heading={words.t('privacy.title')}>
        <p class="panel-action">
          <a href="/account/privacy">{words.t('account.privacy')}</a>
        </p>
        <p class="panel-action">
          <a href="/account/sessions">{words.t('account.sessions')}</a>
        </p>
      </Panel>
      <Panel id="sign-out" heading={words.t('account.signOutHere')}>
        <form method="post" action="/sign-out">
          <button class="button button-quiet" type="submit">
            {words.t('account.signOut')}
          </button>
        </form>
      </Panel>
    </div>
  )
}
