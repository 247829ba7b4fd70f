const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** ISO 3166-1 alpha-2, as this runtime's CLDR knows it. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && english.of(code) !== undefined
}

export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code
}

/** `france`, `paris-fr`: a city carries its country, since there is more than one Paris. */
export function placeSlug(country: string, city: string | undefined): string {
  if (city === undefined) return slugOf(english.of(country) ?? country)
  return `${slugOf(city)}-${country.toLowerCase()}`
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
