import {
  type ArticleFacts,
  type FactName,
  readNamesLine,
  readPlacesLine,
  writePlacesLine,
} from '../editor/editor.module.ts'

/** How a fact stands in one field of a form. */
export function writeField(fact: FactName, facts: ArticleFacts): string {
  const { value } = facts[fact]
  if (fact === 'places') return writePlacesLine(value as Parameters<typeof writePlacesLine>[0])
  if (Array.isArray(value)) return value.join(', ')
  return value === null || value === undefined ? '' : String(value)
}

/** What a field says; undefined: it cannot be read. */
export function readField(fact: FactName, said: string): unknown {
  switch (fact) {
    case 'places':
      return readPlacesLine(said)
    case 'authors':
    case 'tags':
      return readNamesLine(said)
    case 'inMagazine':
      return said === 'on'
    default:
      return said.replaceAll('\r\n', '\n')
  }
}
