import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'

/** What an operator sends to see whether mails go out, how they look and where their links lead. */
export function writeTestMail(props: {
  words: Words
  publication: { name: string; url: string }
  email: string
}): WrittenEmail {
  const { words, publication, email } = props
  const { name, url } = publication
  return writeEmail({
    words,
    publication,
    subject: words.t('mail.testSubject', { publication: name }),
    heading: words.t('mail.testHeading'),
    parts: [
      { kind: 'paragraph', text: words.t('mail.testText', { publication: name, url }) },
      { kind: 'button', label: words.t('mail.testButton'), url },
    ],
    footer: [words.t('mail.footer', { email, publication: name })],
  })
}
