/** A partner outlet. */
export type Source = {
  slug: string
  name: string
  /** Empty while nobody has said it. */
  language: string
  /** ISO 3166-1 alpha-2; empty while nobody has said it. */
  country: string
  url: string | undefined
  description: string
  /** How it wants to be named below its articles; empty: by its name. */
  credit: string
  /** False where an import met it first, and somebody still has to say where it is. */
  isComplete: boolean
}
