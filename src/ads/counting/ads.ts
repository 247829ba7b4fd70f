import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { Creative, PageContext, SlotContext } from '../campaigns/campaigns.module.ts'

/** Who asks, as far as counting needs it. Nothing of it is stored. */
export type Asker = {
  /** An IPv4 address or an IPv6 /64. */
  network: string
  userAgent: string | undefined
  /** `Sec-GPC: 1` */
  objects: boolean
  /** They allowed caps and outside tags. */
  consents: boolean
  /** What a browser that consented has been shown today: campaign ids with how often. */
  shown?: ReadonlyMap<number, number>
}

type Unframed<One> = One extends { html: string } ? Omit<One, 'html'> : One

/** What a notice shows, with its picture found; the HTML of a frame is had by itself. */
export type ShownCreative = Unframed<Creative> & { picture?: StoredPicture }

export type ShownBooking = {
  kind: 'booking'
  /** Its slug: of a frame, `frame(campaign)` is what it shows. */
  campaign: string
  advertiser: string
  creative: ShownCreative
  /** For `seen`, once. */
  token: string
  /** Where its link leads: through `clicked` on to the creative's own link. */
  path: string
}

/** What stands in a slot: what the page brought along, or a booking in its place. */
export type Decision = { kind: 'house' } | ShownBooking

export type HouseNotice = { campaign: string; creative: ShownCreative }

/** `advertiser` undefined: the house's own. */
export type LetterNotice = {
  campaign: string
  advertiser: string | undefined
  creative: ShownCreative
  /** Where its link leads, the same for every reader: through us, where it was booked. */
  link: string
}

/** What a letter is, and the tags of what stands next to the notice, some of which it may not stand beside. */
export type LetterContext = { newsletter: string; date: string; language: string; beside: readonly string[] }

/** Why something was not counted. */
export type Refusal = 'old' | 'twice' | 'early' | 'forged' | 'machine' | 'paused' | 'too-many'
export type Counted = 'counted' | Refusal

/**
 * The ads of a publication, for whoever shows them.
 *
 * In the browser: `POST /notices/choose` with `{ page: sealed, slots: ['paragraphs', 'below'] }` answers
 * `{ slots: Decision[] }` in the same order; `POST /notices/seen` with `{ tokens: [...] }` answers 204 once what it tells
 * is stored, 503 where it could not be: then it may be sent again. A notice is seen when half of it was visible for a
 * second, and no sooner than a second after it was chosen. A browser whose agent names a machine, headless ones too, is
 * shown the house's own.
 */
export type Ads = {
  /** What a page is about, signed, to stand in its HTML: the same for the same page. */
  sealPage(page: PageContext): string
  /** undefined: not sealed here. */
  openPage(sealed: string): PageContext | undefined
  /** What wins each slot; all of a page in one call, so that competitors stand apart. Never fails: the house stays. */
  decide(slots: readonly SlotContext[], asker: Asker, now: Temporal.Instant): Promise<Decision[]>
  /** Answers when it is on disk; rejects where the database is away. */
  seen(tokens: readonly string[], asker: Asker, now: Temporal.Instant): Promise<Counted[]>
  /** Where to go on to; undefined: this was never a notice of ours. It leads on where nothing can be counted, too. */
  clicked(token: string, asker: Asker, now: Temporal.Instant): Promise<string | undefined>
  /** What may stand in the HTML of such a slot, the greatest weight first; part of `version`. Its language is that of the page's words. */
  houseNotices(slot: SlotContext, now: Temporal.Instant): readonly HouseNotice[]
  /**
   * What is booked in the letter of a day, for those who do not subscribe, else what the house has to say in letters of
   * that day and language, in turn from day to day.
   */
  inLetter(letter: LetterContext): LetterNotice | undefined
  /** Another one whenever `inLetter` answers something else. */
  letterVersion(newsletter: string, date: string): string
  /** HTML of a campaign that is shown in a frame; undefined: there is none, or nothing is to be shown. */
  frame(campaign: string): { html: string; outside: boolean } | undefined
  /** The publisher paused all bookings: an emergency. Nothing for sale is shown anywhere, in letters neither. */
  isPaused(): boolean
  /** Of the house notices: another one exactly when they are others. Part of the key of pages. */
  version(now: Temporal.Instant): string
}
