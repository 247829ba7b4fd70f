import { MessageFormat } from 'messageformat'
import type { EnglishCatalogue } from './english.ts'
import { withPrefix } from './prefix.ts'

/** One area in another language: the keys of the English sentences, none missing and none more. */
export type Sentences<English> = { readonly [Key in keyof English]: string }

/** A language's catalogue: all its areas. */
export type Catalogue = Sentences<EnglishCatalogue>

export type WordKey = keyof EnglishCatalogue

/** The `$names` of a MessageFormat 2 sentence, read from its literal type. */
type Before<Text extends string, Mark extends string> = Text extends `${infer Head}${Mark}${string}` ? Head : Text
type VariablesOf<Message extends string> = Message extends `${string}$${infer Rest}`
  ? Before<Before<Rest, '}'>, ' '> | VariablesOf<Rest>
  : never

export type WordValue = string | number

/** What a sentence has to be given, by the names in it. */
export type ValuesOf<Key extends WordKey> = VariablesOf<EnglishCatalogue[Key]>

type Values<Key extends WordKey> = [VariablesOf<EnglishCatalogue[Key]>] extends [never]
  ? []
  : [values: { readonly [Name in VariablesOf<EnglishCatalogue[Key]>]: WordValue }]

export type Money = { amountMinor: number; currency: string }

/** A day without a clock. `weekdayName`, `month`, `year` and `dayOfMonth` are that part alone. */
export type DayStyle =
  | 'long'
  | 'medium'
  | 'dayMonth'
  | 'weekday'
  | 'weekdayName'
  | 'month'
  | 'monthYear'
  | 'year'
  | 'dayOfMonth'
export type DateStyle = DayStyle | 'dateTime' | 'dayTime' | 'time'

export type Words = {
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** Where a page of this site stands in this language: /subscribe → /fr/subscribe. Machines' paths stay as they are. */
  path(path: string): string
  /**
   * What the publication itself has written, such as a plan's name: in this language where it has said how, else as it
   * stands, with the language it stands in: the publication's own, or `language`.
   */
  published(text: string, language?: string): { text: string; lang?: string; dir?: 'ltr' | 'rtl' }
  t<Key extends WordKey>(key: Key, ...values: Values<Key>): string
  /** An instant as the publication's zone (or another) has it on its calendar and clock. */
  /** In `language` where the words around it are in another one than the page. */
  date(instant: Temporal.Instant, zone: string, style?: DateStyle, language?: string): string
  /** A calendar day without a clock: a first charge, a renewal. */
  day(day: Temporal.PlainDate, style?: DayStyle): string
  /** Minor units as the currency counts them: 290 usd → $2.90, 450 jpy → ¥450. */
  money(money: Money): string
  number(value: number): string
  percent(whole: number): string
  list(items: readonly string[], kind?: 'and' | 'or'): string
  /** "A, B, and C" in its pieces: the items with their position, and what stands between them without one. */
  listParts(items: readonly string[]): readonly { text: string; index?: number }[]
  /** "2 hours ago", by the largest unit that fits. */
  relative(from: Temporal.Instant, to: Temporal.Instant): string
  /** The name of a language in this one: ja → Japanese. Unknown tags come back as they are. */
  language(tag: string): string
  /** The name of a country by its ISO code, in this language. */
  country(code: string): string
}

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'long' },
  month: { month: 'long' },
  monthYear: { month: 'long', year: 'numeric' },
  weekdayName: { weekday: 'narrow' },
  year: { year: 'numeric' },
  dayOfMonth: { day: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}

const relativeSteps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ku-arab', 'ps', 'sd', 'ug', 'ur', 'yi'])

export function directionOf(language: string): 'ltr' | 'rtl' {
  const tag = language.toLowerCase()
  return rightToLeft.has(tag) || rightToLeft.has(tag.split('-')[0] ?? tag) ? 'rtl' : 'ltr'
}

