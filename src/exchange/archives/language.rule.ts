const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** Whether a part of a file's name is a language: `fr`, `pt-br`, `zh_Hans`. */
export function isLanguage(text: string): boolean {
  return /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(text) && english.of(text.slice(0, 2).toLowerCase()) !== undefined
}

/** As a tag is written (BCP 47); undefined: no language has it. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
