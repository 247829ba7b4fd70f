import { createHash } from 'node:crypto'
import { dateIn } from '../../platform/calendar.ts'
import type { Database } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Signer } from '../../platform/signing.ts'
import {
  type Campaigns,
  findCampaignById,
  type KeptCampaign,
  PAGE_CONTEXT,
  type SlotContext,
  stateOf,
} from '../campaigns/campaigns.module.ts'
import { type Chosen, fits, type Pacing } from '../pacing/pacing.module.ts'
import { CLICK_PATH } from './addresses.ts'
import type { Ads, Asker, Counted, Decision, Refusal, ShownCreative } from './ads.ts'
import type { createCounter } from './createCounter.ts'
import { createNetworkRate } from './createNetworkRate.ts'
import { createUnseenByNetwork } from './createUnseenByNetwork.ts'
import { isMachine } from './machines.rule.ts'
import { readPage, writePage } from './sealedPage.rule.ts'
import { isEarly, readToken, type Token, writeToken } from './token.rule.ts'

export type AdsDeps = {
  db: Database
  log: Log
  campaigns: Campaigns
  pacing: Pick<Pacing, 'choose'>
  counter: ReturnType<typeof createCounter>
  pageSigner: Signer
  tokenSigner: Signer
  zone(): string
  /** Previews of links are no people either. */
  isLinkPreview(userAgent: string | undefined): boolean
}

/** A page has no more slots. */
const MOST_SLOTS = 20

