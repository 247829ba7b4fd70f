export type FactPlace = { country: string; city?: string }

/** `FR Paris; JP`: as somebody types places into one line, the dateline's first. Undefined: one of them has no country. */
export function readPlacesLine(line: string): FactPlace[] | undefined {
  const places: FactPlace[] = []
  for (const said of line.split(';').map((one) => one.trim())) {
    if (said === '') continue
    const [, country, city] = /^([A-Za-z]{2})(?:\s+(.+))?$/.exec(said) ?? []
    if (country === undefined) return undefined
    places.push({ country: country.toUpperCase(), ...(city !== undefined && { city }) })
  }
  return places
}

export const writePlacesLine = (places: readonly FactPlace[]): string =>
  places.map(({ country, city }) => (city === undefined ? country : `${country} ${city}`)).join('; ')

/** `Ana Ruiz, Ben Berg`: as somebody types names into one line. */
export const readNamesLine = (line: string): string[] =>
  line
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
