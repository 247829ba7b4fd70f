import { isZone } from '../../platform/calendar.ts'
import type { LetterChange } from '../signUp/signUp.module.ts'

/** What the form on the page says. */
export type PreferencesForm = { choice?: string | undefined; until?: string | undefined; zone?: string | undefined }

export type Choice =
  | { kind: 'change'; change: LetterChange }
  | { kind: 'keep' }
  | { kind: 'unclear'; field: 'choice' | 'until' | 'zone' }

/**
 * What somebody chose. Nothing is chosen beforehand, so that a program that opens every link and presses every button has
 * chosen nothing. `weekly`: the newsletter in its place, where there is one.
 */
export function readChoice(form: PreferencesForm, weekly: string | undefined, today: string): Choice {
  switch (form.choice) {
    case 'keep':
      return { kind: 'keep' }
    case 'stop':
      return { kind: 'change', change: { kind: 'end' } }
    case 'resume':
      return { kind: 'change', change: { kind: 'resume' } }
    case 'weekly':
      return weekly === undefined
        ? { kind: 'unclear', field: 'choice' }
        : { kind: 'change', change: { kind: 'instead', slug: weekly } }
    case 'zone':
      return form.zone !== undefined && isZone(form.zone)
        ? { kind: 'change', change: { kind: 'zone', zone: form.zone } }
        : { kind: 'unclear', field: 'zone' }
    case 'pause':
      return isWithinYear(form.until ?? '', today)
        ? { kind: 'change', change: { kind: 'pause', until: form.until as string } }
        : { kind: 'unclear', field: 'until' }
    default:
      return { kind: 'unclear', field: 'choice' }
  }
}

function isWithinYear(day: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  try {
    const last = Temporal.PlainDate.from(today).add({ years: 1 })
    return day > today && Temporal.PlainDate.compare(Temporal.PlainDate.from(day, { overflow: 'reject' }), last) <= 0
  } catch {
    return false
  }
}

/** As a mail program says that somebody pressed its button (RFC 8058, 3.1), in either form that it may use. */
export const isOneClick = (body: string): boolean =>
  /(?:^|&)List-Unsubscribe=One-Click(?:&|\r?\n|$)/.test(body) ||
  /name="?List-Unsubscribe"?[^\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n\s*One-Click\s*(?:\r?\n|$)/.test(body)

/** Enough to know one's own, not enough for whom a letter was passed on to. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email.slice(0, at)][0] ?? ''}…${email.slice(at)}`
}
