import { z } from 'zod'

const line = (most: number) => z.string().trim().max(most)
const names = z.array(line(200).min(1)).max(50)

/** What is said of an article beside its text; each is saved by itself. A draft may lack any of it. */
export const FACTS = {
  headline: line(300),
  kicker: line(100),
  standfirst: line(1_000),
  section: line(100).min(1),
  slug: z
    .string()
    .regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u)
    .max(200),
  terms: z.enum(['free', 'metered', 'registered', 'subscribers']),
  authors: names,
  tags: names,
  /** The first is the dateline's. */
  places: z.array(z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), city: line(200).optional() })).max(50),
  leadPicture: z
    .strictObject({
      pictureId: z.string(),
      alt: line(1_000),
      caption: line(2_000).optional(),
      credit: line(500).optional(),
    })
    .nullable(),
  inMagazine: z.boolean(),
}
export type FactName = keyof typeof FACTS
