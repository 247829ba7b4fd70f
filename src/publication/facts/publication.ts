import type { CrawlerLicense } from './license.rule.ts'

export type PublicationFacts = {
  name: string
  promise: string
  /** What stands where a text is cut: at most two sentences, in the publication's language. */
  gatePromises: readonly string[]
  description: string
  /** IANA name: whose midnight, whose month, whose wall time. */
  zone: string
  language: string
  currency: string
  legalName: string
  address: string
  email: string
  clocks: { name: string; zone: string }[]
  /** Slug of the letter promised above all pages. */
  dailyLetter: string | undefined
  /** Slug of the letter that brings the almanac's entry each morning: its sign-up stands beside it. */
  almanacLetter: string | undefined
  /** Where feed readers hear of new articles at once (WebSub); empty: nowhere. */
  hub: string
  /** What crawlers may do with what they read (RSL); `none`: nothing is said of it. */
  crawlerLicense: CrawlerLicense
  /** Whether it is counted who opens letters and follows their links. */
  letterStatistics: boolean
  version: number
}

export type Section = { slug: string; name: string; description: string; inNavigation: boolean }

/** `document` is an article document; this module only keeps it. */
export type AboutPage = { slug: string; title: string; document: unknown }

export type Publication = {
  facts(): PublicationFacts
  sections(): readonly Section[]
  section(slug: string): Section | undefined
  aboutPages(): readonly AboutPage[]
  /** How something that it has written is said in another language; undefined where nobody has said. */
  phrase(text: string, language: string): string | undefined
  /** All of them, by language. */
  phrases(): ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The day in its zone. */
  today(): Temporal.PlainDate
  /** Read again what others may have changed; announced changes do this by themselves. */
  reload(): Promise<void>
  /** Of all of it, for cache keys: another one exactly when something of it is another. */
  version(): string
}
