/** PostgreSQL's: positions beyond are all the same to it, and of one word it keeps so many. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 200

export type Weight = 'A' | 'B' | 'C' | 'D'

/** Where a word stands in a document; one without places is in it as a whole. */
export type Lexemes = Map<string, { at: number; weight: Weight }[]>

export function addLexeme(lexemes: Lexemes, word: string, place?: { at: number; weight: Weight }): void {
  const places = lexemes.get(word) ?? []
  lexemes.set(word, places)
  if (place && place.at <= LAST_POSITION && places.length < MOST_POSITIONS) places.push(place)
}

/** PostgreSQL's are a megabyte, and of a word 2,046 bytes. */
const MOST_BYTES = 900_000
const LONGEST_WORD = 2_046

/** The first of them that PostgreSQL takes. */
export function fitting(lexemes: Lexemes): Lexemes {
  const fit: Lexemes = new Map()
  let bytes = 0
  for (const [word, places] of lexemes) {
    const length = Buffer.byteLength(word)
    if (length > LONGEST_WORD) continue
    bytes += length + 2 * places.length + 4
    if (bytes > MOST_BYTES) break
    fit.set(word, places)
  }
  return fit
}

/** As PostgreSQL reads a `tsvector`. */
export function writeVector(lexemes: Lexemes): string {
  const words: string[] = []
  for (const [word, places] of lexemes) {
    const where = places.map(({ at, weight }) => (weight === 'D' ? at : `${at}${weight}`)).join(',')
    words.push(where === '' ? quoteLexeme(word) : `${quoteLexeme(word)}:${where}`)
  }
  return words.join(' ')
}

/** For a `tsvector` and a `tsquery`. */
export function quoteLexeme(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
