import { renderPage } from '../design/layout.view.tsx'
import type { Words } from '../design/words/words.ts'
import type { WrittenMail } from './letter.email.tsx'

/** To the publication itself. Codes and ids only: the log says the rest. */
export function alarmEmail(words: Words, publication: string, alarm: { code: string; subject: string }): WrittenMail {
  const subject = words.t('mail.alarm.subject', { publication, code: alarm.code })
  const lines = [words.t('mail.alarm.lead'), `${alarm.code}: ${alarm.subject}`, words.t('mail.alarm.log')]
  return {
    subject,
    html: renderPage(
      <html lang={words.locale} dir={words.direction}>
        <body>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </body>
      </html>,
    ),
    text: lines.join('\n\n'),
  }
}
