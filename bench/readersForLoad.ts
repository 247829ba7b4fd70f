import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setPolicy } from '../src/paywall/meter/meter.module.ts'
import { openDatabase } from '../src/platform/database.ts'
import { connectEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts'
import { createSigner } from '../src/platform/signing.ts'

export type Article = { path: string; groupId: number }

export type BenchDatabase = Awaited<ReturnType<typeof openBenchDatabase>>

/** Makes readers and sessions straight in the database: what is measured is reading, not signing in. */
export async function openBenchDatabase(dataFolder: string) {
  const connection = await connectEmbeddedPostgres(join(dataFolder, 'postgres'))
  if (!connection) throw new Error('the database does not run')
  const { db, pool: client, close } = openDatabase(connection, { max: 5 })
  const secret = (await readFile(join(dataFolder, 'secret'), 'utf8')).trim()
  const passSigner = createSigner(secret, 'pass')

  return {
    passKey: Buffer.from(hkdfSync('sha256', secret, 'dateline', 'pass', 32)),
    /** Metered articles in the publication's language, each of its own group, newest first. */
    /** Those that the meter opens: of the sample the archive is for subscribers after 90 days. */
    async articles(): Promise<Article[]> {
      const { rows } = await client.query<{ section: string; slug: string; group_id: number }>(
        `select section, slug, group_id from articles, publication p
          where status = 'published' and terms = 'metered' and articles.language = p.language
            and first_published > now() - interval '85 days'
          order by first_published desc`,
      )
      return rows.map((row) => ({ path: `/${row.section}/${row.slug}`, groupId: row.group_id }))
    },
    async setAllowance(allowance: number) {
      await setPolicy(db, 'bench', { allowance }, Temporal.Now.instant())
    },
    async settings(): Promise<Record<string, string>> {
      const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']
      const entries = names.map(async (name): Promise<[string, string]> => {
        const { rows } = await client.query<Record<string, string>>(`show ${name}`)
        return [name, Object.values(rows[0] ?? {})[0] ?? '']
      })
      return Object.fromEntries(await Promise.all(entries))
    },
    /** Signed-in readers with nothing read yet; answers with their session cookies. */
    async makeReaders(count: number): Promise<string[]> {
      const run = randomBytes(4).toString('hex')
      const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
      const emails = tokens.map((_, index) => `bench-${run}-${index}@example.org`)
      const now = Temporal.Now.instant().toString()
      await client.query(
        `with made as (
           insert into readers (email, email_key, person_key, language, created_at, address_confirmed_at)
           select address, address, address, 'en', $3, $3 from unnest($1::text[]) as address
           returning id, email)
         insert into sessions (token_hash, reader_id, staff, address_proven, created_at, last_used_at, user_agent)
         select given.hash, made.id, false, true, $3, $3, 'bench'
         from unnest($1::text[], $2::bytea[]) as given (email, hash) join made on made.email = given.email`,
        [emails, tokens.map(hashOf), now],
      )
      return tokens
    },
    async makeSubscribers(count: number): Promise<string[]> {
      const tokens = await this.makeReaders(count)
      const now = Temporal.Now.instant()
      const later = now.add({ hours: 24 * 30 }).toString()
      await client.query(
        `insert into subscriptions (reader_id, plan_id, currency, amount_minor, interval, state, provider_account,
           provider_subscription, provider_customer, provider_status, started_at, period_start, period_end, paid_until,
           version)
         select s.reader_id, (select id from plans order by position limit 1), 'usd', 290, 'month', 'active', 'bench',
           'sub_bench_' || s.reader_id, 'bench', 'active', $2, $2, $3, $3, 1
         from sessions s where s.token_hash = any($1)`,
        [tokens.map(hashOf), now.toString(), later],
      )
      return tokens
    },
    async storeRead(token: string, groupId: number) {
      await client.query(
        `insert into reads (reader_id, group_id, opened_at)
          select reader_id, $2, $3 from sessions where token_hash = $1`,
        [hashOf(token), groupId, Temporal.Now.instant().toString()],
      )
    },
    async storedReads(): Promise<number> {
      const { rows } = await client.query<{ count: number }>('select count(*) from reads')
      return rows[0]?.count ?? 0
    },
    /** A visitor's cookie that says which articles were opened, and how long ago. */
    passWith(groupIds: readonly number[], secondsAgo: number): string {
      const second = Math.floor(Date.now() / 1000) - secondsAgo
      const reads = groupIds.map((groupId) => `${groupId.toString(36)}-${second.toString(36)}`)
      return passSigner.sign(`1:${reads.join('_')}`)
    },
    close,
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()
export const sessionHash = (token: string) => hashOf(token).toString('hex')
