/** A partner outlet. */
export type Source = {
  slug: string
  name: string
  language: string
  /** ISO 3166-1 alpha-2. */
  country: string
  url: string | undefined
  description: string
}
