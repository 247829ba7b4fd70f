import { dateIn } from '../../platform/calendar.ts'
import type { Database } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Campaigns, KeptCampaign, SlotContext } from '../campaigns/campaigns.module.ts'
import { stateOf } from '../campaigns/campaigns.module.ts'
import { behindBy, type Progress } from './behind.rule.ts'
import { type Candidate, chooseNotice, drawAt } from './chooseNotice.rule.ts'
import { type Consent, mayShow } from './consent.rule.ts'
import { createLeases, type Impression } from './createLeases.ts'
import { listProgress } from './leases.sql.ts'
import { expectedShare, type Profile, profileOf, TRAFFIC_WEEKS } from './traffic.rule.ts'
import { listTraffic } from './traffic.sql.ts'

export type PacingDeps = {
  db: Database
  log: Log
  campaigns: Campaigns
  zone(): string
  /** Between 0 and 1: where this process begins to draw. */
  start: number
}

export type Chosen = { campaign: KeptCampaign; impression: Impression }

/** Whether what was promised to advertisers may be shown to whoever asks. */
type WithGuaranteed = { withGuaranteed: boolean }

/** How old what is known of the bookings' progress, and of the weeks before, may be. */
const PROGRESS_SECONDS = 5
const PROFILE_SECONDS = 600

/** Chooses what is shown, and remembers for that how far the bookings are. */
export function createPacing(deps: PacingDeps) {
  const { db, log, campaigns } = deps
  const leases = createLeases(deps)
  let draws = 0
  let progress: { of: Map<number, Progress> } | undefined
  let tried: { at: Temporal.Instant; version: string } | undefined
  let profile: { at: Temporal.Instant; hours: Profile } | undefined
  let reading: Promise<void> | undefined
  /** What this process has served since the progress was read. */
  const servedSince = new Map<number, number>()

  async function read(now: Temporal.Instant): Promise<void> {
    if (!profile || isOld(profile.at, PROFILE_SECONDS, now)) {
      const rows = await listTraffic(db, now.subtract({ hours: 24 * 7 * TRAFFIC_WEEKS }))
      profile = { at: now, hours: profileOf(rows, now, deps.zone()) }
    }
    const guaranteed = campaigns.all().filter(({ kind }) => kind === 'guaranteed')
    const rows =
      guaranteed.length === 0
        ? []
        : await listProgress(
            db,
            guaranteed.map(({ id }) => id),
          )
    progress = { of: new Map(rows.map((row) => [row.campaignId, row])) }
    servedSince.clear()
  }

  /** Waits where nothing is known of a booking yet; else what is known a little too long decides meanwhile. */
  async function known(now: Temporal.Instant): Promise<void> {
    const isKnown = campaigns.all().every(({ kind, id }) => kind !== 'guaranteed' || progress?.of.has(id))
    const isDue =
      !tried || isOld(tried.at, PROGRESS_SECONDS, now) || (!isKnown && tried.version !== campaigns.version())
    if (isDue) {
      tried = { at: now, version: campaigns.version() }
      reading ??= read(now)
        .catch((error: Error) => {
          if (!isDatabaseAway(error)) log.error({ err: error.message }, 'the progress of bookings could not be read')
        })
        .finally(() => {
          reading = undefined
        })
    }
    if (!isKnown || !progress) await reading
  }

  function candidatesAt(
    consent: Consent & WithGuaranteed,
    now: Temporal.Instant,
  ): (Candidate & { campaign: KeptCampaign })[] {
    const zone = deps.zone()
    const today = dateIn(now, zone)
    const allPaused = campaigns.settings().pausedAt !== undefined
    return campaigns.all().flatMap((campaign): (Candidate & { campaign: KeptCampaign })[] => {
      const { kind, endsOn, startsOn, id } = campaign
      if (kind === 'house' || kind === 'letter') return []
      if (stateOf(campaign, today, allPaused) !== 'running' || !mayShow(campaign, consent)) return []
      if (!leases.has(id, now)) return []
      if (kind === 'weighted') return [{ campaign, behind: undefined }]
      if (!consent.withGuaranteed) return []
      const known = progress?.of.get(id)
      if (!known || !profile || endsOn === undefined) return []
      const served = known.served + (servedSince.get(id) ?? 0)
      const behind = behindBy({ ...known, served }, expectedShare({ startsOn, endsOn }, profile.hours, now, zone))
      return behind > 0 ? [{ campaign, behind }] : []
    })
  }

  return {
    /** For the slots of one page, in their order; undefined: the house's own. Each impression is leased, and served by this. */
    async choose(
      slots: readonly SlotContext[],
      consent: Consent & WithGuaranteed,
      now: Temporal.Instant,
    ): Promise<(Chosen | undefined)[]> {
      await known(now)
      let candidates = candidatesAt(consent, now)
      const taken: Candidate[] = []
      const chosen: (Chosen | undefined)[] = []
      for (const slot of slots) {
        let found: Chosen | undefined
        for (;;) {
          const one = chooseNotice(slot, candidates, taken, drawAt(deps.start, draws++))
          if (!one) break
          const impression = await leases.take(one.campaign.id, now)
          if (impression) {
            servedSince.set(one.campaign.id, (servedSince.get(one.campaign.id) ?? 0) + 1)
            taken.push(one)
            found = { campaign: one.campaign, impression }
            break
          }
          candidates = candidates.filter((other) => other !== one)
        }
        chosen.push(found)
      }
      return chosen
    },
    /** How many weeks' traffic says should have been delivered until now, of one that is guaranteed; 0 to 1. */
    async shareExpected(campaign: { startsOn: string; endsOn: string | undefined }, now: Temporal.Instant) {
      const { startsOn, endsOn } = campaign
      if (endsOn === undefined) return undefined
      const rows = await listTraffic(db, now.subtract({ hours: 24 * 7 * TRAFFIC_WEEKS }))
      return expectedShare({ startsOn, endsOn }, profileOf(rows, now, deps.zone()), now, deps.zone())
    },
    close: () => leases.close(),
  }
}

const isOld = (at: Temporal.Instant, seconds: number, now: Temporal.Instant) =>
  Temporal.Instant.compare(at.add({ seconds }), now) <= 0
