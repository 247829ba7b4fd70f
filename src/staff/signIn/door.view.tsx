import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type DoorProps = {
  words: Words
  returnTo: string
  /** What a browser is to ask a passkey, as JSON; undefined where this site's address has no name. */
  asked: string | undefined
  /** Who has signed in by mail and is asked for more. */
  member: string | undefined
  problem: string | undefined
  codeProblem: string | undefined
}

/** Before the desk: a passkey, which is enough; else the mail, and after it a code where one has been set up. */
export function DoorView(props: DoorProps) {
  const { words, returnTo, asked, member, problem } = props
  return (
    <>
      {problem && (
        <p class="desk-notice" role="alert">
          {problem}
        </p>
      )}
      {member && <p class="desk-note">{words.t('door.prove', { email: member })}</p>}
      {asked && (
        <form
          class="desk-form"
          method="post"
          action="/desk/sign-in/passkey"
          data-passkey="ask"
          data-asked={asked}
          hidden
        >
          <input type="hidden" name="return" value={returnTo} />
          <input type="hidden" name="answer" value="" />
          <button class="desk-button desk-button-first" type="submit">
            {words.t('door.passkey')}
          </button>
          <p class="field-problem" role="status" data-passkey-problem={words.t('door.passkeyNone')} />
        </form>
      )}
      {member ? <CodeForm {...props} /> : <MailForm words={words} returnTo={returnTo} />}
    </>
  )
}

function MailForm({ words, returnTo }: { words: Words; returnTo: string }) {
  return (
    <form class="desk-form" method="post" action="/sign-in" novalidate>
      <Field
        name="email"
        type="email"
        label={words.t('signIn.email')}
        autocomplete="email"
        hint={words.t('door.mailHint')}
      />
      <input type="hidden" name="return" value={returnTo} />
      <button class="desk-button" type="submit">
        {words.t('signIn.button')}
      </button>
    </form>
  )
}

function CodeForm({ words, returnTo, codeProblem }: DoorProps) {
  return (
    <>
      <form class="desk-form" method="post" action="/desk/sign-in/code">
        <Field
          name="code"
          label={words.t('door.code')}
          hint={words.t('door.codeHint')}
          problem={codeProblem}
          autocomplete="one-time-code"
          maxlength={40}
        />
        <input type="hidden" name="return" value={returnTo} />
        <button class="desk-button" type="submit">
          {words.t('door.enter')}
        </button>
      </form>
      <form method="post" action="/sign-out">
        <button class="desk-button desk-quiet" type="submit">
          {words.t('desk.signOut')}
        </button>
      </form>
      <p class="desk-note">{words.t('door.lost')}</p>
    </>
  )
}
