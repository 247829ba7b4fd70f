/** What an import keeps of a file from its first reading to its second: of a hundred thousand together some tens of MB. */
export type FileRecord = {
  /** Below the folder, with slashes. */
  path: string
  headline: string
  /** A digest of its text; empty where that is too short to be anybody's own. */
  text: string
  /** A digest of all that the file says by itself. */
  source: string
  /** The address that it asks for; `slug` becomes the one that it is given. */
  wantedSlug: string
  slug: string
  section: string
  language: string
  /** On which it was published, in the publication's zone. */
  day: string
  /** The same for its variants in other files. */
  twinKey: string
  /** What it is a variant of: as it says, then the slug of that one. */
  variantOf: string | undefined
  /** It is a variant by its name alone: where its original cannot come in, it comes in by itself. */
  isTwin: boolean
  /** Addresses that lead to it, as written and in small letters. */
  redirectFrom: readonly string[]
  /** Anybody may know of it now. */
  isPublic: boolean
}
