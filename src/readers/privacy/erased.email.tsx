import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'

/** The last mail to an address: what was forgotten, and what law keeps. */
export function writeErasedMail({
  words,
  publication,
  email,
}: {
  words: Words
  publication: string
  email: string
}): WrittenEmail {
  return writeEmail({
    words,
    publication: { name: publication },
    subject: words.t('mail.erasedSubject', { publication }),
    heading: words.t('mail.erasedHeading'),
    parts: [
      { kind: 'paragraph', text: words.t('mail.erasedLead', { publication }) },
      { kind: 'paragraph', text: words.t('mail.erasedKept') },
    ],
    footer: [words.t('mail.footer', { email, publication })],
  })
}
