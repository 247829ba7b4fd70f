import { isLanguage } from './language.rule.ts'

/** What a file's name and place say of its article. */
export type FileName = {
  /** Its name without day, language and extension; that of its folder where it is the folder's `index`. */
  stem: string
  /** `2020-01-31` */
  day: string | undefined
  language: string | undefined
  /** What it has in common with its twins in other languages, and what most programs made its address of. */
  key: string
  /** A page that lists others, of which a program made none for readers. */
  isList: boolean
}

/** Suffixes of names that are languages, too, but mostly something else, unless a twin stands beside them. */
const MOSTLY_NOT = new Set(['ts', 'io', 'so', 'is', 'am', 'to', 'my', 'no', 'as'])

/**
 * Each name is read when it is asked for, by what all of them have in common. `folder`: the imported folder's own name, of
 * which an `index` at its top is.
 */
export function readFileNames(paths: readonly string[], folder: string): { get(path: string): FileName } {
  const plain = new Set(paths.map(withoutEnding))
  const languagesOf = new Map<string, Set<string>>()
  for (const path of paths) {
    const parts = path.split('/')
    for (const [at, part] of parts.slice(0, -1).entries()) {
      if (!isLanguage(part)) continue
      const parent = parts.slice(0, at).join('/')
      languagesOf.set(parent, (languagesOf.get(parent) ?? new Set()).add(part))
    }
  }
  const calledByLanguage = new Map<string, number>()
  for (const path of plain) {
    const [, folder = '', name = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? []
    if (isLanguage(name)) calledByLanguage.set(folder, (calledByLanguage.get(folder) ?? 0) + 1)
  }
  const suffixed = new Map<string, number>()
  for (const name of plain) {
    const base = name.replace(/\.[^./]*$/, '')
    if (base !== name) suffixed.set(base, (suffixed.get(base) ?? 0) + 1)
  }
  return { get: readOne }

  function readOne(path: string): FileName {
    const parts = withoutEnding(path).split('/')
    let name = parts.pop() ?? ''
    let language: string | undefined
    if (isLanguage(name) && (calledByLanguage.get(parts.join('/')) ?? 0) > 1) [language, name] = [name, 'index']
    const [, base = '', suffix = ''] = /^(.+)\.([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(name) ?? []
    if (isLanguage(suffix) && (base === 'index' || hasTwin([...parts, base].join('/')) || !MOSTLY_NOT.has(suffix))) {
      language = suffix
      name = base
    }
    const at = parts.findIndex((part, index) => isLanguage(part) && isLanguageFolder(parts, index, name))
    if (at >= 0) [language = language] = parts.splice(at, 1)
    const isList = name === '_index'
    const isIndex = name === 'index' || isList
    const own = isIndex ? (parts.at(-1) ?? folder) : name
    const { day = dayOfFolders(parts), rest } = dayOfFileName(own) ?? { rest: own }
    const key = (isIndex ? parts : [...parts, name]).filter((part) => !part.startsWith('_')).join('/')
    return { stem: rest, day, language, key, isList }
  }

  /** The same name in another language, or in none. */
  function hasTwin(base: string): boolean {
    return plain.has(base) || (suffixed.get(base) ?? 0) > 1
  }

  function isLanguageFolder(parts: readonly string[], at: number, name: string): boolean {
    if ((languagesOf.get(parts.slice(0, at).join('/'))?.size ?? 0) > 1) return true
    return plain.has([...parts.slice(0, at), ...parts.slice(at + 1), name].join('/'))
  }
}

const withoutEnding = (path: string) => path.replace(/\.[^./]+$/, '')

/** The day that a name begins with, in the ways in which archives write one; without anything after it, too. */
export function dayOfFileName(name: string): { day: string; rest: string } | undefined {
  const [, year = '', month = '', day = '', rest = ''] =
    /^(\d{4}|\d\d)([-_.])(\d{1,2})\2(\d{1,2})(?:[-_. ]+(.*))?$/.exec(name)?.toSpliced(2, 1) ??
    /^(\d{4})(\d\d)(\d\d)(?:[-_. ]+(.*))?$/.exec(name) ??
    []
  const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year
  const text = [full, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  return isDay(text) ? { day: text, rest } : undefined
}

/** The day that an address is below, as most programs put it: `/blog/2020/01/31/name`. */
export function dayOfAddress(address: string): string | undefined {
  const [, ...parts] = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})\/[^/]/.exec(address) ?? []
  const text = parts.map((part) => part.padStart(2, '0')).join('-')
  return isDay(text) ? text : undefined
}

/** `2020/01/31/name` */
function dayOfFolders(parts: readonly string[]): string | undefined {
  const day = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(parts.join('/'))
  const text =
    day
      ?.slice(1)
      .map((part) => part.padStart(2, '0'))
      .join('-') ?? ''
  return isDay(text) ? text : undefined
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
