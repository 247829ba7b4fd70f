import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type FileForDesk = { digest: string; revision: number; taken: boolean }

export async function findFileForDesk(tx: Database, articleId: number): Promise<FileForDesk | undefined> {
  const { rows } = await sql<FileForDesk>`select digest, revision, taken from files_for_desk
    where article_id = ${articleId}`.execute(tx)
  return rows[0]
}

/** Of each article the newest. */
export async function storeFileForDesk(
  tx: Database,
  articleId: number,
  { digest, revision, taken }: FileForDesk,
): Promise<void> {
  await sql`insert into files_for_desk (article_id, digest, revision, taken)
    values (${articleId}, ${digest}, ${revision}, ${taken})
    on conflict (article_id) do update set digest = excluded.digest, revision = excluded.revision,
      taken = excluded.taken`.execute(tx)
}
