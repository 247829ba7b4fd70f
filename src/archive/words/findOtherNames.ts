import { makeTokens } from './makeTokens.ts'
import { OTHER_NAMES } from './otherNames.ts'

/** Languages in which countries are called by their name in a query, and may be in an article. */
const LANGUAGES = [
  ...['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'uk', 'ru', 'ro', 'el', 'tr', 'sv', 'da', 'no', 'fi', 'hu'],
  ...['ar', 'he', 'fa', 'hi', 'id', 'vi', 'th', 'ja', 'ko', 'zh-Hans', 'zh-Hant'],
]

/** One name as the tokens that it has to be found by, all of them. */
export type Name = readonly string[]

const key = (name: Name) => name.join(' ')

let known: Map<string, Name[]> | undefined

/**
 * What a word, or several in a row, is called otherwise: `kiev` is also `kyiv` and `киів`. Given and answered as exact
 * tokens; nothing for what is no name.
 */
export function findOtherNames(tokens: Name): readonly Name[] {
  known ??= gather()
  const own = key(tokens)
  return (known.get(own) ?? []).filter((name) => key(name) !== own)
}

function gather(): Map<string, Name[]> {
  const groups = new Map<string, Name[]>()
  const join = (written: readonly string[]) => {
    const names = new Map(
      written.map((name) => [key(exactOf(name)), exactOf(name)]).filter(([own]) => own !== '') as [string, Name][],
    )
    for (const own of names.keys()) for (const name of groups.get(own) ?? []) names.set(key(name), name)
    const all = [...names.values()]
    for (const own of names.keys()) groups.set(own, all)
  }
  for (const line of OTHER_NAMES.trim().split('\n')) join(line.split('/'))
  const namers = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }))
  for (const code of countries()) join(namers.flatMap((namer) => namer.of(code) ?? []))
  return groups
}

/** A name of several words has to be met in all; of a script without spaces, in all its pairs of letters. */
function exactOf(name: string): Name {
  return makeTokens(name, 'und').flatMap(({ exact, isTail }) => (isTail ? [] : [exact]))
}

function countries(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => english.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code)
}
