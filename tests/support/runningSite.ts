import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { environment as ofEveryProcess } from '../../bin/pinned-node.js'
import { connectEmbeddedPostgres, postmasterOf } from '../../src/platform/postgres/embeddedPostgres.ts'
import { makeDatabase } from './database.ts'
import { freePorts } from './freePorts.ts'
import { copyFolder, seededDatabase, seededFolder } from './seededFolder.ts'
import { shareAssets } from './siteAssets.ts'

export type SiteRequest = {
  /** `web` and `worker` need DATABASE_URL. */
  role?: 'web' | 'worker'
  env?: Record<string, string>
  /** An empty data folder but for the cut fonts, so that this start is the first one; else a copy of one with the sample. */
  fresh?: boolean
  /** A data folder that the test has filled; see `newFolder`. */
  folder?: string
  /** The test is about the PostgreSQL that Dateline brings along: not on the server that TEST_DATABASE_URL names. */
  embedded?: boolean
}

export type RunningSite = {
  readonly origin: string
  readonly simulator: string
  /** DATELINE_DATA */
  readonly folder: string
  readonly outbox: string
  /** Whether its PostgreSQL is its own, in the data folder. */
  readonly isEmbedded: boolean
  /** The way to its database, past the site; it must run. */
  connection(): Promise<pg.ClientConfig>
  readonly pid: number
  /** From the start of the process until /readyz answered 200. */
  readonly readyMs: number
  /** Of the time in which its main thread wanted a processor, the part in which it had one: 1 on a machine of its own. */
  readonly processorShare: number
  /** When the process was started, as `performance.now()`. */
  readonly launchedAt: number
  /** All that the processes of this site have written so far. */
  log(): string
  /** A command against this site, as an operator at the same machine would give it. */
  cli(...args: string[]): Promise<CommandResult>
  /** The same, for who wants to kill it. */
  command(...args: string[]): RunningCommand
  /** SIGTERM; resolves with the exit status. */
  stop(): Promise<number | null>
  /** SIGKILL, which leaves the embedded PostgreSQL running. */
  kill(): Promise<void>
  /** The same site once more, after `stop` or `kill`, on the same folder and ports. */
  startAgain(): Promise<void>
  /** Stops whatever still runs and removes the data folder. */
  discard(): Promise<void>
  /** By which another process of these tests may visit this site too: `visitSite`. */
  readonly key: string
}

/** A site that others visit at the same time: nobody may stop it, move its clock or change what all readers meet. */
export type VisitedSite = Pick<RunningSite, 'origin' | 'simulator' | 'folder' | 'outbox' | 'cli'>

export function visitSite(key: string): VisitedSite {
  const ours = JSON.parse(key) as Record<string, string>
  const environment = { ...withoutOurs(process.env), ...ours }
  return { ...placesOf(environment), cli: (...words) => begin(words, environment).ended }
}

function placesOf({ PORT = '', SIMULATOR_PORT = '', DATELINE_DATA: folder = '' }: NodeJS.ProcessEnv) {
  return {
    origin: `http://127.0.0.1:${PORT}`,
    simulator: `http://127.0.0.1:${SIMULATOR_PORT}`,
    folder,
    outbox: join(folder, 'outbox'),
  }
}

/** `status` is null for one that was killed. */
export type CommandResult = { status: number | null; stdout: string; stderr: string }

export type RunningCommand = { readonly pid: number; kill(): void; readonly ended: Promise<CommandResult> }

const root = fileURLToPath(new URL('../../', import.meta.url))
const sites = join(root, '.test-data', 'sites')
/** Patience, not a promise: on a machine that is shared, the sample's pictures alone may take over a minute. */
const READY_WITHIN_MS = 240_000
const STOPPED_WITHIN_MS = 15_000

/** Of each of the sample's three issues four files are made right after its first start. */
const ISSUE_FILES = 3 * 4
const MOST_SECONDS_OF_MAKING = 240

/** A worker has no door to knock at; this is the last thing it logs while it starts. */
const WORKER_READY = 'the simulated payment provider is set up'

/**
 * Starts Dateline as an operator would, in a process of its own, and waits until it is ready. Its database is its own
 * PostgreSQL, or one of its own on the server that TEST_DATABASE_URL names.
 */
