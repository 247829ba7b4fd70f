import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Institution } from './institution.rule.ts'

export async function loadInstitutions(db: Database): Promise<Institution[]> {
  const { rows } = await sql<Omit<Institution, 'until'> & { until: string | null }>`
    select slug, name, ranges, domains, until::text as until, daily from institutions order by slug`.execute(db)
  return rows.map(({ until, ...row }) => ({
    ...row,
    until: until === null ? undefined : Temporal.PlainDate.from(until),
  }))
}

export async function storeInstitution(db: Database, institution: Institution): Promise<void> {
  const { slug, name, ranges, domains, until, daily } = institution
  await sql`insert into institutions (slug, name, ranges, domains, until, daily)
    values (${slug}, ${name}, ${ranges}::text[], ${domains}::text[], ${until?.toString() ?? null}, ${daily})
    on conflict (slug) do update set name = excluded.name, ranges = excluded.ranges, domains = excluded.domains,
      until = excluded.until, daily = excluded.daily`.execute(db)
}

export async function deleteInstitution(db: Database, slug: string): Promise<boolean> {
  const { rows } = await sql`delete from institutions where slug = ${slug} returning slug`.execute(db)
  return rows.length > 0
}
