import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type pg from 'pg'
import { type BrowserOf, createBrowsers } from './browser.ts'
import { type AdvancingClock, type Clock, createClock } from './clock.ts'
import { type Database, openDatabase } from './database.ts'
import type { BucketAddress } from './files/bucketAddress.ts'
import type { Files } from './files/files.ts'
import { openFiles } from './files/openFiles.ts'
import { clientAddress, type Site } from './http.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLimits, type Limits } from './limits.ts'
import type { Log } from './log.ts'
import { createMailer, type Mailer } from './mail.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { listenForNotices, type Notices } from './notices.ts'
import { createSigner, type Signer } from './signing.ts'

/** What every room may stand on. Opened once for a process. */
export type Platform = {
  site: Site
  dataFolder: string
  connection: pg.PoolConfig
  db: Database
  /**
   * For pages that show many articles and that nobody waits long for: a few connections of its own, so that however many
   * of them are asked for, articles and everything else find one, and however slow they are, each ends in seconds.
   */
  browsing: Database
  notices: Notices
  clock: Clock
  jobs: Jobs
  mailer: Mailer
  limits: Limits
  files: Files
  metrics: Metrics
  log: Log
  /** Signatures of one purpose never pass for another. */
  signerFor(purpose: string): Signer
  /** The client's address, behind trusted proxies too. */
  clientAddressOf(c: Context): string
  /** Where a request comes from, as use cases may know it. */
  browserOf: BrowserOf
}

/**
 * The machine's processors are for others, too; none of these takes more than milliseconds where all is well, and half of
 * that is planning (of a page of twenty articles 3.8 ms of 7.5).
 */
const BROWSING = { max: 2, statementMs: 4_000, prepared: true }

export type TrustedProxies = Parameters<typeof clientAddress>[2]

export type PlatformSettings = {
  connection: pg.PoolConfig
  origin: string
  dataFolder: string
  /** Where the publication's files are; undefined: in the data folder. */
  bucket?: BucketAddress | undefined
  secret: string
  smtpUrl: string | undefined
  trustedProxies: TrustedProxies
}

/**
 * Opens all of it and defers its closing to `opened`, in order. `sender` is asked at each mail, so that a renamed
 * publication signs with its new name.
 */
export async function openPlatform(
  settings: PlatformSettings,
  deps: { log: Log; sender: () => { name: string; email: string } },
  opened: AsyncDisposableStack,
): Promise<Platform & { clock: AdvancingClock }> {
  const { connection, origin, dataFolder, bucket, trustedProxies } = settings
  const { log } = deps
  const files = await openFiles({ folder: join(dataFolder, 'files'), bucket }, log)
  const database = openDatabase(connection)
  opened.defer(() => database.close())
  const { db } = database
  const browsing = openDatabase(connection, BROWSING)
  opened.defer(() => browsing.close())
  const notices = await listenForNotices(connection, log)
  opened.defer(() => notices.close())
  const clock = await createClock(db, notices, log)
  opened.defer(() => clock.close())
  const jobs = createJobs(db, connection, log)
  const domain = new URL(origin).hostname
  const mailer = createMailer(
    { db, jobs, clock, log },
    {
      smtpUrl: settings.smtpUrl,
      outbox: join(dataFolder, 'outbox'),
      domain,
      from: async () => {
        const { name, email } = deps.sender()
        return { name, address: email || `no-reply@${domain}` }
      },
    },
  )
  opened.defer(() => mailer.close())
  opened.defer(() => jobs.close())
  const site = { origin, secure: origin.startsWith('https:') }
  const clientAddressOf = (c: Context) => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
    return clientAddress(incoming?.socket?.remoteAddress, c.req.header('x-forwarded-for'), trustedProxies)
  }
  return {
    site,
    dataFolder,
    connection,
    db,
    browsing: browsing.db,
    notices,
    clock,
    jobs,
    mailer,
    limits: createLimits(database.pool),
    files,
    metrics: createMetrics(),
    log,
    signerFor: (purpose) => createSigner(settings.secret, purpose),
    clientAddressOf,
    browserOf: createBrowsers(site, clientAddressOf),
  }
}
