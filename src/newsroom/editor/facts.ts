import { z } from 'zod'

/** Without the letter NUL and halves of letters, which the database's JSON refuses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the one that is looked for
export const KEPT = /^[^\u0000\ud800-\udfff]*$/u
const line = (most: number) => z.string().trim().max(most).regex(KEPT)
const names = z.array(line(200).min(1)).max(50)

/** What is said of an article beside its text; each is saved by itself. A draft may lack any of it. */
export const FACTS = {
  headline: line(300),
  kicker: line(100),
  standfirst: line(1_000),
  /** Empty: nobody has said yet where it stands. */
  section: line(100),
  slug: z
    .string()
    .max(200)
    .regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u),
  terms: z.enum(['free', 'metered', 'registered', 'subscribers']),
  authors: names,
  tags: names,
  /** The first is the dateline's. */
  places: z.array(z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), city: line(200).optional() })).max(50),
  leadPicture: z
    .strictObject({
      pictureId: line(200),
      alt: line(1_000),
      caption: line(2_000).optional(),
      credit: line(500).optional(),
    })
    .nullable(),
  inMagazine: z.boolean(),
}
export type FactName = keyof typeof FACTS

/** How a fact stands at the desk; of version 0 it is as the article has it, and nobody has touched it here. */
export type ArticleFact = {
  value: unknown
  version: number
  /** Null: the operator. */
  staffId: number | null | undefined
  at: Temporal.Instant | undefined
}
export type ArticleFacts = Record<FactName, ArticleFact>

/** Why somebody's words are no such fact. `part`: which field of several, or which name of many. */
export type FactProblem =
  | { kind: 'too-long'; length: number; most: number; part?: string | undefined }
  | { kind: 'too-many'; count: number; most: number }
  | { kind: 'letters' | 'no-section' | 'no-address' | 'no-places' | 'no-such' }
