import type { Campaign } from './campaign.ts'

/** What `dateline campaign create` and `set` may be told, by the words before the equals sign. */
export const CAMPAIGN_FIELDS = [
  ...['kind', 'advertiser', 'from', 'until', 'placements', 'sections', 'countries', 'languages', 'not-beside'],
  ...['rivals', 'weight', 'booked', 'letters', 'cap', 'price', 'headline', 'text', 'button', 'link', 'picture', 'alt'],
  ...['html', 'outside', 'new-link'],
] as const

export type LetterDay = { newsletter: string; date: string }

/** Words of a booking that mean what they are kept as. */
type KeptAsSaid = Omit<Campaign, 'id' | 'slug' | 'booked' | 'letters' | 'creative' | 'pausedAt' | 'linkVersion'>

/** What changes of a booking; what is not said stays. A picture has been stored by then. */
export type CampaignChange = Partial<
  KeptAsSaid & {
    booked: number
    letters: readonly LetterDay[]
    headline: string
    text: string
    button: string
    link: string
    /** empty: none */
    pictureId: string
    alt: string
    /** empty: none */
    html: string
    outside: boolean
    newLink: boolean
  }
>
