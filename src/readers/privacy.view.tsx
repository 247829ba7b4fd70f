import { Panel } from '../design/sheet.view.tsx'
import type { Words } from '../design/words/words.ts'

/** What a reader may ask of their own data. */
export function PrivacyView({ words, email }: { words: Words; email: string }) {
  return (
    <div class="account">
      <h1 class="sheet-heading">{words.t('privacy.title')}</h1>
      <p class="sheet-lead">
        {words.t('account.address')} <strong>{email}</strong>
      </p>
      <Panel id="export" heading={words.t('privacy.export')}>
        <p>{words.t('privacy.exportLead')}</p>
        <form method="post" action="/account/privacy">
          <button class="button button-quiet" type="submit" name="do" value="export">
            {words.t('privacy.exportButton')}
          </button>
        </form>
      </Panel>
      <Panel id="privacy-sessions" heading={words.t('sessions.title')}>
        <p class="panel-action">
          <a href="/account/sessions">{words.t('account.sessions')}</a>
        </p>
      </Panel>
      <p class="sheet-ways">
        <a href="/account">{words.t('subscription.back')}</a>
        <a href="/about/privacy">{words.t('privacy.notice')}</a>
      </p>
    </div>
  )
}