export async function startSite(wishes: SiteRequest = {}): Promise<RunningSite> {
  if (wishes.folder !== undefined) return startIn(wishes.folder, wishes)
  const folder = await newFolder()
  await shareAssets(folder)
  if (wishes.env?.DATABASE_URL) return startIn(folder, wishes)
  if (process.env.TEST_DATABASE_URL && !wishes.embedded) return startOnServer(folder, wishes)
  if (!wishes.fresh) {
    await rm(folder, { recursive: true })
    await copyFolder(await seededFolder(makeSeed), folder)
  }
  return startIn(folder, wishes)
}

async function startOnServer(folder: string, wishes: SiteRequest): Promise<RunningSite> {
  const seed = seededDatabase(makeSeed)
  const database = await makeDatabase('site', wishes.fresh ? 'empty' : seed.template)
  if (!wishes.fresh) {
    await rm(folder, { recursive: true })
    await copyFolder(seed.folder, folder)
  }
  const site = await startIn(folder, { ...wishes, env: { ...onServer(database.url), ...wishes.env } })
  const { discard } = site
  return Object.assign(site, { discard: () => discard().finally(database.drop) })
}

const onServer = (url: string) => ({
  DATABASE_URL: url,
  DATELINE_SECRET: 'a secret that every process of a site shares',
})

/** Where a data folder may be made; whatever is left there goes when these tests run again. */
export async function newFolder(): Promise<string> {
  const folder = join(sites, `${process.pid}-${sequence++}`)
  await mkdir(sites, { recursive: true })
  await removeAbandoned()
  return folder
}

