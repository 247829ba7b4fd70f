import type { ServerResponse } from 'node:http'
import type { Child } from 'hono/jsx'
import { answer } from '../request/requests.ts'

export const STYLE_SHEET = `
:root { color-scheme: light dark; --paper: #fbfaf8; --ink: #1c1b19; --soft: #5d5a54; --line: #8b867c; --hair: #d9d5cc;
  --accent: #1f4f8f; --on-accent: #fff; --bad: #a3201b; }
@media (prefers-color-scheme: dark) { :root { --paper: #191817; --ink: #ece8e1; --soft: #b3ada2; --line: #7d776c;
  --hair: #3a3733; --accent: #8fb7ee; --on-accent: #12223a; --bad: #ff9c94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
.notice { border-bottom: 1px solid var(--hair); padding: .625rem 1rem; text-align: center; font-size: .9375rem; color: var(--soft); }
h1 { font-size: 1.625rem; line-height: 1.2; margin: 1rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; }
dl { margin: 1.5rem 0; border-top: 2px solid var(--ink); }
dl div { display: flex; justify-content: space-between; gap: 1.5rem; padding: .625rem 0; border-bottom: 1px solid var(--hair); }
dt { color: var(--soft); } dd { flex: none; max-width: 65%; margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.due { font-weight: 650; } .due dt { color: inherit; }
form { margin: 1.5rem 0; }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
input { width: 100%; font: inherit; font-variant-numeric: tabular-nums; color: inherit; background: transparent; padding: .625rem .75rem;
  border: 1px solid var(--line); border-radius: 3px; min-height: 3rem; }
input[aria-invalid='true'] { border: 2px solid var(--bad); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.hint { color: var(--soft); font-size: .9375rem; margin: .25rem 0 0; }
.problem { color: var(--bad); font-weight: 600; margin: .25rem 0 0; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button { font: inherit; font-weight: 600; min-height: 3rem; padding: .5rem 1.25rem; border-radius: 3px; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: inherit; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); flex: 1 1 12rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
code { font-size: .9375em; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; } td { padding: .375rem .75rem .375rem 0; vertical-align: top; border-bottom: 1px solid var(--hair); }
`

export const STYLE_PATH = '/style.css'

const SIMULATION_NOTICE = 'This is a simulation of a payment page. No card is charged and no money moves.'

/** The whole page, as text. Everything that came from outside is escaped on the way in. */
export function renderPage(title: string, children: Child, lang = 'en'): string {
  const page = (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <header class="notice">{SIMULATION_NOTICE}</header>
        <main>{children}</main>
      </body>
    </html>
  )
  return `<!doctype html>${page.toString()}`
}

/**
 * `leadsTo` are the addresses that the page's form may end at: browsers hold `form-action` against the whole
 * chain of redirects, so the shop's own origin must be named.
 */
export function answerPage(
  response: ServerResponse,
  status: number,
  html: string,
  leadsTo: (string | null)[] = [],
): void {
  const origins = new Set(leadsTo.flatMap((address) => URL.parse(address ?? '')?.origin ?? []))
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action ${["'self'", ...origins].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
  answer(
    response,
    status,
    {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
    html,
  )
}

export function redirect(response: ServerResponse, to: string): void {
  answer(response, 303, { Location: to, 'Cache-Control': 'no-store' }, '')
}

export function plainPage(title: string, sentence: string, link?: { href: string; words: string }): string {
  return renderPage(
    title,
    <>
      <h1>{title}</h1>
      <p>{sentence}</p>
      {link === undefined ? null : (
        <p>
          <a href={link.href}>{link.words}</a>
        </p>
      )}
    </>,
  )
}

/** One field with its label, its hint and, beside it, what is wrong. */
export function Field(props: {
  name: string
  label: string
  value: string
  problem?: string | undefined
  hint?: string
  autocomplete?: string
  inputmode?: 'numeric' | 'email'
  focus?: boolean
}) {
  const describedBy = [props.problem ? `${props.name}-problem` : '', props.hint ? `${props.name}-hint` : ''].filter(
    Boolean,
  )
  return (
    <div>
      <label for={props.name}>{props.label}</label>
      <input
        id={props.name}
        name={props.name}
        value={props.value}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        aria-invalid={props.problem ? 'true' : undefined}
        aria-describedby={describedBy.length > 0 ? describedBy.join(' ') : undefined}
        autofocus={props.focus}
      />
      {props.problem ? (
        <p class="problem" id={`${props.name}-problem`}>
          {props.problem}
        </p>
      ) : null}
      {props.hint ? (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      ) : null}
    </div>
  )
}
