import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Context, Hono } from 'hono'
import { type ParsedMail, simpleParser } from 'mailparser'
import { renderPage } from '../../src/design/frame/layout.view.tsx'
import type { Shell } from '../../src/design/frame/shell.ts'
import { en } from '../../src/design/words/english.ts'
import { createLanguages } from '../../src/design/words/languages.ts'
import { createWords } from '../../src/design/words/words.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { Fault } from '../../src/platform/errors.ts'
import { refuseCrossSite, type Site } from '../../src/platform/http.ts'
import { createJobs } from '../../src/platform/jobs.ts'
import { createLimits } from '../../src/platform/limits.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMailer, listOutbox } from '../../src/platform/mail.ts'
import { listenForNotices } from '../../src/platform/notices.ts'
import { createSigner } from '../../src/platform/signing.ts'
import { createAccountPage } from '../../src/readers/account.page.tsx'
import { createReaders, type ReaderPorts } from '../../src/readers/readers.module.ts'
import { createSignInPage } from '../../src/readers/signIn.page.tsx'
import { createTestDatabase } from './database.ts'
import { jobsDone } from './jobsDone.ts'

const words = createWords(en, 'en')
const statusOf = { invalid: 422, notAllowed: 403, notFound: 404, conflict: 409 } as const

/** Only what a page says, with the answer's own headers: the publication's frame around it has its own tests. */
const bareShell: Pick<Shell, 'words' | 'page'> = {
  words,
  async page(c, answer) {
    c.status(answer.status ?? 200)
    c.header('Cache-Control', answer.caching === 'no-store' ? 'no-store' : 'private, no-cache')
    if (answer.referrer) c.header('Referrer-Policy', answer.referrer)
    for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value)
    return c.html(renderPage(<main>{answer.body}</main>))
  },
}

/** The real modules on a real database behind the bare frame; mail goes to files, time stands where it is put. */
export async function openReaderSite(name: string, options: { origin?: string } = {}) {
  const database = await createTestDatabase(name)
  const testData = fileURLToPath(new URL('../../.test-data/', import.meta.url))
  await mkdir(testData, { recursive: true })
  const outbox = await mkdtemp(join(testData, `outbox-${name}-`))
  const open = openDatabase(database.connection)
  const log = createLog('silent')
  const notices = await listenForNotices(database.connection, log)
  const jobs = createJobs(open.db, database.connection, log)
  const time = { now: Temporal.Instant.from('2026-11-23T07:00:00Z') }
  // Every look at it takes a millisecond, so that what happens later is also dated later.
  const clock = {
    now() {
      time.now = time.now.add({ milliseconds: 1 })
      return time.now
    },
  }
  const origin = options.origin ?? 'http://dateline.test'
  const site: Site = { origin, secure: origin.startsWith('https:') }
  const mailer = createMailer(
    { db: open.db, jobs, clock, log },
    {
      smtpUrl: undefined,
      outbox,
      domain: 'dateline.test',
      from: async () => ({ name: 'Noonmark', address: 'desk@dateline.test' }),
    },
  )
  const ports: ReaderPorts = { signedIn: [], panels: [], holders: [] }
  const shared = {
    db: open.db,
    clock,
    jobs,
    mailer,
    notices,
    limits: createLimits(open.pool),
    site,
    languages: await createLanguages({ own: () => 'en', phrase: () => undefined }),
    shell: bareShell as Shell,
    publicationName: async () => 'Noonmark',
    log: createLog('silent'),
    clientAddressOf: (c: Context) => c.req.header('x-test-address') ?? '192.0.2.1',
  }
  const readerDeps = { ...shared, ports, signer: createSigner('a secret of the tests', 'readers') }
  const readers = createReaders(readerDeps)
  const app = new Hono()
  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') refuseCrossSite(c, site)
    await next()
  })
  app.onError((error, c) => {
    if (!(error instanceof Fault)) throw error
    return c.text(`${error.code}: ${error.message}`, statusOf[error.kind])
  })
  const signIn = createSignInPage({ ...readerDeps, readers })
  app.get('/sign-in', signIn.show)
  app.post('/sign-in', signIn.submit)
  app.get('/sign-in/code', signIn.showCode)
  app.post('/sign-in/code', signIn.submitCode)
  app.get('/sign-in/:token', signIn.showLink)
  app.post('/sign-in/:token', signIn.submitLink)
  app.post('/sign-out', signIn.signOut)
  app.get('/account', createAccountPage({ ...readerDeps, readers }).show)

  return {
    ...shared,
    pool: open.pool,
    ports,
    readers,
    app,
    time,
    /** After everything that handles jobs was made. */
    async startWorking() {
      await jobs.open()
      await jobs.startWorking()
    },
    /** All mails so far to this address, oldest first, once no job is left to do. */
    async mailsTo(address: string): Promise<ParsedMail[]> {
      await jobsDone({ jobs, db: open.db })
      const mails: ParsedMail[] = []
      for (const file of await listOutbox(outbox)) mails.push(await simpleParser(await readFile(join(outbox, file))))
      return mails.filter((mail) => [mail.to ?? []].flat().some((to) => to.text.includes(address)))
    },
    async close() {
      await jobs.close()
      await notices.close()
      mailer.close()
      await open.close()
      await database.drop()
      await rm(outbox, { recursive: true, force: true })
    },
  }
}

export type ReaderSite = Awaited<ReturnType<typeof openReaderSite>>

/** A browser: keeps its cookies, says where it comes from, follows nothing by itself. */
export function openBrowser(app: Hono, options: { address?: string; userAgent?: string } = {}) {
  const cookies = new Map<string, string>()
  const headers = () => ({
    'sec-fetch-site': 'same-origin',
    'user-agent': options.userAgent ?? 'Test browser',
    ...(options.address ? { 'x-test-address': options.address } : {}),
    ...(cookies.size > 0 ? { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') } : {}),
  })
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0(;|$)/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    async get(path: string, more: Record<string, string> = {}) {
      return keep(await app.request(path, { headers: { ...headers(), ...more } }))
    },
    async post(path: string, fields: Record<string, string> = {}, more: Record<string, string> = {}) {
      const body = new URLSearchParams(fields).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return keep(await app.request(path, { method: 'POST', body, headers: { ...headers(), ...type, ...more } }))
    },
  }
}