/** A command on a data folder that no site of ours runs on, in a process of its own that may be killed. */
export async function startCommand(
  folder: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<RunningCommand> {
  return begin(args, { ...withoutOurs(process.env), ...(await settingsFor(folder, env)) })
}

let sequence = 0

/** Folders of test processes that were killed before they could tidy up; the one of this number is such a one too. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(sites)) {
    const folder = join(sites, name)
    const abandoned =
      sequence === 1 && (Number.parseInt(name, 10) === process.pid || !isAlive(Number.parseInt(name, 10)))
    if (abandoned && postmasterOf(join(folder, 'postgres')) === undefined) {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function makeSeed(folder: string, url?: string): Promise<void> {
  await shareAssets(folder)
  const site = await startIn(folder, url === undefined ? {} : { env: onServer(url) })
  await issuesMade(folder)
  // Else the database of every copy would begin with tidying up after the sample.
  await runInDatabase(site, 'vacuum (analyze, skip_locked)')
  const status = await site.stop()
  if (status === 0) return
  await site.discard()
  throw new Error(`the site that makes the sample ended with status ${status}:\n${site.log().slice(-4000)}`)
}

/** One statement in a site's database, past the site. */
export async function runInDatabase(site: Pick<RunningSite, 'connection'>, statement: string): Promise<void> {
  const client = new pg.Client(await site.connection())
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Else every copy would make them once more, and every test that begins with one would pay for it. */
async function issuesMade(folder: string): Promise<void> {
  const made = join(folder, 'files', 'magazine')
  for (let asked = 0; asked < MOST_SECONDS_OF_MAKING; asked++) {
    const names = await readdir(made, { recursive: true }).catch(() => [])
    if (names.filter((name) => /\.(?:epub|pdf)$/.test(name)).length >= ISSUE_FILES) return
    await pause(1_000)
  }
  throw new Error(`the files of the sample's issues were not made within ${MOST_SECONDS_OF_MAKING} s`)
}

async function startIn(folder: string, { role, env = {} }: SiteRequest): Promise<RunningSite> {
  const ours = await settingsFor(folder, env)
  const environment = { ...withoutOurs(process.env), ...ours }
  const places = placesOf(environment)
  const { origin } = places
  const args = ['start', ...(role ? ['--role', role] : [])]
  let log = ''
  let child = launch(args, environment)
  let launchedAt = 0
  let readyMs = 0
  let processorShare = 1

  const isOver = () => child.exitCode !== null || child.signalCode !== null

  async function ready() {
    launchedAt = performance.now()
    child.stdout?.on('data', (text) => {
      log += text
    })
    child.stderr?.on('data', (text) => {
      log += text
    })
    while (!(role === 'worker' ? log.includes(WORKER_READY) : await answers(`${origin}/readyz`))) {
      if (isOver()) throw new Error(`Dateline ended (status ${child.exitCode}) before it was ready:\n${log}`)
      if (performance.now() - launchedAt > READY_WITHIN_MS) {
        child.kill('SIGKILL')
        throw new Error(`Dateline was not ready within ${READY_WITHIN_MS} ms:\n${log}`)
      }
      await pause(25)
    }
    readyMs = Math.round(performance.now() - launchedAt)
    processorShare = await shareOfProcessor(child.pid)
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (isOver()) return child.exitCode
    const exited = once(child, 'exit', { signal: AbortSignal.timeout(STOPPED_WITHIN_MS) })
    child.kill(signal)
    await exited.catch(() => {
      child.kill('SIGKILL')
      throw new Error(`Dateline did not end within ${STOPPED_WITHIN_MS} ms of ${signal}:\n${log.slice(-4000)}`)
    })
    return child.exitCode
  }

  await ready()
  return {
    ...places,
    key: JSON.stringify(ours),
    isEmbedded: !env.DATABASE_URL,
    async connection() {
      if (env.DATABASE_URL) return { connectionString: env.DATABASE_URL }
      const connection = await connectEmbeddedPostgres(join(folder, 'postgres'))
      return connection ?? Promise.reject(new Error('the database does not run'))
    },
    get pid() {
      return child.pid ?? 0
    },
    get readyMs() {
      return readyMs
    },
    get processorShare() {
      return processorShare
    },
    get launchedAt() {
      return launchedAt
    },
    log: () => log,
    cli: (...words) => begin(words, environment).ended,
    command: (...words) => begin(words, environment),
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    async startAgain() {
      child = launch(args, environment)
      await ready()
    },
    async discard() {
      await end('SIGTERM')
      await stopDatabase(join(folder, 'postgres'))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function settingsFor(folder: string, env: Record<string, string>) {
  const [port, simulatorPort] = await freePorts()
  return { PORT: String(port), SIMULATOR_PORT: String(simulatorPort), DATELINE_DATA: folder, ...env }
}

const children = new Set<ChildProcess>()

function launch(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('#loader'), join(root, 'src', 'main.ts'), ...args],
    {
      cwd: root,
      env: { ...ofEveryProcess, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}

// Whatever ends the test process, the sites it started are asked to stop; they do so by themselves.
process.on('exit', () => {
  for (const child of children) child.kill('SIGTERM')
})
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

function begin(args: string[], env: NodeJS.ProcessEnv): RunningCommand {
  const child = launch(args, env)
  return { pid: child.pid ?? 0, kill: () => void child.kill('SIGKILL'), ended: outputOf(child) }
}

async function outputOf(child: ChildProcess): Promise<CommandResult> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (text) => {
    stdout += text
  })
  child.stderr?.on('data', (text) => {
    stderr += text
  })
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout, stderr }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await answer.body?.cancel()
    return answer.status === 200
  } catch {
    return false
  }
}

/** What the person who runs the tests has set for a Dateline of their own must not reach these. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours =
    /^(?:DATELINE_|STRIPE_|DATABASE_URL|SMTP_|BOUNCE_|DKIM_|MAIL_WEBHOOKS|S3_URL|HOST|PORT|SIMULATOR_PORT|TRUSTED_PROXIES|LOG_LEVEL|NODE_)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)))
}

/** One that a killed site left behind. */
export async function stopDatabase(folder: string): Promise<void> {
  const pid = postmasterOf(folder)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  const began = performance.now()
  while (postmasterOf(folder) !== undefined && performance.now() - began < STOPPED_WITHIN_MS) await pause(25)
}

/** Linux counts, in nanoseconds, how long a main thread ran and how long it was kept waiting; others are believed. */
async function shareOfProcessor(pid: number | undefined): Promise<number> {
  const counted = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '')
  const [ran = 0, waited = 0] = counted.split(' ').map(Number)
  return ran > 0 ? ran / (ran + waited) : 1
}
