import { KeyList } from '../../design/frame/deskKeys.view.tsx'
import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { ERRAND_KINDS, type StaffMember } from '../accounts/accounts.module.ts'

export type SessionAtDesk = { hash: string; device: string; lastUsedOn: string; isThis: boolean; atDesk: boolean }

export type AccountProps = {
  words: Words
  member: StaffMember
  passkeys: readonly { id: string; name: string; madeOn: string; lastUsedOn: string | undefined }[]
  appSince: string | undefined
  /** Recovery codes that are left. */
  codes: number
  sessions: readonly SessionAtDesk[]
  notice: string | undefined
}

export function AccountView(props: AccountProps) {
  const { words, member, notice } = props
  return (
    <>
      {notice && (
        <p class="desk-notice" role="status">
          {notice}
        </p>
      )}
      <section class="desk-section" aria-labelledby="name-heading">
        <h2 id="name-heading">{words.t('account.who')}</h2>
        <p>
          {member.email} · {words.t(`desk.role.${member.role}`)}
        </p>
        <form class="desk-form" method="post" action="/desk/account">
          <Field
            name="name"
            label={words.t('account.name')}
            value={member.name}
            autocomplete="name"
            maxlength={100}
            required={false}
          />
          <button class="desk-button" type="submit">
            {words.t('desk.save')}
          </button>
        </form>
      </section>
      <Factors {...props} />
      <Sessions {...props} />
      <Mails {...props} />
      <Keys {...props} />
      <form method="post" action="/sign-out" data-turbo="false">
        <button class="desk-button" type="submit">
          {words.t('desk.signOut')}
        </button>
      </form>
    </>
  )
}

function Factors({ words, passkeys, appSince, codes }: AccountProps) {
  const isSecured = passkeys.length > 0 || appSince !== undefined
  return (
    <section class="desk-section" aria-labelledby="factors-heading">
      <h2 id="factors-heading">{words.t('account.factors')}</h2>
      <p class="desk-note">{words.t(isSecured ? 'account.factorsAsked' : 'account.factorsNone')}</p>
      <ul class="desk-lines">
        {passkeys.map((key) => (
          <li>
            <strong>{key.name}</strong>
            <div class="desk-row">
              <span>
                {key.lastUsedOn
                  ? words.t('account.passkeyUsed', { made: key.madeOn, used: key.lastUsedOn })
                  : words.t('account.passkeyMade', { made: key.madeOn })}
              </span>
              <form method="post" action="/desk/account/remove">
                <button
                  class="desk-button desk-quiet"
                  type="submit"
                  name="passkey"
                  value={key.id}
                  aria-label={words.t('account.removeNamed', { name: key.name })}
                >
                  {words.t('account.remove')}
                </button>
              </form>
            </div>
          </li>
        ))}
        {appSince && (
          <li>
            <strong>{words.t('account.app')}</strong>
            <div class="desk-row">
              <span>{words.t('account.appSince', { since: appSince })}</span>
              <form method="post" action="/desk/account/remove">
                <button
                  class="desk-button desk-quiet"
                  type="submit"
                  name="app"
                  value="app"
                  aria-label={words.t('account.removeNamed', { name: words.t('account.app') })}
                >
                  {words.t('account.remove')}
                </button>
              </form>
            </div>
          </li>
        )}
        {isSecured && (
          <li>
            <strong>{words.t('account.codes')}</strong>
            <div class="desk-row">
              <span>{words.t('account.codesLeft', { count: codes })}</span>
              <form method="post" action="/desk/account/codes" data-turbo="false">
                <button class="desk-button desk-quiet" type="submit">
                  {words.t('account.codesNew')}
                </button>
              </form>
            </div>
          </li>
        )}
      </ul>
      <p class="desk-row">
        <a class="desk-button" href="/desk/account/passkey">
          {words.t('account.passkeyAdd')}
        </a>
        <a class="desk-button" href="/desk/account/app">
          {words.t(appSince ? 'account.appReplace' : 'account.appAdd')}
        </a>
      </p>
    </section>
  )
}

function Sessions({ words, sessions }: AccountProps) {
  return (
    <section class="desk-section" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">{words.t('sessions.title')}</h2>
      <SessionList words={words} sessions={sessions} action="/desk/account/sessions" />
    </section>
  )
}

