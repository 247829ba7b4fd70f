/** Whose letters come first: a language's own face draws its digits and marks, too. */
export type Letters = 'latin' | 'cyrillic' | 'arabic' | 'japanese' | 'chinese' | 'korean'

/** A text's language as Typst wants it: hyphens, quotation marks, and which forms of a character are meant. */
export type Tongue = { lang: string; region: string | null; letters: Letters; rtl: boolean }

export function tongueOf(tag: string): Tongue {
  const { language, region, script = '' } = new Intl.Locale(tag).maximize()
  const known = new Intl.Locale(language).maximize().region
  return {
    lang: language,
    // Typst takes countries, and not the numbers of continents: es-419.
    region: [region, known].find((one) => one !== undefined && /^[A-Z]{2}$/.test(one)) ?? null,
    letters: lettersOf(script),
    rtl: FROM_RIGHT.has(script),
  }
}

/** Scripts that are written from the right. */
const FROM_RIGHT = new Set(['Arab', 'Hebr', 'Nkoo', 'Syrc', 'Thaa'])

/** Whose face a text in this script is set in. */
function lettersOf(script: string): Letters {
  if (script === 'Cyrl' || script === 'Grek') return 'cyrillic'
  if (script === 'Arab') return 'arabic'
  if (script === 'Hans' || script === 'Hant') return 'chinese'
  if (script === 'Kore') return 'korean'
  return script === 'Jpan' ? 'japanese' : 'latin'
}
