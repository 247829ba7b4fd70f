import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'

/** Every newsletter has a reader, so that its automatic letters are put together. */
export async function subscribeSomebody(db: Database, now: Temporal.Instant): Promise<void> {
  await sql`insert into newsletter_subscriptions (newsletter_id, email, email_key, status, requested_at, confirmed_at)
    select id, 'ada@example.org', 'ada@example.org', 'confirmed', ${now}, ${now} from newsletters
    on conflict do nothing`.execute(db)
}
