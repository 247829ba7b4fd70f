import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Newsletter } from './newsletter.ts'

export type LetterMailProps = {
  words: Words
  publication: { name: string; url: string }
  newsletter: Newsletter
  email: string
  url: string
}

export function writeConfirmationMail(props: LetterMailProps & { days: number }): WrittenEmail {
  const { words, publication, newsletter, email, url, days } = props
  const letter = newsletter.name
  return writeEmail({
    words,
    publication,
    subject: words.t('mail.confirmSubject', { letter }),
    heading: words.t('mail.confirmHeading', { letter }),
    parts: [
      { kind: 'paragraph', text: words.t('mail.confirmLead', { letter }) },
      { kind: 'paragraph', text: newsletter.promise },
      { kind: 'button', label: words.t('mail.confirmButton', { letter }), url },
      { kind: 'paragraph', text: words.t('mail.confirmExpires', { days }) },
      { kind: 'note', text: words.t('mail.confirmNotYou') },
    ],
    footer: [words.t('mail.footer', { email, publication: publication.name })],
  })
}

/** For somebody who asks for what they have: the page must not tell them, since anybody may ask. */
export function writeAlreadySubscribedMail(props: LetterMailProps): WrittenEmail {
  const { words, publication, newsletter, email, url } = props
  const letter = newsletter.name
  return writeEmail({
    words,
    publication,
    subject: words.t('mail.alreadySubject', { letter }),
    heading: letter,
    parts: [
      { kind: 'paragraph', text: words.t('mail.alreadyLead', { letter }) },
      { kind: 'button', label: words.t('mail.alreadyButton'), url },
    ],
    footer: [words.t('mail.footer', { email, publication: publication.name })],
  })
}
