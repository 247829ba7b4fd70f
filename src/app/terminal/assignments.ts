import { invalid } from '../../platform/errors.ts'

/** `allowance=3 window=rolling:30d` as a record; anything else, an unknown or a repeated name is refused by name. */
export function readAssignments<Name extends string>(
  words: readonly string[],
  known: readonly Name[],
): Partial<Record<Name, string>> {
  const values: Partial<Record<Name, string>> = {}
  for (const word of words) {
    const at = word.indexOf('=')
    const name = word.slice(0, at) as Name
    if (at < 1) throw invalid('usage', `“${word}” is not of the form name=value.`)
    if (!known.includes(name)) throw invalid('usage', `“${name}” is not known here; known are ${known.join(', ')}.`)
    if (values[name] !== undefined) throw invalid('usage', `“${name}” is given twice.`)
    values[name] = word.slice(at + 1)
  }
  if (Object.keys(values).length === 0) throw invalid('usage', `Nothing to set; known are ${known.join(', ')}.`)
  return values
}

/** One of the words that are known; anything else is refused with them. */
export function oneOf<Word extends string>(name: string, text: string, known: readonly Word[]): Word {
  const word = known.find((one) => one === text)
  if (word === undefined) throw invalid(name, `“${text}” is not one of ${known.join(', ')}.`)
  return word
}
