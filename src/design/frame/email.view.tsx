import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Words } from '../words/words.ts'

/** What a mail says, once: both its faces are made from this, so that neither says more than the other. */
export type EmailPart =
  | { kind: 'paragraph'; text: string }
  /** Smaller: what to do if this was not you, where to complain. */
  | { kind: 'note'; text: string }
  /** What somebody else wrote, in their lines. */
  | { kind: 'quote'; text: string }
  | { kind: 'button'; label: string; url: string }
  /** A way that may be needed, below the one that leads on. */
  | { kind: 'link'; label: string; url: string }
  /** Large figures to be typed elsewhere. */
  | { kind: 'code'; code: string }
  /** What was agreed, as a table: plan, price, dates. */
  | { kind: 'facts'; facts: readonly { name: string; value: string }[] }

export type EmailProps = {
  words: Words
  publication: { name: string; url?: string }
  subject: string
  /** The line that mail programs show beside the subject; the first paragraph when absent. */
  preview?: string
  heading: string
  parts: readonly EmailPart[]
  /** Who it was sent to and why; the postal address, line by line. */
  footer: readonly string[]
}

export type WrittenEmail = { subject: string; html: string; text: string }

/**
 * Mail programs drop style sheets, grids and most of what a browser can do. What remains: one column, attributes and
 * a small style element, faces that are there, and colors for both schemes.
 */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #fbfaf6; color: #1b1a17; font: 18px/1.5 Newsreader, Georgia, Times New Roman, serif; -webkit-text-size-adjust: 100%; }
.mail { max-width: 560px; margin: 0 auto; padding: 24px 20px 40px; overflow-wrap: break-word; }
.name { padding-bottom: 12px; border-bottom: 1px solid #1b1a17; font-size: 26px; letter-spacing: -0.02em; }
.name a { color: #1b1a17; text-decoration: none; }
h1 { margin: 32px 0 16px; font-size: 32px; line-height: 1.12; font-weight: 500; letter-spacing: -0.015em; text-wrap: balance; }
p { margin: 0 0 16px; text-wrap: pretty; }
.link { color: #1b1a17; font: 500 15px/1.5 Public Sans, Helvetica, Arial, sans-serif; }
.button { display: inline-block; padding: 13px 22px; background: #b8330f; color: #fffdf9; font: 600 15px/1.3 Public Sans, Helvetica, Arial, sans-serif; text-decoration: none; }
.code { font: 500 34px/1.2 Public Sans, Helvetica, Arial, sans-serif; letter-spacing: 0.18em; }
.note, .footer { color: #5c574e; font: 14px/1.5 Public Sans, Helvetica, Arial, sans-serif; }
.quote { margin: 0 0 16px; padding-inline-start: 14px; border-inline-start: 2px solid #d8d1c3; white-space: pre-line; }
.facts { margin: 0 0 20px; border-bottom: 1px solid #d8d1c3; }
.fact { margin: 0; padding: 8px 0; border-top: 1px solid #d8d1c3; }
.fact span { display: block; color: #5c574e; font: 14px/1.5 Public Sans, Helvetica, Arial, sans-serif; }
.footer { margin-top: 40px; padding-top: 16px; border-top: 1px solid #d8d1c3; }
.footer p { margin: 0 0 8px; }
.preview { display: none; max-height: 0; overflow: hidden; }
@media (prefers-color-scheme: dark) {
  body { background: #161513; color: #ece7dc; }
  .name, .quote, .facts, .fact, .footer { border-color: #3a362f; }
  .name a, .link { color: #ece7dc; }
  .note, .footer, .fact span { color: #a9a193; }
  .button { background: #f0805f; color: #1a120e; }
}
`

/** Both faces of a mail. */
export function writeEmail(props: EmailProps): WrittenEmail {
  return { subject: props.subject, html: renderEmail(<EmailView {...props} />), text: emailText(props) }
}

function renderEmail(mail: Child): string {
  return html`<!doctype html>${mail}`.toString()
}

function EmailView({ words, publication, subject, preview, heading, parts, footer }: EmailProps) {
  const first = parts.find((part) => part.kind === 'paragraph')
  return (
    <html lang={words.locale} dir={words.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
        <style>{style}</style>
      </head>
      <body>
        <div class="preview">{preview ?? first?.text ?? heading}</div>
        <div class="mail">
          <div class="name">
            {publication.url ? <a href={publication.url}>{publication.name}</a> : publication.name}
          </div>
          <h1>{unbroken(heading)}</h1>
          {parts.map((part) => (
            <Part part={part} />
          ))}
          {footer.length > 0 && (
            <div class="footer">
              {footer.map((line) => (
                <p>{linesOf(line)}</p>
              ))}
            </div>
          )}
        </div>
      </body>
    </html>
  )
}

function Part({ part }: { part: EmailPart }) {
  switch (part.kind) {
    case 'paragraph':
      return <p>{unbroken(part.text)}</p>
    case 'note':
      return <p class="note">{unbroken(part.text)}</p>
    case 'quote':
      return (
        <blockquote class="quote" dir="auto">
          {part.text}
        </blockquote>
      )
    case 'button':
      return (
        <p>
          <a class="button" href={part.url}>
            {part.label}
          </a>
        </p>
      )
    case 'link':
      return (
        <p>
          <a class="link" href={part.url}>
            {part.label}
          </a>
        </p>
      )
    case 'code':
      return <p class="code">{part.code}</p>
    case 'facts':
      return (
        <div class="facts">
          {part.facts.map((fact) => (
            <p class="fact">
              <span>{fact.name}</span> {unbroken(fact.value)}
            </p>
          ))}
        </div>
      )
  }
}

/** A number is not parted from what it counts, nor a year from its month: a date stands in one line. */
function unbroken(text: string): string {
  return text.replace(
    /(?<=(?<![\p{Nd}.,])\p{Nd}{1,3}(?:er)?) (?=\p{L})|(?<=\p{L}\.?) (?=(?:\p{Nd}{1,2}, )?\p{Nd}{4}(?!\p{Nd}))|(?<=\p{Nd},) (?=\p{Nd}{4}(?!\p{Nd}))/gu,
    '\u00a0',
  )
}

/** Each from the side of its own letters: an address in Paris keeps its number first in an Arabic mail. */
function linesOf(text: string): Child[] {
  return text.split('\n').map((line, index) => (
    <>
      {index > 0 && <br />}
      <bdi>{unbroken(line)}</bdi>
    </>
  ))
}

/** The twin for those who read text: the same words in the same order, nothing left out. */
function emailText({ words, publication, heading, parts, footer }: EmailProps): string {
  const blocks = [publication.name, heading, ...parts.map((part) => partText(part, words.t('mail.colon')))]
  if (footer.length > 0) blocks.push(['-- ', ...footer].join('\n'))
  return `${blocks.join('\n\n')}\n`
}

function partText(part: EmailPart, colon: string): string {
  switch (part.kind) {
    case 'paragraph':
    case 'note':
      return part.text
    case 'quote':
      return part.text.replace(/^/gmu, '> ')
    case 'button':
    case 'link':
      return `${part.label}${colon}${part.url}`
    case 'code':
      return `    ${part.code}`
    case 'facts':
      return part.facts.map((fact) => `${fact.name}${colon}${fact.value}`).join('\n')
  }
}
