import { renderPage } from '../design/layout.view.tsx'
import type { Words } from '../design/words/words.ts'

/** What every mail about a subscription needs to know of the publication. */
export type MailFrame = {
  words: Words
  zone: string
  publication: string
  /** Who writes, by law: name and postal address. */
  imprint: string
  accountUrl: string
  /** The plans, after signing in: only then is it known who has had a trial. */
  offerUrl: string
}

export type Letter = {
  subject: string
  heading: string
  paragraphs: string[]
  /** What was agreed or paid, as pairs. */
  facts?: Array<[string, string]>
  after?: string[]
  action: { label: string; url: string }
}

export type WrittenMail = { subject: string; html: string; text: string }

/** One letter as HTML and as its text twin, which says all that the HTML says. */
export function writeLetter(frame: MailFrame, letter: Letter): WrittenMail {
  const { words, publication } = frame
  const { heading, paragraphs, facts = [], after = [], action } = letter
  const footer = [words.t('mail.imprint', { publication }), frame.imprint].filter(Boolean)
  return {
    subject: letter.subject,
    html: renderPage(
      <html lang={words.locale} dir={words.direction}>
        <head>
          <meta charset="utf-8" />
          <title>{letter.subject}</title>
        </head>
        <body>
          <h1>{heading}</h1>
          {paragraphs.map((text) => (
            <p>{text}</p>
          ))}
          {facts.length > 0 && (
            <dl>
              {facts.map(([name, value]) => (
                <>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </>
              ))}
            </dl>
          )}
          {after.map((text) => (
            <p>{text}</p>
          ))}
          <p>
            <a href={action.url}>{action.label}</a>
          </p>
          <hr />
          {footer.map((text) => (
            <p>{text}</p>
          ))}
        </body>
      </html>,
    ),
    text: [
      heading,
      ...paragraphs,
      ...(facts.length > 0 ? [facts.map(([name, value]) => `${name}: ${value}`).join('\n')] : []),
      ...after,
      `${action.label}: ${action.url}`,
      '--',
      ...footer,
    ].join('\n\n'),
  }
}
