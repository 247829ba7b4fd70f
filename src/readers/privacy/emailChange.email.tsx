import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'

type About = { words: Words; publication: { name: string; url: string }; from: string; to: string }

/** To each of the two mailboxes: nothing happens before both have pressed the button. */
export function writeChangeAskedMail(props: About & { email: string; url: string; hours: number }): WrittenEmail {
  const { words, publication, from, to, hours } = props
  return writeEmail({
    words,
    publication,
    subject: words.t('mail.changeSubject', { publication: publication.name }),
    heading: words.t('mail.changeHeading'),
    parts: [
      { kind: 'paragraph', text: words.t('mail.changeLead', { from, to }) },
      { kind: 'button', label: words.t('mail.changeButton'), url: props.url },
      { kind: 'paragraph', text: words.t('mail.changeBoth', { hours }) },
      { kind: 'note', text: words.t('mail.changeNotYou') },
    ],
    footer: [words.t('mail.footer', { email: props.email, publication: publication.name })],
  })
}

/** To a mailbox that has an account already: only its owner learns that. */
export function writeChangeTakenMail({ words, publication, to, url }: About & { url: string }): WrittenEmail {
  return writeEmail({
    words,
    publication,
    subject: words.t('mail.changeSubject', { publication: publication.name }),
    heading: words.t('mail.changeTakenHeading'),
    parts: [
      { kind: 'paragraph', text: words.t('mail.changeTaken', { to }) },
      { kind: 'button', label: words.t('mail.signInButton'), url },
    ],
    footer: [words.t('mail.footer', { email: to, publication: publication.name })],
  })
}

export function writeChangedMail({ words, publication, from, to, email }: About & { email: string }): WrittenEmail {
  return writeEmail({
    words,
    publication,
    subject: words.t('mail.changedSubject', { publication: publication.name }),
    heading: words.t('mail.changedHeading'),
    parts: [
      { kind: 'paragraph', text: words.t('mail.changed', { from, to }) },
      { kind: 'note', text: words.t('mail.changedNotYou') },
    ],
    footer: [words.t('mail.footer', { email, publication: publication.name })],
  })
}
