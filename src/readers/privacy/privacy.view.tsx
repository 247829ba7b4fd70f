import { Field } from '../../design/parts/field.view.tsx'
import { ProveAddress } from '../../design/parts/proveAddress.view.tsx'
import { Panel, Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Consent } from '../accounts/accounts.module.ts'

export type PrivacyProps = {
  words: Words
  email: string
  zone: string
  /** Absent where the address is not proven: then neither its history nor another address is to be had. */
  consents?: readonly Consent[]
  wrong?: { typed: string; problem: string }
}

/** What a reader may ask of their own data. */
export function PrivacyView({ words, email, zone, consents, wrong }: PrivacyProps) {
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
      {!consents && (
        <Panel id="prove-address" heading={words.t('consents.title')}>
          <ProveAddress
            words={words}
            email={email}
            returnTo="/account/privacy"
            why={words.t('account.proveData', { email })}
          />
        </Panel>
      )}
      {consents && (
        <Panel id="email-change" heading={words.t('emailChange.title')}>
          <form class="form" method="post" action="/account/email" novalidate>
            <Field
              name="email"
              type="email"
              label={words.t('emailChange.label')}
              hint={words.t('emailChange.hint')}
              value={wrong?.typed}
              problem={wrong?.problem}
              autocomplete="email"
            />
            <button class="button button-quiet" type="submit">
              {words.t('emailChange.button')}
            </button>
          </form>
        </Panel>
      )}
      {consents && (
        <Panel id="consents" heading={words.t('consents.title')}>
          {consents.length === 0 ? <p>{words.t('consents.none')}</p> : <Consents {...{ words, zone, consents }} />}
        </Panel>
      )}
      <Panel id="erase" heading={words.t('privacy.erase')}>
        <p>{words.t('privacy.eraseLead')}</p>
        <p class="panel-action">
          <a href="/account/privacy/erase">{words.t('privacy.eraseLink')}</a>
        </p>
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

/** When, what, and the very words that were shown. */
function Consents({ words, zone, consents }: { words: Words; zone: string; consents: readonly Consent[] }) {
  return (
    <ul class="consents">
      {consents.map(({ at, event, to, shown }) => (
        <li>
          <p>
            <time datetime={at.toString()}>{words.date(at, zone, 'dateTime')}</time>{' '}
            {words.t(`consents.${event}`, { to: words.published(to).text })}
          </p>
          {shown && (
            <details>
              <summary>{words.t('consents.shown')}</summary>
              <p class="consents-shown">{shown}</p>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

export type EraseProps = { words: Words; email: string; typed?: string; problem?: string }

/** What will happen, said before; the address is typed once more, so that nobody is forgotten by a slip. */
export function EraseView({ words, email, typed, problem }: EraseProps) {
  return (
    <Sheet heading={words.t('erase.title')} lead={words.t('erase.lead', { email })}>
      <ul class="ruled-list">
        <li>{words.t('erase.subscription')}</li>
        <li>{words.t('erase.everything')}</li>
        <li>{words.t('erase.kept')}</li>
      </ul>
      <form class="form" method="post" action="/account/privacy/erase" novalidate>
        <Field
          name="email"
          type="email"
          label={words.t('erase.confirm')}
          hint={words.t('erase.confirmHint')}
          value={typed}
          problem={problem}
          autocomplete="off"
        />
        <button class="button" type="submit">
          {words.t('erase.button')}
        </button>
      </form>
      <p class="sheet-ways">
        <a href="/account/privacy">{words.t('erase.keep')}</a>
      </p>
    </Sheet>
  )
}

/** They are signed out by now; the mail that confirms it is the last one. */
export function ErasedView({ words, email }: { words: Words; email: string }) {
  return (
    <Sheet heading={words.t('erase.underWayTitle')} lead={words.t('erase.underWay', { email })}>
      <p class="sheet-ways">
        <a href="/">{words.t('error.front')}</a>
      </p>
    </Sheet>
  )
}
