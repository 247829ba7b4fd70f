import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/**
 * That a letter led to these checkouts; the last one counts. One that a restore has taken away leads to nothing,
 * and of who wants nothing counted nothing is.
 */
export async function storeLetter(tx: Database, checkoutIds: readonly number[], letterId: number): Promise<void> {
  await sql`insert into checkout_letters (checkout_id, letter_id)
    select c.id, l.id from checkouts c, letters l where c.id = any(${[...checkoutIds]}::bigint[]) and l.id = ${letterId}
      and not exists (select from letter_objections o where o.email_key = c.email_key)
    on conflict (checkout_id) do update set letter_id = excluded.letter_id`.execute(tx)
}

export type BegunByLetter = { trials: number; subscriptions: number }

/**
 * What was begun by those whom a letter brought: trials, and subscriptions that were paid from their first day. What was
 * set aside, since its reader had had their trial or subscribes already, is none.
 */
export async function countBegun(db: Database, letterId: number): Promise<BegunByLetter> {
  const { rows } = await sql<BegunByLetter>`
    select count(*) filter (where c.trial_days > 0) as trials,
      count(*) filter (where c.trial_days = 0) as subscriptions
    from checkout_letters l join checkouts c on c.id = l.checkout_id join subscriptions s on s.id = c.subscription_id
    where l.letter_id = ${letterId} and c.completed_at is not null and s.set_aside is null`.execute(db)
  return rows[0] ?? { trials: 0, subscriptions: 0 }
}
