import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'

/** What belongs to one customer; products, prices and the account are everybody's. */
const OWN = /\b(?:cus|cs_test|sub|si|in|il|inpay|pi|ch|py|pm|seti|txn|evt)_[A-Za-z0-9]+/g

type StoredObject = { id: string; kind: string; created: string; data: string; hidden: string; deleted: boolean }

export type Purchase = { email: string; providerId: string }

/**
 * Who has paid once has paid a hundred times: the payment page's part of the provider's memory, and Dateline's note of
 * having sent somebody there, are written again for each of `emails`, with ids, a card and a checkout of its own. What
 * both make of it from then on is theirs. A purchase by way of the pages takes sixty times as long.
 */
export async function copyPurchase(db: Database, original: Purchase, emails: readonly string[]): Promise<Purchase[]> {
  const objects = await objectsOf(db, original)
  const subscription = objects.find(({ id }) => id === original.providerId)
  const checkout = /"dateline_checkout":\s*"(\d+)"/.exec(subscription?.data ?? '')?.[1]
  if (!checkout) throw new Error(`${original.providerId} comes from no checkout`)

  const copies: Purchase[] = []
  for (const [index, email] of emails.entries()) {
    const providerId = `${original.providerId}c${index}`
    const renamed = (text: string) => text.replace(OWN, `$&c${index}`).replaceAll(original.email, email)
    const { rows } = await sql<{ id: string }>`
      insert into checkouts (email, email_key, plan_id, currency, amount_minor, trial_days, return_to, browser_hash,
        provider_account, provider_session, created_at, language)
      select ${email}, ${email}, plan_id, currency, amount_minor, trial_days, return_to, browser_hash,
        provider_account, ${renamed(sessionOf(objects))}, created_at, language
      from checkouts where id = ${checkout} returning id`.execute(db)
    const theirs = rows[0]?.id ?? ''
    await sql`insert into checkout_consents (checkout_id, at, evidence)
      select ${theirs}, at, evidence from checkout_consents where checkout_id = ${checkout}`.execute(db)
    const named = (text: string) =>
      renamed(text)
        .replace(/("(?:dateline_checkout|client_reference_id)":\s*)"\d+"/g, `$1"${theirs}"`)
        // A card that was used for a trial before would end this one.
        .replace(/("fingerprint":\s*"\w+)"/g, `$1${providerId.slice(-4)}${theirs}"`)
    const rowsOfCopy = objects.map(({ id, data, hidden, ...rest }) => ({
      ...rest,
      id: renamed(id),
      data: JSON.parse(named(data)),
      hidden: JSON.parse(named(hidden)),
    }))
    await sql`insert into stripe_simulator.objects (id, kind, created, data, hidden, deleted)
      select id, kind, created, data, hidden, deleted from json_to_recordset(${JSON.stringify(rowsOfCopy)})
        as copy(id text, kind text, created bigint, data json, hidden json, deleted boolean)`.execute(db)
    await sql`insert into stripe_simulator.agenda (subject, task, due_ms)
      select ${providerId}, task, due_ms from stripe_simulator.agenda where subject = ${original.providerId}`.execute(
      db,
    )
    copies.push({ email, providerId })
  }
  return copies
}

function sessionOf(objects: readonly StoredObject[]): string {
  return objects.find(({ kind }) => kind === 'checkout.session')?.id ?? ''
}

async function objectsOf(db: Database, { providerId }: Purchase): Promise<StoredObject[]> {
  const { rows } = await sql<StoredObject>`
    with customer as (
      select data #>> '{customer}' as id from stripe_simulator.objects where id = ${providerId}
    ), own as (
      select o.* from stripe_simulator.objects o, customer
      where o.id = customer.id or strpos(o.data::text, customer.id) > 0
    )
    select id, kind, created, data::text as data, hidden::text as hidden, deleted from stripe_simulator.objects
      where id in (select id from own)
        or (kind = 'invoice_payment' and data #>> '{invoice}' in (select id from own))
      order by seq`.execute(db)
  return rows
}
