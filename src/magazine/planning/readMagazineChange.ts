import { invalid } from '../../platform/errors.ts'
import type { MagazineSettings } from './issue.ts'

/** What `dateline magazine set` may be told, by the words before the equals sign. */
export const MAGAZINE_FIELDS = ['day', 'hour', 'ahead', 'pieces', 'name', 'newsletter', 'masthead'] as const

export type MagazineChange = Partial<Omit<MagazineSettings, 'proposeAt' | 'proposeFor'>>

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** What somebody typed, as a change of the magazine; refused in one line that names the key. */
export function readMagazineChange(given: Readonly<Record<string, string | undefined>>): MagazineChange {
  const change: MagazineChange = {}
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) Object.assign(change, readOne(name, value.trim()))
  return change
}

function readOne(name: string, value: string): MagazineChange {
  switch (name) {
    case 'day': {
      const day = WEEKDAYS.indexOf(value.toLowerCase())
      if (day === -1) throw invalid(name, `day=${value} is none of ${WEEKDAYS.join(', ')}.`)
      return { weekday: day + 1 }
    }
    case 'hour':
      if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value))
        throw invalid(name, `hour=${value} is no hour; write one like 05:00.`)
      return { hour: value }
    case 'ahead':
      return { aheadHours: wholeNumber(name, value.replace(/h$/, ''), { least: 1, most: 144 }) }
    case 'pieces':
      return { pieces: wholeNumber(name, value, { least: 1, most: 200 }) }
    case 'name':
      return { name: value }
    case 'newsletter':
      return { newsletter: value === 'none' || value === '' ? undefined : value }
    case 'masthead':
      return { masthead: readMasthead(value) }
    default:
      throw invalid('usage', `“${name}” is not known here; known are ${MAGAZINE_FIELDS.join(', ')}.`)
  }
}

function wholeNumber(name: string, value: string, { least, most }: { least: number; most: number }): number {
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= least && number <= most) return number
  throw invalid(name, `${name}=${value} is no whole number from ${least} to ${most}.`)
}

/** `Editor: A. Name; Pictures: B. Name, C. Name` */
function readMasthead(value: string): MagazineSettings['masthead'] {
  if (value === '') return []
  return value.split(';').map((part) => {
    const [, role = '', names = ''] = /^\s*([^:]+?)\s*:\s*(.+?)\s*$/.exec(part) ?? []
    if (role === '') throw invalid('masthead', `masthead: “${part.trim()}” is not of the form Role: Name, Name.`)
    return {
      role,
      names: names
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    }
  })
}
