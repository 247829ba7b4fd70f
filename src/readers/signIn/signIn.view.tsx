import { Field } from '../../design/parts/field.view.tsx'
import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

/** What is said to whoever is over a limit of asking for links. */
export const WHY_LIMITED = { network: 'problem.limited', address: 'signIn.askedOften' } as const

export type SignInFormProps = {
  words: Words
  /** Where to go afterwards; a path of this site. */
  returnTo: string
  email?: string
  problem?: string
}

/** An address, and nothing else, is all it takes. */
export function SignInForm({ words, returnTo, email, problem }: SignInFormProps) {
  return (
    <Sheet heading={words.t('signIn.title')} lead={words.t('signIn.lead')}>
      <form class="form" method="post" action="/sign-in">
        <Field
          name="email"
          type="email"
          label={words.t('signIn.email')}
          value={email}
          problem={problem}
          autocomplete="email"
        />
        <input type="hidden" name="return" value={returnTo} />
        <button class="button" type="submit">
          {words.t('signIn.button')}
        </button>
      </form>
      <p class="form-note">
        {words.t('signIn.new')} <a href="/subscribe">{words.t('signIn.seePlans')}</a>
      </p>
    </Sheet>
  )
}

export type CheckMailProps = { words: Words; email: string; minutes: number; problem?: string }

/** The same for every address. The code spares the way over the mail program on this device. */
export function CheckMail({ words, email, minutes, problem }: CheckMailProps) {
  return (
    <Sheet heading={words.t('signIn.checkTitle')} lead={words.t('signIn.checkLead', { email, minutes })}>
      <form class="form" method="post" action="/sign-in/code">
        <Field
          name="code"
          label={words.t('signIn.code')}
          hint={words.t('signIn.codeHint')}
          problem={problem}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={12}
          look="code"
        />
        <button class="button" type="submit">
          {words.t('signIn.codeButton')}
        </button>
      </form>
      <p class="form-note">
        {words.t('signIn.again')} <a href="/sign-in">{words.t('signIn.againLink')}</a>
      </p>
    </Sheet>
  )
}

export type SignInLinkProps = { words: Words; token: string; email: string }

/** Opening the link does nothing yet: mail scanners open it too. */
export function SignInLink({ words, token, email }: SignInLinkProps) {
  return (
    <Sheet heading={words.t('signIn.linkTitle')} lead={words.t('signIn.linkLead', { email })}>
      <form class="form" method="post" action={`/sign-in/${token}`}>
        <button class="button" type="submit">
          {words.t('signIn.linkButton')}
        </button>
      </form>
    </Sheet>
  )
}

export type SignInLinkGoneProps = { words: Words; why: 'used' | 'expired' | 'unknown' }

/** A link that signs nobody in any more, and the way to another one. */
export function SignInLinkGone({ words, why }: SignInLinkGoneProps) {
  const title = { used: 'signIn.linkUsed', expired: 'signIn.linkExpired', unknown: 'signIn.linkUnknown' } as const
  return (
    <Sheet heading={words.t(title[why])} lead={words.t('signIn.linkGone')}>
      <p class="form-action">
        <a class="button" href="/sign-in">
          {words.t('signIn.againLink')}
        </a>
      </p>
    </Sheet>
  )
}
