import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { compose, type Dateline, type Settings } from '../../src/app/compose/compose.ts'
import { composeSite, type PublicSite } from '../../src/app/compose/composeSite.ts'
import { type ArticleDraft, saveArticles } from '../../src/articles/store/store.module.ts'
import { buildAssets } from '../../src/design/frame/assets.ts'
import { savePlan, setPrices } from '../../src/money/plans/plans.module.ts'
import { createLog } from '../../src/platform/log.ts'
import { listOutbox } from '../../src/platform/mail.ts'
import { makeToken, tokenHash } from '../../src/platform/signing.ts'
import { ensureSection, storePublication } from '../../src/publication/facts/facts.module.ts'
import { setRole } from '../../src/staff/accounts/accounts.module.ts'
import type { StaffRole } from '../../src/staff/permissions/permissions.module.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { inHours } from './inHours.ts'
import { jobsDone } from './jobsDone.ts'
import { nobodyPays } from './nobodyPays.ts'
import { shareAssets } from './siteAssets.ts'

export const ORIGIN = 'http://news.test'

export type TestSite = {
  dateline: Dateline & PublicSite
  /** Every mail so far to this address, oldest first, once no job is left to do. */
  mailsTo(address: string): Promise<ParsedMail[]>
  /** Moves Dateline's clock and nothing else: what falls due meanwhile is left for the test to do. */
  pass(duration: Temporal.DurationLike): Promise<void>
  dataFolder: string
  /** For another process on the same one. */
  database: TestDatabase
  /** Opens a browser without a history. */
  visitor(from?: { address?: string; userAgent?: string }): Client
  /** A session of a new reader, or of the one given. */
  reader(options?: {
    subscription?: SubscriptionState
    readerId?: number
    /** A session as one of the staff. */
    role?: StaffRole
    /** The new reader's address. */
    email?: string
    /** A session from the checkout: nobody has shown that the address is theirs. */
    unproven?: true
  }): Promise<Client & { readerId: number }>
  publish(draft: Partial<ArticleDraft> & Pick<ArticleDraft, 'slug' | 'body'>): Promise<number>
  close(): Promise<void>
}

export type SubscriptionState = 'trialing' | 'active' | 'past_due' | 'canceling' | 'ended'

export type Answer = { status: number; headers: Headers; bytes: Buffer; text: string; access: string | null }

export type Client = {
  cookies: Map<string, string>
  fetch(
    path: string,
    init?: { method?: string; headers?: Record<string, string>; form?: Record<string, string>; json?: unknown },
  ): Promise<Answer>
}