/** Where somebody is signed in, each with the way to end it. */
export function SessionList(props: { words: Words; sessions: readonly SessionAtDesk[]; action: string }) {
  const { words, sessions, action } = props
  return (
    <ul class="desk-lines">
      {sessions.map((session) => (
        <li>
          <strong>{session.device}</strong>
          <div class="desk-row">
            <span>
              {words.t('account.lastUsed', { on: session.lastUsedOn })}
              {session.atDesk ? ` · ${words.t('account.inAtDesk')}` : ''}
              {session.isThis ? ` · ${words.t('sessions.this')}` : ''}
            </span>
            {!session.isThis && (
              <form method="post" action={action}>
                <button class="desk-button desk-quiet" type="submit" name="session" value={session.hash}>
                  {words.t('sessions.end')}
                </button>
              </form>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Of what somebody is told by mail; on Today all of it stands. */
function Mails({ words, member }: AccountProps) {
  return (
    <section class="desk-section" aria-labelledby="mails-heading">
      <h2 id="mails-heading">{words.t('account.mails')}</h2>
      <p class="desk-note">{words.t('account.mailsNote')}</p>
      <form class="desk-form" method="post" action="/desk/account">
        <div>
          {ERRAND_KINDS.map((kind) => (
            <label class="desk-check">
              <input type="checkbox" name={`mail-${kind}`} checked={!member.mailsOff.includes(kind)} />{' '}
              {words.t(`account.mail.${kind}`)}
            </label>
          ))}
        </div>
        <button class="desk-button" type="submit" name="mails" value="chosen">
          {words.t('desk.save')}
        </button>
      </form>
    </section>
  )
}

function Keys({ words, member }: AccountProps) {
  return (
    <section class="desk-section" aria-labelledby="keys-heading">
      <h2 id="keys-heading">{words.t('desk.keys')}</h2>
      <p class="desk-note">{words.t(member.singleKeys ? 'account.keysOn' : 'desk.keysOff')}</p>
      <form class="desk-form" method="post" action="/desk/account">
        <button class="desk-button" type="submit" name="keys" value={member.singleKeys ? 'off' : 'on'}>
          {words.t(member.singleKeys ? 'account.keysTurnOff' : 'account.keysTurnOn')}
        </button>
      </form>
      <KeyList words={words} places={[]} />
    </section>
  )
}

export type PasskeyProps = { words: Words; asked: string | undefined; problem: string | undefined }

/** A name for the key, and the browser does the rest. */
export function PasskeyView({ words, asked, problem }: PasskeyProps) {
  if (asked === undefined) return <p class="desk-note">{words.t('account.passkeyNoName')}</p>
  return (
    <>
      <h2>{words.t('account.passkeyAdd')}</h2>
      <p class="desk-note">{words.t('account.passkeyLead')}</p>
      {problem && (
        <p class="desk-notice" role="alert">
          {problem}
        </p>
      )}
      <noscript>
        <p class="desk-note">{words.t('account.passkeyScript')}</p>
      </noscript>
      <form
        class="desk-form"
        method="post"
        action="/desk/account/passkey"
        data-passkey="make"
        data-asked={asked}
        data-turbo="false"
        hidden
      >
        <Field
          name="name"
          label={words.t('account.passkeyName')}
          hint={words.t('account.passkeyNameHint')}
          maxlength={60}
        />
        <input type="hidden" name="answer" value="" />
        <button class="desk-button desk-button-first" type="submit">
          {words.t('account.passkeyMake')}
        </button>
        <p class="field-problem" role="status" data-passkey-problem={words.t('account.passkeyNotMade')} />
      </form>
      <Back words={words} />
    </>
  )
}

export type AppProps = {
  words: Words
  url: string
  secret: string
  squares: readonly (readonly boolean[])[]
  salt: string
  problem: string | undefined
}

/** Scanned, opened on this telephone, or typed; kept once a code of it has been shown. */
export function AppView({ words, url, secret, squares, salt, problem }: AppProps) {
  return (
    <>
      <h2>{words.t('account.appAdd')}</h2>
      <p class="desk-note">{words.t('account.appLead')}</p>
      <QrCode squares={squares} label={words.t('account.appPicture')} />
      <p>
        <a href={url}>{words.t('account.appHere')}</a>
      </p>
      <p>
        {words.t('account.appType')} <span class="desk-code">{secret}</span>
      </p>
      <form class="desk-form" method="post" action="/desk/account/app" data-turbo="false">
        <Field
          name="code"
          label={words.t('account.appCode')}
          problem={problem}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={40}
        />
        <input type="hidden" name="salt" value={salt} />
        <button class="desk-button desk-button-first" type="submit">
          {words.t('account.appKeep')}
        </button>
      </form>
      <Back words={words} />
    </>
  )
}

function QrCode({ squares, label }: { squares: readonly (readonly boolean[])[]; label: string }) {
  const path = squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="desk-qr" viewBox={`0 0 ${squares.length} ${squares.length}`} role="img" aria-label={label}>
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

/** The only time that they are shown. */
export function CodesView({ words, codes }: { words: Words; codes: readonly string[] }) {
  return (
    <>
      <h2>{words.t('account.codes')}</h2>
      <p class="desk-note">{words.t('account.codesLead')}</p>
      <ul class="desk-codes">
        {codes.map((code) => (
          <li class="desk-code">{code}</li>
        ))}
      </ul>
      <Back words={words} />
    </>
  )
}

function Back({ words }: { words: Words }) {
  return (
    <p>
      <a href="/desk/account">{words.t('account.back')}</a>
    </p>
  )
}
