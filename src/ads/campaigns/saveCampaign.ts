import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { slugOf } from '../../publication/facts/facts.module.ts'
import { bookingProblems } from './booking.rule.ts'
import type { Campaign, Creative } from './campaign.ts'
import type { CampaignChange } from './campaignChange.ts'
import { findCampaign, lockCampaign, lockPromised, storeBooked, storeLetters, upsertCampaign } from './campaigns.sql.ts'

/** On which a change of what is booked or paused is announced. */
export const CAMPAIGNS_CHANNEL = 'campaigns'

export type CampaignWish = {
  change: CampaignChange
  /** `make`: it must not be there yet; `change`: it must. */
  manner: 'make' | 'change'
}

const NONE = {
  advertiser: '',
  endsOn: undefined,
  placements: [],
  sections: [],
  countries: [],
  languages: [],
  notBeside: [],
  rivals: undefined,
  weight: 1,
  booked: undefined,
  letters: [],
  cap: undefined,
  price: '',
} as const

/** Keeps a booking, or refuses it with what is wrong by field. `conflict` where a letter is sold, or a number promised. */
export function saveCampaign(
  db: Database,
  actor: string,
  slug: string,
  { change, manner }: CampaignWish,
  now: Temporal.Instant,
): Promise<Campaign> {
  if (slug === '' || slugOf(slug) !== slug || slug.length > 80)
    throw invalid('slug', `“${slug}” is no name; write one like winter-sale-of-the-ferry.`)
  return inTransaction(db, async (tx) => {
    const before = await lockCampaign(tx, slug)
    if (manner === 'make' && before) throw conflict('campaign-exists', `There is a booking “${slug}” already.`)
    if (manner === 'change' && !before) throw notFound('campaign-unknown', `There is no booking “${slug}”.`)
    const draft = { ...NONE, ...before, slug, ...merged(before, change) }
    const { letters, ...rest } = draft
    const problems = bookingProblems({
      ...rest,
      letters: letters.map(({ newsletter, date }) => `${newsletter}:${date}`),
    })
    if (Object.keys(problems).length > 0) throw invalid('campaign', 'This booking cannot be kept.', problems)
    const linkVersion = (before?.linkVersion ?? 1) + (change.newLink ? 1 : 0)
    const id = await upsertCampaign(tx, { ...rest, linkVersion })
    const promised = await lockPromised(tx, id)
    if (draft.booked !== undefined && promised !== undefined && draft.booked < promised) {
      const reason = `${promised} impressions are seen or on their way already`
      throw conflict('campaign-promised', `The number cannot be ${draft.booked}: ${reason}.`)
    }
    await storeBooked(tx, id, draft.booked)
    const [taken] = await storeLetters(tx, id, letters)
    if (taken) {
      const { newsletter, date, slug: other } = taken
      throw conflict('letter-sold', `The letter “${newsletter}” of ${date} is booked by “${other}”.`)
    }
    const { html, ...told } = change
    const detail = { change: { ...told, ...(html !== undefined && { html: `${html.length} characters` }) } }
    await writeAuditLog(tx, { actor, action: 'campaign.set', subject: `campaign:${slug}`, detail }, now)
    await announce(tx, CAMPAIGNS_CHANNEL, '')
    return (await findCampaign(tx, slug)) as Campaign
  })

  function merged(before: Campaign | undefined, wish: CampaignChange) {
    const { headline, text, button, link, pictureId, alt, html, outside, newLink: _, letters, ...rest } = wish
    const creative = creativeOf(before?.creative, { headline, text, button, link, pictureId, alt, html, outside })
    const kind = rest.kind ?? before?.kind
    const startsOn = rest.startsOn ?? before?.startsOn
    if (kind === undefined || startsOn === undefined) {
      throw invalid('campaign', 'This booking cannot be kept.', {
        ...(kind === undefined && { kind: 'guaranteed, weighted, letter or house' }),
        ...(startsOn === undefined && { from: 'the first day, such as 2026-12-01' }),
      })
    }
    const kept = before?.letters.map((one) => {
      const [newsletter = '', date = ''] = one.split(':')
      return { newsletter, date }
    })
    const booked = kind === 'guaranteed' ? (rest.booked ?? before?.booked) : rest.booked
    return { ...rest, kind, startsOn, booked, creative, letters: letters ?? kept ?? [] }
  }
}

type CreativeWords = Partial<{
  headline: string | undefined
  text: string | undefined
  button: string | undefined
  link: string | undefined
  pictureId: string | undefined
  alt: string | undefined
  html: string | undefined
  outside: boolean | undefined
}>

/** What is given last says what it is: HTML a frame, a picture a picture; each takes the other away. */
function creativeOf(before: Creative | undefined, wish: CreativeWords): Creative {
  const texts = {
    headline: wish.headline ?? before?.headline ?? '',
    text: wish.text ?? before?.text ?? '',
    button: wish.button ?? before?.button ?? '',
    link: wish.link ?? before?.link ?? '',
  }
  const html = wish.html ?? (wish.pictureId === undefined && before?.kind === 'frame' ? before.html : '')
  if (html !== '') {
    const outside = wish.outside ?? (before?.kind === 'frame' && before.outside)
    return { kind: 'frame', ...texts, html, outside }
  }
  const pictureId = wish.pictureId ?? (before?.kind === 'picture' ? before.pictureId : '')
  if (pictureId === '') return { kind: 'text', ...texts }
  return { kind: 'picture', ...texts, pictureId, alt: wish.alt ?? (before?.kind === 'picture' ? before.alt : '') }
}
