import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'

/** Of money, unless it says otherwise. */
export type AlarmSubject = 'money' | 'letters'

/** To the publication itself. Codes and ids only: the log says the rest. */
export function alarmEmail(
  words: Words,
  publication: string,
  alarm: { code: string; subject: string; about?: AlarmSubject },
): WrittenEmail {
  const isOfLetters = alarm.about === 'letters'
  return writeEmail({
    words,
    publication: { name: publication },
    subject: words.t('mail.alarm.subject', { publication, code: alarm.code }),
    heading: words.t(isOfLetters ? 'mail.alarm.letters' : 'mail.alarm.lead'),
    parts: [
      { kind: 'paragraph', text: `${alarm.code}: ${alarm.subject}` },
      { kind: 'note', text: words.t(isOfLetters ? 'mail.alarm.lettersLog' : 'mail.alarm.log') },
    ],
    footer: [],
  })
}
