import { slugOrCode } from '../facts/facts.module.ts'

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
  if (city === undefined) return slugOfPlace(english.of(country) ?? country)
  return `${slugOfPlace(city)}-${country.toLowerCase()}`
}

/** Where a country's own page stands. */
export const countryPageSlug = (country: string): string => placeSlug(country, undefined)

/** A place's name as addresses write it: an apostrophe parts what it elides (Côte d’Ivoire is cote-d-ivoire). */
export function slugOfPlace(name: string): string {
  return slugOrCode(name.replace(/['’ʻʼ]/g, ' '))
}

/** The country whose page has this address. */
export function countryBySlug(slug: string): string | undefined {
  return COUNTRIES_BY_SLUG.get(slug)
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Of names that several codes share, former states among them, the current code: it is its own canonical form. */
const COUNTRIES_BY_SLUG: ReadonlyMap<string, string> = new Map(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => isCountry(code) && new Intl.Locale(`und-${code}`).region === code)
    .map((code) => [placeSlug(code, undefined), code]),
)
