import { z } from 'zod'

/** Where a notice may stand. `stream`: between the articles below an article; `letter`: in a letter, by date. */
export const PLACEMENTS = ['front', 'list', 'paragraphs', 'below', 'stream', 'letter'] as const
export type Placement = (typeof PLACEMENTS)[number]

/** How a campaign is sold: so many impressions; a share of what is left; a letter and its date; not at all. */
export const CAMPAIGN_KINDS = ['guaranteed', 'weighted', 'letter', 'house'] as const
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number]

const PAGE_KINDS = ['front', 'list', 'article', 'almanac', 'other'] as const

/** What a page is about, as notices are chosen by it: nothing of whoever reads it. */
export const PAGE_CONTEXT = z.strictObject({
  kind: z.enum(PAGE_KINDS),
  section: z.string().max(100).optional(),
  /** Slugs; of a front or list those of what stands around the slot. */
  tags: z.array(z.string().max(100)).max(300),
  /** ISO 3166 codes of what it reports about, in capitals. */
  places: z.array(z.string().length(2)).max(60),
  /** Of its text. */
  language: z.string().max(20),
  groupId: z.int().positive().optional(),
})
export type PageContext = z.infer<typeof PAGE_CONTEXT>
export type PagePlacement = Exclude<Placement, 'letter'>
/** One slot of a page, in the order in which they stand. */
export type SlotContext = { placement: PagePlacement; page: PageContext }

const TEXTS = {
  headline: z.string().max(90),
  text: z.string().max(300),
  /** What its link says; empty: the page's own word. */
  button: z.string().max(40),
  /** https://…, or a path of this site. */
  link: z.string().max(2_000),
}

/** What is shown. A picture is one of media/pictures; HTML is shown in a sandboxed frame of its own and nowhere else. */
export const CREATIVE = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...TEXTS }),
  z.strictObject({ kind: z.literal('picture'), ...TEXTS, pictureId: z.string(), alt: z.string().max(300) }),
  z.strictObject({
    kind: z.literal('frame'),
    ...TEXTS,
    html: z.string().max(100_000),
    /** Asks other servers: only after a consent, and never with Sec-GPC. */
    outside: z.boolean(),
  }),
])
export type Creative = z.infer<typeof CREATIVE>

/** A booking as it is kept. Dates are days in the publication's zone, the last one included. */
export type Campaign = {
  id: number
  slug: string
  kind: CampaignKind
  advertiser: string
  startsOn: string
  /** undefined: until somebody ends it; only where nothing is guaranteed. */
  endsOn: string | undefined
  placements: readonly Placement[]
  /** Each empty list: any. Countries are those of what an article is about. */
  sections: readonly string[]
  countries: readonly string[]
  languages: readonly string[]
  /** Tags beside which it never stands. */
  notBeside: readonly string[]
  /** A group of competitors, of which one stands on a page. */
  rivals: string | undefined
  weight: number
  /** How many impressions that were seen; of a guaranteed one. */
  booked: number | undefined
  /** `newsletter:2026-11-28`; of one in letters. */
  letters: readonly string[]
  /** Most on one day to one browser: only after a consent, and never with Sec-GPC. */
  cap: number | undefined
  /** Free words: what was agreed. */
  price: string
  creative: Creative
  pausedAt: Temporal.Instant | undefined
  /** Raised, the advertiser's link so far opens nothing any more. */
  linkVersion: number
}
