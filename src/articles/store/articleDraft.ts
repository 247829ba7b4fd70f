import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Point } from '../../publication/places/places.module.ts'
import type { ArticleDocument } from './document.ts'

/** What the front may set in large type, and everyone may read: a sentence, or a figure and what it counts. */
export type FrontWords = { quote?: string; figure?: { value: string; says: string } }

/** Everything that is needed to publish one article or a new version of it. */
export type ArticleDraft = {
  /** Which article this is a new version of, where the newsroom made it; an import knows its articles by their keys. */
  articleId?: number
  /** Where it came from, stable over repeated imports: `markdown:posts/2014-03-12-coming-soon.md`. */
  importKey?: string
  /** Unchanged digest, unchanged article: nothing is written. */
  importDigest?: string
  /** What its file is known by where it is moved or renamed: a digest of its text, and the address that it asked for. */
  importText?: string
  importSlug?: string
  /** A digest of all that it was made of, by which an import knows it without converting its file again. */
  importSource?: string
  /** What its text refers to and what was said of it, as the import wants it back. */
  importSeen?: object
  slug: string
  section: string
  language: string
  terms: ArticleTerms
  headline: string
  kicker?: string
  standfirst?: string
  /** Names; a page is made for each. */
  authors: string[]
  tags: string[]
  /**
   * ISO 3166-1 alpha-2 country, and the city of the dateline if there is one, with its point where the gazetteer does
   * not know it. The first is the dateline's.
   */
  places: Array<{ country: string; city?: string; point?: Point }>
  leadPicture?: { pictureId: string; alt: string; caption?: string; credit?: string }
  /** Still to come: nobody sees it before. */
  firstPublished: Temporal.Instant
  /** From then on it is gone again. */
  expires?: Temporal.Instant
  updated?: Temporal.Instant
  /** A partner outlet's slug, its name where it may have to be made, and what is known of the original. */
  original?: { source?: string; sourceName?: string; url?: string; language?: string; translator?: string }
  /** Slug of an article whose language variant this is. */
  variantOf?: string
  redirectFrom: string[]
  status: 'published' | 'draft'
  /** Wanted as the front's lead while it is recent. */
  frontLead?: boolean
  frontWords?: FrontWords
  /** Whether its rights let it stand in the magazine; where nothing is said of it, they do. */
  inMagazine?: boolean
  /** Front matter that we have no place for; kept, never shown. */
  extra: Record<string, unknown>
  body: ArticleDocument
}

/** For whoever tells people so in their language. */
export type WhyRefused = 'quiz' | 'address' | 'source' | 'variant' | 'unstored'

export type SaveOutcome =
  | { kind: 'created'; articleId: number; url: string }
  | { kind: 'updated'; articleId: number; url: string }
  | { kind: 'unchanged'; articleId: number; url: string }
  /** The newsroom has worked on it since its file came: it stays as the desk has it. */
  | { kind: 'kept'; articleId: number; url: string }
  | {
      kind: 'refused'
      /** For whoever imports. */
      reason: string
      why: WhyRefused
    }

export type SaveArticles = (
  db: Database,
  drafts: readonly ArticleDraft[],
  now: Temporal.Instant,
) => Promise<SaveOutcome[]>