/** The whole composition on a database of its own, asked without a socket. The payment provider is not there. */
export async function createSite(
  name: string,
  settings: Partial<Pick<Settings, 'resolver' | 'origin' | 'money' | 'bucket' | 'returning' | 'guardedFetch'>> & {
    database?: TestDatabase
  } = {},
): Promise<TestSite> {
  const { database: given, ...changed } = settings
  const database = given ?? (await createTestDatabase(name))
  const dataFolder = await mkdtemp(join(tmpdir(), 'dateline-site-'))
  await shareAssets(dataFolder)
  const composed = await compose(
    {
      connection: database.connection,
      origin: ORIGIN,
      dataFolder,
      ...nobodyPays,
      ...changed,
    },
    createLog(process.env.LOG_LEVEL ?? 'silent'),
  )
  const assets = await buildAssets({ folder: join(dataFolder, 'assets') })
  const dateline = { ...composed, ...(await composeSite(composed, { assets, trustedProxies: undefined })) }
  const { db } = dateline
  await dateline.jobs.open()
  dateline.announceReady()
  await storePublication(db, {
    name: 'The Test Meridian',
    promise: 'One letter each morning.',
    description: 'A publication for tests.',
    zone: 'Europe/Paris',
    language: 'en',
    currency: 'usd',
    legalName: 'Test',
    address: 'Nowhere',
    email: 'desk@news.test',
    clocks: [],
    dailyLetter: undefined,
  })
  const start = dateline.clock.now()
  await savePlan(db, 'monthly', { name: 'Monthly', interval: 'month', trialDays: 30 }, 'test', start)
  await savePlan(db, 'annual', { name: 'Annual', interval: 'year', trialDays: 0 }, 'test', start)
  await setPrices(db, 'monthly', { usd: '2.90' }, 'test', start)
  await setPrices(db, 'annual', { usd: '19.90' }, 'test', start)
  await ensureSection(db, 'world', 'World')
  await dateline.publication.reload()
  await dateline.plans.reload()
  let readers = 0

  return {
    dateline,
    dataFolder,
    database,
    visitor: (from) => createClient(dateline, from),
    async reader(options = {}) {
      const now = dateline.clock.now()
      const readerId = options.readerId ?? (await makeReader(options.email ?? `reader${++readers}@news.test`, now))
      if (options.subscription) await makeSubscription(readerId, options.subscription, now)
      if (options.role) await giveRole(readerId, options.role)
      const token = makeToken()
      await sql`insert into sessions (token_hash, reader_id, staff, address_proven, created_at, last_used_at, user_agent)
        values (${tokenHash(token)}, ${readerId}, ${options.role !== undefined}, ${!options.unproven}, ${now}, ${now},
          'test')`.execute(db)
      if (!options.unproven)
        await sql`update readers set address_confirmed_at = ${now} where id = ${readerId}`.execute(db)
      const client = createClient(dateline)
      client.cookies.set('dateline_session', token)
      return { ...client, readerId }
    },
    async publish(draft) {
      const [outcome] = await saveArticles(
        db,
        [
          {
            section: 'world',
            language: 'en',
            terms: 'metered',
            headline: `Headline of ${draft.slug}`,
            standfirst: `Standfirst of ${draft.slug}`,
            authors: ['The test desk'],
            tags: ['testing'],
            places: [{ country: 'FR', city: 'Paris' }],
            firstPublished: dateline.clock.now().subtract({ hours: 1 }),
            redirectFrom: [],
            status: 'published',
            extra: {},
            ...draft,
          },
        ],
        dateline.clock.now(),
      )
      if (outcome?.kind !== 'created' && outcome?.kind !== 'updated') throw new Error(JSON.stringify(outcome))
      return outcome.articleId
    },
    async mailsTo(address) {
      await jobsDone(dateline)
      const outbox = join(dataFolder, 'outbox')
      const mails: ParsedMail[] = []
      for (const file of await listOutbox(outbox)) mails.push(await simpleParser(await readFile(join(outbox, file))))
      return mails.filter((mail) => [mail.to ?? []].flat().some((to) => to.text.includes(address)))
    },
    pass: (duration) => dateline.clock.advanceTo(dateline.clock.now().add(inHours(duration))),
    async close() {
      await dateline.close()
      if (!given) await database.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }

  async function makeReader(email: string, now: Temporal.Instant): Promise<number> {
    return db.transaction().execute(async (tx) => {
      const { reader } = await dateline.readers.findOrMakeReader(tx, { email, language: 'en' }, now)
      return reader.id
    })
  }

  async function giveRole(readerId: number, role: StaffRole) {
    const reader = await dateline.readers.findReader(db, { readerId })
    if (!reader) throw new Error('a role is for a reader')
    const { email, emailKey } = reader
    await db.transaction().execute((tx) => setRole(tx, { email, emailKey, role, by: 'test' }, dateline.clock.now()))
  }

  async function makeSubscription(readerId: number, state: SubscriptionState, now: Temporal.Instant) {
    const over = state === 'ended'
    const end = over ? now.subtract({ hours: 24 }) : now.add({ hours: 24 * 20 })
    const startedAt = now.subtract({ hours: 24 * 10 })
    await sql`insert into subscriptions (reader_id, plan_id, currency, amount_minor, interval, state, provider_account,
        provider_subscription, provider_customer, provider_status, started_at, trial_end, period_start, period_end,
        cancel_at, past_due_since, ended_at, paid_until, version)
      values (${readerId}, (select id from plans where slug = 'monthly'), 'usd', 290, 'month', ${state}, 'acct_test',
        ${`sub_${readerId}_${state}`}, ${`cus_${readerId}`}, ${state === 'ended' ? 'canceled' : state}, ${startedAt},
        ${state === 'trialing' ? end : null}, ${startedAt}, ${end}, ${state === 'canceling' ? end : null},
        ${state === 'past_due' ? now.subtract({ hours: 24 }) : null}, ${over ? end : null},
        ${state === 'trialing' ? null : end}, 1)`.execute(db)
  }
}

function createClient(dateline: PublicSite, from: { address?: string; userAgent?: string } = {}): Client {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async fetch(path, init = {}) {
      const headers = new Headers({ ...(from.userAgent && { 'user-agent': from.userAgent }), ...init.headers })
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const body =
        init.json === undefined ? init.form && new URLSearchParams(init.form).toString() : JSON.stringify(init.json)
      if (body !== undefined) {
        headers.set('content-type', init.json === undefined ? 'application/x-www-form-urlencoded' : 'application/json')
        headers.set('sec-fetch-site', headers.get('sec-fetch-site') ?? 'same-origin')
      }
      const method = init.method ?? (body === undefined ? 'GET' : 'POST')
      const response = await dateline.app.fetch(
        new Request(ORIGIN + path, { method, headers, ...(body !== undefined && { body }) }),
        from.address === undefined ? {} : { incoming: { socket: { remoteAddress: from.address } } },
      )
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = '', ...attributes] = cookie.split(';')
        const at = pair.indexOf('=')
        if (attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0'))
          cookies.delete(pair.slice(0, at))
        else cookies.set(pair.slice(0, at), pair.slice(at + 1))
      }
      const bytes = Buffer.from(await response.arrayBuffer())
      return {
        status: response.status,
        headers: response.headers,
        bytes,
        text: decode(bytes, response.headers.get('content-encoding')),
        access: response.headers.get('dateline-access'),
      }
    },
  }
}

function decode(bytes: Buffer, encoding: string | null): string {
  if (bytes.length === 0) return ''
  if (encoding === 'br') return brotliDecompressSync(bytes).toString()
  if (encoding === 'gzip') return gunzipSync(bytes).toString()
  return bytes.toString()
}