/** A date as a language writes it, whether or not the interface speaks it. */
export function dateFormat(language: string, zone: string, style: DateStyle): { format(at: number): string } {
  const format = new Intl.DateTimeFormat(language, { ...dateStyles[style], timeZone: zone })
  if (!/^fr\b/.test(language)) return format
  // French counts the first day of a month and no other one: 1er janvier, 2 janvier. Intl does not.
  return { format: (at) => format.format(at).replace(/(?<!\d)1(?= \p{L})/u, '1er') }
}

/** Intl objects are expensive to make and cheap to keep; one of each kind per zone and style. */
function kept<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}

/** The publication whose pages these words stand on; asked at each use, since it may change. */
export type PublicationLanguage = {
  /** Its own: that language's pages have no prefix. */
  own(): string
  /** As it is set, with its region: en-GB writes its dates in another order than en. */
  tag?(): string
  /** How something that it has written is said in another language. */
  phrase(text: string, language: string): string | undefined
}

export function createWords(catalogue: Catalogue, locale: string, publication?: PublicationLanguage): Words {
  const own = publication?.own ?? (() => locale)
  const dated = () => {
    const tag = publication?.tag?.() ?? locale
    return tag.startsWith(`${locale}-`) ? tag : locale
  }
  const direction = directionOf(locale)
  // Isolation marks are invisible characters in titles, mails and tests; only mixed directions need them.
  const bidiIsolation = direction === 'rtl' ? 'default' : 'none'
  const messages = kept((key) => new MessageFormat(locale, catalogue[key as WordKey], { bidiIsolation }))
  const currencies = kept((currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }))
  const dates = kept((key) => {
    const [style = 'long', zone = 'UTC', language = locale] = key.split(' ')
    return dateFormat(language, zone, style as DateStyle)
  })
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const lists = {
    and: new Intl.ListFormat(locale, { type: 'conjunction' }),
    or: new Intl.ListFormat(locale, { type: 'disjunction' }),
  }
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })

  return {
    locale,
    direction,
    path: (path) => (own() === locale ? path : withPrefix(`/${locale}`, path)),
    published(text, language = own()) {
      if (language === locale) return { text }
      const said = publication?.phrase(text, locale)
      return said === undefined ? { text, lang: language, dir: directionOf(language) } : { text: said }
    },
    t: (key, ...values) =>
      messages(key).format(values[0], (error) => {
        throw error
      }),
    date: (instant, zone, style = 'long', language = dated()) =>
      dates(`${style} ${zone} ${language}`).format(instant.epochMilliseconds),
    day: (day, style = 'long') =>
      dates(`${style} UTC ${dated()}`).format(day.toZonedDateTime({ timeZone: 'UTC' }).epochMilliseconds),
    money: ({ amountMinor, currency }) => {
      const format = currencies(currency.toUpperCase())
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2
      const text = format.format(amountMinor / 10 ** digits)
      // Digits and a symbol that is no letter run in the page's direction unless they are one run: "US$" became "$US".
      return direction === 'rtl' ? `\u2066${text.replaceAll(/[\u200e\u200f]/g, '')}\u2069` : text
    },
    number: (value) => numbers.format(value),
    percent: (whole) => percents.format(whole / 100),
    list: (items, kind = 'and') => lists[kind].format(items),
    listParts: (items) => {
      let index = 0
      return lists.and
        .formatToParts(items)
        .map(({ type, value }) => (type === 'element' ? { text: value, index: index++ } : { text: value }))
    },
    relative: (from, to) => {
      const seconds = Math.round((from.epochMilliseconds - to.epochMilliseconds) / 1000)
      const step = relativeSteps.find(([, size]) => Math.abs(seconds) >= size)
      return step ? relatives.format(Math.trunc(seconds / step[1]), step[0]) : relatives.format(0, 'minute')
    },
    language: (tag) => languages.of(tag) ?? tag,
    country: (code) => regions.of(code.toUpperCase()) ?? code,
  }
}
