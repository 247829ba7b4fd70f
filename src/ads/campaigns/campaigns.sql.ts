import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Campaign, Creative } from './campaign.ts'
import type { LetterDay } from './campaignChange.ts'

type Row = Omit<Campaign, 'endsOn' | 'rivals' | 'cap' | 'booked' | 'pausedAt'> & {
  endsOn: string | null
  rivals: string | null
  cap: number | null
  booked: number | null
  pausedAt: Temporal.Instant | null
}

const columns = sql`c.id, c.slug, c.kind, c.advertiser, c.starts_on as "startsOn", c.ends_on as "endsOn", c.placements,
  c.sections, c.countries, c.languages, c.not_beside as "notBeside", c.rivals, c.weight, c.cap, c.price, c.creative,
  c.paused_at as "pausedAt", c.link_version as "linkVersion", p.booked,
  array(select l.newsletter || ':' || to_char(l.date, 'YYYY-MM-DD') from campaign_letters l where l.campaign_id = c.id
    order by l.date, l.newsletter) as letters`
const joined = sql`campaigns c join campaign_progress p on p.campaign_id = c.id`

const toCampaign = (row: Row): Campaign => ({
  ...row,
  endsOn: row.endsOn ?? undefined,
  rivals: row.rivals ?? undefined,
  cap: row.cap ?? undefined,
  booked: row.booked ?? undefined,
  pausedAt: row.pausedAt ?? undefined,
})

/** Those that end on this day or later, in the order in which they were made; all of them without one. */
export async function listCampaigns(db: Database, endingFrom?: string): Promise<Campaign[]> {
  const { rows } = await sql<Row>`select ${columns} from ${joined}
    where ${endingFrom ?? null}::date is null or c.ends_on is null or c.ends_on >= ${endingFrom ?? null}::date
    order by c.id`.execute(db)
  return rows.map(toCampaign)
}

export async function findCampaign(db: Database, slug: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${joined} where c.slug = ${slug}`.execute(db)
  return rows[0] && toCampaign(rows[0])
}

export async function findCampaignById(db: Database, id: number): Promise<Campaign | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${joined} where c.id = ${id}`.execute(db)
  return rows[0] && toCampaign(rows[0])
}

/** The row stays locked, whatever of it changes. */
export async function lockCampaign(tx: Database, slug: string): Promise<Campaign | undefined> {
  await sql`select 1 from campaigns where slug = ${slug} for no key update`.execute(tx)
  return findCampaign(tx, slug)
}

type Stored = Omit<Campaign, 'id' | 'letters' | 'booked' | 'pausedAt'>

/** Its id. */
export async function upsertCampaign(tx: Database, campaign: Stored): Promise<number> {
  const { slug, kind, advertiser, startsOn, endsOn, placements, sections, countries, languages, notBeside } = campaign
  const { rivals, weight, cap, price, creative, linkVersion } = campaign
  const { rows } = await sql<{ id: number }>`
    insert into campaigns (slug, kind, advertiser, starts_on, ends_on, placements, sections, countries, languages,
      not_beside, rivals, weight, cap, price, creative, link_version)
    values (${slug}, ${kind}, ${advertiser}, ${startsOn}, ${endsOn ?? null}, ${[...placements]}, ${[...sections]},
      ${[...countries]}, ${[...languages]}, ${[...notBeside]}, ${rivals ?? null}, ${weight}, ${cap ?? null}, ${price},
      ${asJson(creative)}, ${linkVersion})
    on conflict (slug) do update set kind = excluded.kind, advertiser = excluded.advertiser,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, placements = excluded.placements,
      sections = excluded.sections, countries = excluded.countries, languages = excluded.languages,
      not_beside = excluded.not_beside, rivals = excluded.rivals, weight = excluded.weight, cap = excluded.cap,
      price = excluded.price, creative = excluded.creative, link_version = excluded.link_version
    returning id`.execute(tx)
  return rows[0]?.id as number
}

const asJson = (creative: Creative) => JSON.stringify(creative)

/** How many of a booking are seen or promised; its row stays locked. undefined: it has none yet. */
export async function lockPromised(tx: Database, campaignId: number): Promise<number | undefined> {
  const { rows } = await sql<{ promised: number }>`select settled + reserved as promised from campaign_progress
    where campaign_id = ${campaignId} for update`.execute(tx)
  return rows[0]?.promised
}

export async function storeBooked(tx: Database, campaignId: number, booked: number | undefined): Promise<void> {
  await sql`insert into campaign_progress (campaign_id, booked) values (${campaignId}, ${booked ?? null})
    on conflict (campaign_id) do update set booked = excluded.booked`.execute(tx)
}

/** Replaces those of the campaign. What another has booked stays with it, and comes back. */
export async function storeLetters(tx: Database, campaignId: number, letters: readonly LetterDay[]) {
  await sql`delete from campaign_letters where campaign_id = ${campaignId}`.execute(tx)
  const taken: (LetterDay & { slug: string })[] = []
  for (const { newsletter, date } of letters) {
    const { rows } = await sql`insert into campaign_letters (newsletter, date, campaign_id)
      values (${newsletter}, ${date}, ${campaignId}) on conflict do nothing returning 1`.execute(tx)
    if (rows.length > 0) continue
    const { rows: others } = await sql<{ slug: string }>`select c.slug from campaign_letters l
      join campaigns c on c.id = l.campaign_id where l.newsletter = ${newsletter} and l.date = ${date}`.execute(tx)
    taken.push({ newsletter, date, slug: others[0]?.slug ?? '' })
  }
  return taken
}

export async function storePaused(tx: Database, slug: string, pausedAt: Temporal.Instant | undefined): Promise<void> {
  await sql`update campaigns set paused_at = ${pausedAt ?? null} where slug = ${slug}`.execute(tx)
}
