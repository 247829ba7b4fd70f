import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { KnownSubscriber, SubscriberRow } from './row.rule.ts'

/** What is known of each of these, in their order; undefined where there is no such newsletter. */
export async function listKnown(
  db: Database,
  rows: readonly Pick<SubscriberRow, 'newsletter' | 'emailKey'>[],
): Promise<(KnownSubscriber | undefined)[]> {
  const { rows: known } = await sql<KnownSubscriber & { exists: boolean }>`
    select n.id is not null as exists, s.status, s.ended_at as "endedAt", m.reason as suppressed
    from unnest(${rows.map(({ newsletter }) => newsletter)}::text[], ${rows.map(({ emailKey }) => emailKey)}::text[])
        with ordinality r (newsletter, email_key, at)
      left join newsletters n on n.slug = r.newsletter
      left join lateral (select status, ended_at from newsletter_subscriptions
        where newsletter_id = n.id and email_key = r.email_key limit 1) s on true
      left join lateral (select reason from mail_suppressions where email_key = r.email_key limit 1) m on true
    order by r.at`.execute(db)
  return known.map(({ exists, ...one }) => (exists ? one : undefined))
}

/**
 * Takes these over, each with what shows that they consented. One that somebody has ended meanwhile stays ended. Answers
 * how many were stored. In two statements: joining what the first has stored with what was given took a minute for 200,000.
 */
export async function storeSubscribers(tx: Database, rows: readonly SubscriberRow[]): Promise<number> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r (email text, "emailKey" text, newsletter text, status text, "consentedAt" timestamptz, "endedAt" timestamptz)
    join newsletters n on n.slug = r.newsletter`
  const { rows: stored } = await sql<{ newsletter: string; emailKey: string }>`
    insert into newsletter_subscriptions as s
      (newsletter_id, email, email_key, status, requested_at, confirmed_at, ended_at)
    select n.id, email, "emailKey", status, coalesce("consentedAt", "endedAt"), "consentedAt", "endedAt" from ${given}
    on conflict (newsletter_id, email_key) do update set status = excluded.status,
      confirmed_at = coalesce(excluded.confirmed_at, s.confirmed_at), ended_at = excluded.ended_at
      where s.status = 'requested' or (excluded.status = 'ended' and s.status = 'confirmed')
    returning (select slug from newsletters where id = s.newsletter_id) as newsletter, email_key as "emailKey"`.execute(
    tx,
  )
  const isStored = new Set(stored.map(({ newsletter, emailKey }) => `${newsletter} ${emailKey}`))
  const consents = rows
    .filter(({ newsletter, emailKey }) => isStored.has(`${newsletter} ${emailKey}`))
    .flatMap((row) => {
      const { email, emailKey, newsletter, source, evidence, language } = row
      const about = { email, emailKey, newsletter, evidence: { how: 'import', source, evidence, language } }
      return [
        ...(row.consentedAt ? [{ ...about, event: 'confirmed', at: row.consentedAt }] : []),
        ...(row.status === 'ended' ? [{ ...about, event: 'ended', at: row.endedAt }] : []),
      ]
    })
  await sql`
    insert into newsletter_consents (newsletter_id, email, email_key, event, at, evidence)
    select n.id, c.email, c."emailKey", c.event, c.at, c.evidence
    from jsonb_to_recordset(${JSON.stringify(consents)}::jsonb)
      as c (email text, "emailKey" text, newsletter text, event text, at timestamptz, evidence jsonb)
      join newsletters n on n.slug = c.newsletter`.execute(tx)
  return stored.length
}

export type ExportedRow = {
  id: number
  email: string
  newsletter: string
  status: 'confirmed' | 'ended'
  consentedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  evidence: Record<string, unknown> | null
}

/** Those after one, by their number: who asked and never confirmed is nobody's subscriber. */
export async function listSubscribersAfter(db: Database, id: number, most: number): Promise<ExportedRow[]> {
  const { rows } = await sql<ExportedRow>`
    select s.id, s.email, n.slug as newsletter, s.status, s.confirmed_at as "consentedAt", s.ended_at as "endedAt",
      (select c.evidence from newsletter_consents c where c.email_key = s.email_key
        and c.newsletter_id = s.newsletter_id order by (c.event = 'confirmed') desc, c.id desc limit 1) as evidence
    from newsletter_subscriptions s join newsletters n on n.id = s.newsletter_id
    where s.id > ${id} and s.status <> 'requested' order by s.id limit ${most}`.execute(db)
  return rows
}

export async function countSubscribers(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    /* reads all: a person has asked for all of them */
    select count(*) as count from newsletter_subscriptions where status <> 'requested'`.execute(db)
  return rows[0]?.count ?? 0
}