/** What pages, letters and browsers may ask of the bookings. */
export function createAds(deps: AdsDeps): Ads {
  const { campaigns, counter, pageSigner, tokenSigner } = deps
  const rate = createNetworkRate()
  const unseen = createUnseenByNetwork()
  const isPaused = () => campaigns.settings().pausedAt !== undefined
  const today = (now: Temporal.Instant) => dateIn(now, deps.zone())
  let version: { of: string; text: string; untilMs: number } | undefined

  /** Why nothing of whoever asks is counted. */
  function refusalOf(event: 'choose' | 'seen' | 'click', asker: Asker, now: Temporal.Instant): Refusal | undefined {
    if (isMachine(asker.userAgent) || deps.isLinkPreview(asker.userAgent)) return 'machine'
    return rate.isTooMuch(event, asker.network, now) ? 'too-many' : undefined
  }

  const tokenOf = (text: string): Token | undefined => {
    const value = tokenSigner.verify(text)
    return value === undefined ? undefined : readToken(value)
  }

  function tell(event: 'seen' | 'click', token: Token | undefined, asker: Asker, now: Temporal.Instant) {
    const campaign = campaigns.all().find(({ id }) => id === token?.campaignId)
    const refused =
      refusalOf(event, asker, now) ??
      (token === undefined ? 'forged' : undefined) ??
      (token?.kind === 'impression' && isEarly(token.servedMs, now) ? 'early' : undefined) ??
      (campaign?.pausedAt !== undefined || isPaused() ? 'paused' : undefined) ??
      (event === 'click' && token && rate.isTooManyClicks(token.campaignId, asker.network, now)
        ? 'too-many'
        : undefined)
    return counter.tell({ event, token, refused }, now)
  }

  function booking({ campaign, impression }: Chosen, slot: SlotContext, now: Temporal.Instant): Decision {
    const token = tokenSigner.sign(
      writeToken({
        ...{ kind: 'impression', campaignId: campaign.id, leaseId: impression.leaseId, number: impression.number },
        ...{ placement: slot.placement, servedMs: now.epochMilliseconds },
      }),
    )
    const { slug, advertiser } = campaign
    return {
      kind: 'booking',
      campaign: slug,
      advertiser,
      creative: shown(campaign),
      token,
      path: `${CLICK_PATH}/${token}`,
    }
  }

  function bookedIn(newsletter: string, date: string): KeptCampaign | undefined {
    const letter = `${newsletter}:${date}`
    const booked = campaigns.all().find(({ kind, letters }) => kind === 'letter' && letters.includes(letter))
    return booked?.pausedAt !== undefined || isPaused() ? undefined : booked
  }

  const inLetter: Ads['inLetter'] = ({ newsletter, date, language, beside }) => {
    const booked = bookedIn(newsletter, date)
    if (booked && !beside.some((tag) => booked.notBeside.includes(tag))) {
      const token = tokenSigner.sign(writeToken({ kind: 'letter', campaignId: booked.id }))
      const { slug, advertiser } = booked
      return { campaign: slug, advertiser, creative: shown(booked), link: `${CLICK_PATH}/${token}` }
    }
    const own = houseIn({ placement: 'letter', page: { kind: 'other', tags: [...beside], places: [], language } }, date)
    const chosen = own[dayNumber(date) % Math.max(1, own.length)]
    if (!chosen) return undefined
    return { campaign: chosen.slug, advertiser: undefined, creative: shown(chosen), link: chosen.creative.link }
  }

  const houseOn = (day: string) =>
    campaigns.all().filter((one) => one.kind === 'house' && stateOf(one, day, isPaused()) === 'running')

  /** The greatest weight first. */
  const houseIn = (slot: Parameters<typeof fits>[1], day: string) =>
    houseOn(day)
      .filter((one) => fits(one, slot))
      .toSorted((a, b) => b.weight - a.weight || a.id - b.id)

  return {
    sealPage: (page) => pageSigner.sign(Buffer.from(writePage(page)).toString('base64url')),
    openPage(sealed) {
      const value = pageSigner.verify(sealed)
      if (value === undefined) return undefined
      return PAGE_CONTEXT.safeParse(readPage(Buffer.from(value, 'base64url').toString())).data
    },
    async decide(slots, asker, now) {
      const house = slots.map((): Decision => ({ kind: 'house' }))
      const refused = refusalOf('choose', asker, now) ?? (slots.length > MOST_SLOTS ? 'too-many' : undefined)
      if (refused) {
        counter.refused({ event: 'choose', token: undefined, refused }, now)
        return house
      }
      try {
        const { objects, consents, shown = new Map() } = asker
        const withGuaranteed = !unseen.holdsBack(asker.network, now)
        const chosen = await deps.pacing.choose(slots, { objects, consents, shown, withGuaranteed }, now)
        const guaranteed = chosen.filter((one) => one?.campaign.kind === 'guaranteed')
        unseen.served(asker.network, guaranteed.length, now)
        const served = chosen.flatMap((one, at) => {
          const placement = slots[at]?.placement
          return one && placement ? [{ ...one.impression, campaignId: one.campaign.id, placement }] : []
        })
        counter.asked(slots.length, served, now)
        return slots.map((slot, at) => {
          const one = chosen[at]
          return one ? booking(one, slot, now) : { kind: 'house' }
        })
      } catch (error) {
        if (!isDatabaseAway(error)) deps.log.error({ err: (error as Error).message }, 'no notice could be chosen')
        return house
      }
    },
    seen: (tokens, asker, now): Promise<Counted[]> =>
      Promise.all(
        tokens.map(async (text) => {
          const counted = await tell('seen', tokenOf(text), asker, now)
          if (counted === 'counted') unseen.seen(asker.network, now)
          return counted
        }),
      ),
    async clicked(text, asker, now) {
      const token = tokenOf(text)
      const counted = tell('click', token, asker, now)
      if (token === undefined) {
        await counted
        return undefined
      }
      const kept = campaigns.all().find(({ id }) => id === token.campaignId)
      // Whoever clicked goes on, whatever becomes of the counting.
      const [found] = await Promise.all([
        kept ?? findCampaignById(deps.db, token.campaignId),
        counted.catch((error: Error) => deps.log.warn({ err: error.message }, 'a click could not be counted')),
      ])
      return found?.creative.link
    },
    houseNotices: (slot, now) =>
      houseIn(slot, today(now)).map((campaign) => ({ campaign: campaign.slug, creative: shown(campaign) })),
    inLetter,
    letterVersion: (newsletter, date) =>
      hashOf([
        bookedIn(newsletter, date) ?? null,
        ...houseOn(date).filter(({ placements }) => placements.includes('letter')),
      ]),
    frame(slug) {
      const found = campaigns.all().find((one) => one.slug === slug)
      if (found?.creative.kind !== 'frame' || found.pausedAt !== undefined || isPaused()) return undefined
      const { html, outside } = found.creative
      return { html, outside }
    },
    isPaused,
    version(now) {
      const of = `${campaigns.version()} ${deps.zone()}`
      // Pages ask for it at each request: the day is looked up once.
      if (version?.of !== of || now.epochMilliseconds >= version.untilMs) {
        const notices = houseOn(today(now))
        const tomorrow = now.toZonedDateTimeISO(deps.zone()).startOfDay().add({ days: 1 })
        version = { of, text: hashOf(notices), untilMs: tomorrow.epochMilliseconds }
      }
      return version.text
    },
  }
}

const hashOf = (matter: unknown) => createHash('sha256').update(JSON.stringify(matter)).digest('hex').slice(0, 16)

const dayNumber = (date: string) => Temporal.PlainDate.from('2000-01-03').until(date, { largestUnit: 'day' }).days

function shown({ creative, picture }: KeptCampaign): ShownCreative {
  if (creative.kind === 'frame') {
    const { html: _, ...rest } = creative
    return rest
  }
  return picture ? { ...creative, picture } : creative
}
