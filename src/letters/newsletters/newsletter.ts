import { z } from 'zod'
import { RECIPE } from './recipe.ts'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The recurring mail that readers sign up for; one dated instalment of it is a letter. */
export const NEWSLETTER = z.object({
  slug: z.string(),
  name: z.string(),
  /** One sentence: what it brings. In the newsletter's own language, like `cadence`. */
  promise: z.string(),
  every: z.enum(['daily', 'weekdays', 'weekly']),
  /** Of a weekly one: 1 is Monday, as without it. */
  weekday: z.int().min(1).max(7).optional(),
  /** Wall time, `07:00`. */
  hour: clockTime.default('07:00'),
  /** IANA name; without it the publication's. */
  zone: z.string().optional(),
  /** At that hour where each reader lives, as far as that is known. */
  atReadersHour: z.boolean().default(false),
  /** When its letter is put before somebody, who lets it go; without it nobody has to. */
  approval: clockTime.optional(),
  /** When it comes, in words that somebody typed; empty: said from the above. */
  cadence: z.string().default(''),
  language: z.string(),
  /** `registered`: for whoever has an account; `subscribers`: it is signed up for, and sent, while a subscription runs. */
  audience: z.enum(['everyone', 'registered', 'subscribers']).default('everyone'),
  /** The name that its letters come from; empty: the newsletter's and the publication's. */
  sender: z.string().default(''),
  replyTo: z.string().default(''),
  /** `leaf`: the day stands large, as on the leaf of a calendar. */
  look: z.enum(['plain', 'leaf']).default('plain'),
  /** The slug of another newsletter that tells the same once a week, which readers may take in its place. */
  weeklyForm: z.string().optional(),
  /** Of a hundred readers of a letter with two subjects so many get one of the two first, */
  testShare: z.int().min(2).max(100).default(20),
  /** and at least so many in all; */
  testMinimum: z.int().min(2).max(1_000_000).default(1_000),
  /** after so many minutes the others get the one that more people clicked. */
  testMinutes: z.int().min(5).max(1_440).default(60),
  /** The blocks of its automatic letters, in their order; empty: only what is written goes out. */
  recipe: RECIPE.default([]),
})

export type Newsletter = z.output<typeof NEWSLETTER>
/** With only what differs from what is usual. */
export type NewsletterDraft = z.input<typeof NEWSLETTER>
export type StoredNewsletter = Newsletter & { id: number }

export type Audience = Newsletter['audience']
