import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type SignInMailProps = {
  words: Words
  publication: { name: string; url: string }
  email: string
  url: string
  code: string
  minutes: number
}

export function writeSignInMail({ words, publication, email, url, code, minutes }: SignInMailProps): WrittenEmail {
  const { name } = publication
  return writeEmail({
    words,
    publication,
    // Without the code: subjects are shown on locked screens and kept in the record of mails.
    subject: words.t('mail.signInSubject', { publication: name }),
    heading: words.t('mail.signInHeading', { publication: name }),
    preview: words.t('mail.signInExpires', { minutes }),
    parts: [
      { kind: 'button', label: words.t('mail.signInButton'), url },
      { kind: 'paragraph', text: words.t('mail.signInOrCode') },
      { kind: 'code', code },
      { kind: 'paragraph', text: words.t('mail.signInExpires', { minutes }) },
      { kind: 'note', text: words.t('mail.signInNotYou') },
    ],
    footer: [words.t('mail.footer', { email, publication: name })],
  })
}
