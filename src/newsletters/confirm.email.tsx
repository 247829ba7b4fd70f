import { renderPage } from '../design/layout.view.tsx'
import type { Words } from '../design/words/words.ts'
import type { Newsletter } from './newsletter.ts'

export type LetterMailProps = {
  words: Words
  publication: string
  newsletter: Newsletter
  email: string
  url: string
}

type WrittenMail = { subject: string; html: string; text: string }

export function writeConfirmationMail(props: LetterMailProps & { days: number }): WrittenMail {
  const { words, publication, email } = props
  const letter = props.newsletter.name
  return write(props, words.t('mail.confirmSubject', { letter }), words.t('mail.confirmButton', { letter }), {
    heading: words.t('mail.confirmHeading', { letter }),
    before: [words.t('mail.confirmLead', { letter }), props.newsletter.promise],
    after: [words.t('mail.confirmExpires', { days: props.days }), words.t('mail.confirmNotYou')],
    footer: words.t('mail.footer', { email, publication }),
  })
}

/** For somebody who asks for what they have: the page must not tell them, since anybody may ask. */
export function writeAlreadySubscribedMail(props: LetterMailProps): WrittenMail {
  const { words, publication, email } = props
  const letter = props.newsletter.name
  return write(props, words.t('mail.alreadySubject', { letter }), words.t('mail.alreadyButton'), {
    heading: letter,
    before: [words.t('mail.alreadyLead', { letter })],
    after: [],
    footer: words.t('mail.footer', { email, publication }),
  })
}

function write(
  { words, url }: LetterMailProps,
  subject: string,
  button: string,
  says: { heading: string; before: string[]; after: string[]; footer: string },
): WrittenMail {
  return {
    subject,
    html: renderPage(
      <html lang={words.locale} dir={words.direction}>
        <body>
          <h1>{says.heading}</h1>
          {says.before.map((text) => (
            <p>{text}</p>
          ))}
          <p>
            <a href={url}>{button}</a>
          </p>
          {says.after.map((text) => (
            <p>{text}</p>
          ))}
          <p>{says.footer}</p>
        </body>
      </html>,
    ),
    text: [says.heading, ...says.before, `${button}: ${url}`, ...says.after, '--', says.footer].join('\n\n'),
  }
}
