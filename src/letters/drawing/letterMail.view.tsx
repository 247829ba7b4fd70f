import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import { COLUMN, LIGHT, NASKH, SANS, SERIF, STYLE_ELEMENT } from './letterStyles.ts'

/** Faces by the writing of what is set in them. */
export const textFace = (direction: 'ltr' | 'rtl') => (direction === 'rtl' ? NASKH : SERIF)

const PADDING = '\u034f\u200c\u00a0\u2007\ufeff'.repeat(90)

export type LetterMailProps = {
  words: Words
  /** Of what was written: the newsletter's. */
  language: string
  direction: 'ltr' | 'rtl'
  subject: string
  previewText: string
  masthead: Child
  children: Child
  foot: Child
  /** A picture that nobody sees, which says that it was fetched; undefined: none. */
  opened: string | undefined
}

/** A whole letter as HTML: one column of tables. Never laid out for the eye: space between elements shows in Outlook. */
export function LetterMail(props: LetterMailProps) {
  const { language, direction, subject, previewText, masthead, children, foot, opened } = props
  const page = { margin: '0', padding: '0', width: '100%', 'background-color': LIGHT.paper }
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{STYLE_ELEMENT}</style>
      </head>
      <body class="paper" style={{ ...page, '-webkit-text-size-adjust': '100%' }}>
        <div style={{ display: 'none', 'max-height': '0', overflow: 'hidden', 'mso-hide': 'all' }}>
          {previewText}
          {PADDING}
        </div>
        {/* Gmail drops the color of a body. */}
        <table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border={0} style={page}>
          <tr>
            <td align="center" style={{ padding: '0 16px' }}>
              <table
                role="presentation"
                dir={direction}
                width={COLUMN}
                cellpadding="0"
                cellspacing="0"
                border={0}
                style={{ width: '100%', 'max-width': `${COLUMN}px`, margin: '0 auto', 'text-align': 'start' }}
              >
                <tr>
                  <td style={{ padding: '28px 0 8px' }}>{masthead}</td>
                </tr>
                {children}
                <tr>
                  <td style={{ padding: '32px 0 48px' }}>{foot}</td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
        {opened && (
          <img
            src={opened}
            width="1"
            height="1"
            alt=""
            style={{ display: 'block', width: '1px', height: '1px', border: '0' }}
          />
        )}
      </body>
    </html>
  )
}

/** One block of the column. */
export function Row({ above = 28, children }: { above?: number; children?: Child }) {
  return (
    <tr>
      <td style={{ padding: `${above}px 0 0` }}>{children}</td>
    </tr>
  )
}

export type MastheadProps = {
  name: string
  /** Where the newsletter is at home. */
  url: string
  publication: string
  date: string
  /** Large, as on the leaf of a calendar. */
  leaf?: { day: string; month: string } | undefined
  readOnWeb: { url: string; label: string }
}

/** The name small, the date as in the masthead of the site, and the way to the web. */
export function LetterMasthead({ name, url, publication, date, leaf, readOnWeb }: MastheadProps) {
  const label = { 'font-family': SANS, 'font-size': '13px', 'line-height': '18px', color: LIGHT.grey }
  const line = { 'border-bottom': `1px solid ${LIGHT.ink}`, 'vertical-align': 'bottom' }
  const nameStyle = {
    'font-family': SERIF,
    'font-size': '26px',
    'line-height': '30px',
    'letter-spacing': '-0.02em',
    color: LIGHT.ink,
    'text-decoration': 'none',
  }
  return (
    <>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
        <tr>
          <td class="line" style={{ ...line, padding: '0 0 10px' }}>
            <a href={url} class="ink name" style={nameStyle}>
              {name}
            </a>
          </td>
          {name !== publication && (
            <td class="grey line" align="right" style={{ ...line, ...label, padding: '0 0 10px', 'text-align': 'end' }}>
              {publication}
            </td>
          )}
        </tr>
        <tr>
          <td class="grey" colspan={2} style={{ ...label, padding: '8px 0 0' }}>
            {date} · <TextLink {...readOnWeb} size={13} tone="grey" />
          </td>
        </tr>
      </table>
      {leaf && <Leaf {...leaf} />}
    </>
  )
}

function Leaf({ day, month }: { day: string; month: string }) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
      <tr>
        <td align="center" style={{ padding: '32px 0 0', 'text-align': 'center' }}>
          <p
            class="accent"
            style={{
              margin: '0',
              'font-family': SANS,
              'font-size': '14px',
              'line-height': '20px',
              'letter-spacing': '0.12em',
              'text-transform': 'uppercase',
              color: LIGHT.accent,
            }}
          >
            {month}
          </p>
          <p
            class="ink daynumber"
            style={{
              margin: '0',
              'font-family': SERIF,
              'font-size': '112px',
              'line-height': '1',
              'letter-spacing': '-0.04em',
              color: LIGHT.ink,
            }}
          >
            {day}
          </p>
        </td>
      </tr>
    </table>
  )
}

/** A link that looks like one. */
export function TextLink(props: {
  url: string
  label: Child
  size?: number
  tone?: 'ink' | 'grey' | 'accent'
  lang?: string | undefined
}) {
  const { url, label, size = 15, tone = 'accent', lang } = props
  return (
    <a
      href={url}
      class={tone}
      lang={lang}
      style={{
        'font-family': SANS,
        'font-size': `${size}px`,
        'line-height': '1.4',
        color: LIGHT[tone],
        'text-decoration': 'underline',
        // A finger wants 24 pixels; what stands in a line gets no taller by it.
        padding: '4px 0',
      }}
    >
      {label}
    </a>
  )
}

/** A label of the grotesque: above a list, a dateline. */
export function Label({ children, tone = 'grey' }: { children?: Child; tone?: 'grey' | 'accent' }) {
  return (
    <p
      class={tone}
      style={{
        margin: '0 0 6px',
        'font-family': SANS,
        'font-size': '12px',
        'line-height': '18px',
        'letter-spacing': '0.06em',
        'text-transform': 'uppercase',
        color: LIGHT[tone],
      }}
    >
      {children}
    </p>
  )
}

/** A hairline above what begins anew, with its label. */
export function Section({ label, children }: { label: Child; children?: Child }) {
  return (
    <tr>
      <td style={{ padding: '36px 0 0' }}>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
          <tr>
            <td class="rule" style={{ 'border-top': `1px solid ${LIGHT.rule}`, padding: '12px 0 0' }}>
              <Label tone="accent">{label}</Label>
              {children}
            </td>
          </tr>
        </table>
      </td>
    </tr>
  )
}
