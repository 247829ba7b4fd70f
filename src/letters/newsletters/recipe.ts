import { z } from 'zod'

const count = z.int().min(1).max(12)
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

/**
 * What an automatic letter is made of, in its order. What it takes is what is new since the newsletter's last letter;
 * with `fallback` also what this newsletter has not had for the longest time, where there is nothing new.
 */
const RECIPE_BLOCK = z.discriminatedUnion('block', [
  /** Good morning in the language of the lead's place. */
  z.strictObject({ block: z.literal('greeting') }),
  z.strictObject({
    block: z.literal('lead'),
    section: slug.optional(),
    fallback: z.boolean().default(false),
    /** The whole text, for whoever has a subscription or a trial. */
    whole: z.boolean().default(false),
  }),
  z.strictObject({
    block: z.literal('list'),
    section: slug.optional(),
    tag: slug.optional(),
    count: count.default(4),
    title: z.string().max(80).optional(),
    fallback: z.boolean().default(false),
  }),
  /** The newest from a place or a country, by its address: paris-fr, france. */
  z.strictObject({
    block: z.literal('place'),
    place: slug,
    count: count.default(3),
    title: z.string().max(80).optional(),
  }),
  z.strictObject({ block: z.literal('mostRead'), count: count.default(3), days: z.int().min(1).max(30).default(7) }),
  z.strictObject({ block: z.literal('almanac') }),
  /** Questions that somebody has brought in for the newsletter and no letter has asked. */
  z.strictObject({ block: z.literal('quiz'), count: count.default(3), title: z.string().max(80).optional() }),
  z.strictObject({ block: z.literal('magazine') }),
  /** One at most: what somebody in the reader's standing may want to know. */
  z.strictObject({ block: z.literal('box') }),
])

export const RECIPE = z.array(RECIPE_BLOCK).max(20)

export type RecipeBlock = z.output<typeof RECIPE_BLOCK>
