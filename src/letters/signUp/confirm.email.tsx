import { type EmailPart, type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Newsletter } from '../newsletters/newsletters.module.ts'

export type LetterMailProps = {
  words: Words
  publication: { name: string; url: string }
  /** At least one: all that it is about. */
  newsletters: readonly Newsletter[]
  email: string
  url: string
}

export function writeConfirmationMail(props: LetterMailProps & { days: number }): WrittenEmail {
  const { words, publication, newsletters, email, url, days } = props
  const letter = namesOf(props)
  const several = newsletters.length > 1
  const count = newsletters.length
  return writeEmail({
    words,
    publication,
    subject: several ? words.t('mail.confirmSeveralSubject', { count }) : words.t('mail.confirmSubject', { letter }),
    heading: several ? words.t('mail.confirmSeveralHeading', { count }) : words.t('mail.confirmHeading', { letter }),
    parts: [
      { kind: 'paragraph', text: words.t('mail.confirmLead', { letter }) },
      {
        kind: 'button',
        label: several ? words.t('mail.confirmSeveralButton') : words.t('mail.confirmButton', { letter }),
        url,
      },
      ...promises(newsletters),
      { kind: 'paragraph', text: words.t('mail.confirmExpires', { days }) },
      { kind: 'note', text: words.t('mail.confirmNotYou') },
    ],
    footer: [words.t('mail.footer', { email, publication: publication.name })],
  })
}

/** For somebody who asks for what they have: the page must not tell them, since anybody may ask. */
export function writeAlreadySubscribedMail(props: LetterMailProps): WrittenEmail {
  const { words, publication, newsletters, email, url } = props
  const letter = namesOf(props)
  const several = newsletters.length > 1
  return writeEmail({
    words,
    publication,
    subject: several ? words.t('mail.alreadySeveralSubject') : words.t('mail.alreadySubject', { letter }),
    heading: several ? words.t('mail.alreadySeveralSubject') : letter,
    parts: [
      { kind: 'paragraph', text: words.t('mail.alreadyLead', { letter }) },
      { kind: 'button', label: words.t('mail.alreadyButton'), url },
    ],
    footer: [words.t('mail.footer', { email, publication: publication.name })],
  })
}

const namesOf = ({ words, newsletters }: LetterMailProps) => words.list(newsletters.map(({ name }) => name))

function promises(newsletters: readonly Newsletter[]): EmailPart[] {
  const [only, ...more] = newsletters
  if (only && more.length === 0) return [{ kind: 'paragraph', text: only.promise }]
  return [{ kind: 'facts', facts: newsletters.map(({ name, promise }) => ({ name, value: promise })) }]
}
