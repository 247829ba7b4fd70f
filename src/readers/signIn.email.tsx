import { renderPage } from '../design/layout.view.tsx'
import type { Words } from '../design/words/words.ts'

export type SignInMailProps = {
  words: Words
  publication: string
  email: string
  url: string
  code: string
  minutes: number
}

export function writeSignInMail(props: SignInMailProps): { subject: string; html: string; text: string } {
  const { words, publication, email, url, code, minutes } = props
  const heading = words.t('mail.signInHeading', { publication })
  const orCode = words.t('mail.signInOrCode')
  const expires = words.t('mail.signInExpires', { minutes })
  const notYou = words.t('mail.signInNotYou')
  const footer = words.t('mail.footer', { email, publication })
  return {
    subject: words.t('mail.signInSubject', { publication }),
    html: renderPage(
      <html lang={words.locale} dir={words.direction}>
        <body>
          <h1>{heading}</h1>
          <p>
            <a href={url}>{words.t('mail.signInButton')}</a>
          </p>
          <p>{orCode}</p>
          <p>{code}</p>
          <p>{expires}</p>
          <p>{notYou}</p>
          <p>{footer}</p>
        </body>
      </html>,
    ),
    text: [heading, url, orCode, code, expires, notYou, '--', footer].join('\n\n'),
  }
}
