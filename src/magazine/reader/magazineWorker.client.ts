/**
 * The service worker of the magazine, and of nothing else: its scope is /magazine/, so that it never stands in front of a page
 * that is counted. With a connection everything comes from the site; without one, what was kept, as long as it may be read.
 */
import {
  alone,
  type Contact,
  cacheOf,
  endLease,
  forgetAll,
  type KeptIssue,
  keptNames,
  makeContact,
  mayBeRead,
  readState,
  removeIssue,
  renewed,
  writeState,
} from './keptCopies.client.ts'

type Extendable = Event & { waitUntil(work: Promise<unknown>): void }
type Fetched = Extendable & { request: Request; respondWith(answer: Promise<Response>): void }
type Message = Extendable & { data: Order; ports: readonly MessagePort[] }
type Scope = {
  registration: { scope: string }
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listen: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listen: (event: Fetched) => void): void
  addEventListener(type: 'message', listen: (event: Message) => void): void
}
type Order = { do: 'keep'; date: string; language: string } | { do: 'forget' }
type Offered = Contact & {
  version: string
  date: string
  title: string
  extent: string
  pages: string[]
  shell: string
}
export type Outcome = 'kept' | 'failed' | 'full' | 'closed'

const worker = self as unknown as Scope
const scope = new URL(worker.registration.scope).pathname
const language = /^\/([a-z]{2})\//.exec(scope)?.[1] ?? ''
/** The page that stands in for one that is not kept. */
const SHELL = `${scope}kept`
/** Beyond that, a connection is none for who has a copy. */
const PATIENCE_MS = 6_000
const AT_ONCE = 4
/** So many issues stay; the one that was kept longest ago goes for the next. */
const MOST_KEPT = 8

/** Whoever signs out while something is being kept must not find it kept afterwards. */
let signOuts = 0

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event, url))
  else if (/^\/(?:assets|pictures)\//.test(url.pathname)) event.respondWith(file(request, url))
})

worker.addEventListener('message', (event) => {
  const [port] = event.ports
  const work = event.data.do === 'keep' ? keep(event.data) : forget()
  event.waitUntil(work.then((outcome) => port?.postMessage(outcome)))
})

async function page(event: Fetched, url: URL): Promise<Response> {
  const copy = await copyOf(url.pathname)
  try {
    const asked = fetch(event.request, copy && { signal: AbortSignal.timeout(PATIENCE_MS) })
    const answer = await asked
    if (copy && answer.status >= 500) return copy
    event.waitUntil(makeContact(language).catch(() => undefined))
    return answer
  } catch {
    return copy ?? (await shell()) ?? Response.error()
  }
}

/** A kept page, while it may be read. */
async function copyOf(path: string): Promise<Response | undefined> {
  for (const name of await keptNames()) {
    const state = await readState(name)
    if (mayBeRead(state, Date.now())) return (await caches.open(name)).match(path)
    if (!state.isOver) await alone(() => endLease(name))
  }
  return undefined
}

async function shell(): Promise<Response | undefined> {
  for (const name of await keptNames()) {
    const found = await (await caches.open(name)).match(SHELL)
    if (found) return found
  }
  return undefined
}

/** What never changes comes from the copy, if there is one; a picture in the size that was kept. */
async function file(request: Request, url: URL): Promise<Response> {
  const [name] = await keptNames()
  const cache = name === undefined ? undefined : await caches.open(name)
  const copy = await cache?.match(url.pathname)
  if (copy) return copy
  try {
    return await fetch(request)
  } catch (error) {
    const folder = /^\/pictures\/[^/]+\//.exec(url.pathname)?.[0]
    const keys = folder && cache ? await cache.keys() : []
    const other = keys.find((key) => folder && new URL(key.url).pathname.startsWith(folder))
    const found = other && (await cache?.match(other))
    if (found) return found
    throw error
  }
}

async function forget(): Promise<Outcome> {
  signOuts++
  await alone(() => forgetAll())
  return 'closed'
}

/** Keeps all of an issue, or nothing of it. */
async function keep({ date, language: spoken }: { date: string; language: string }): Promise<Outcome> {
  const before = signOuts
  const isStill = () => before === signOuts
  try {
    const answer = await fetch(`/magazine/${date}/offline.json?language=${spoken}`, { cache: 'no-store' })
    if (answer.status === 403) {
      await alone(() => forgetAll())
      return 'closed'
    }
    if (!answer.ok) return 'failed'
    const offered = (await answer.json()) as Offered
    const name = cacheOf(offered.key ?? '')
    await alone(() => forgetAll(name))
    const state = await readState(name)
    if (state.issues[date]?.version === offered.version && !state.isOver) {
      await alone(async () => isStill() && writeState(name, renewed(await readState(name), offered)))
      return 'kept'
    }
    const gathered = await gather(offered)
    return await alone(() => store(name, offered, gathered, isStill))
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed'
  }
}

type Gathered = { answers: Map<string, Response>; bytes: number; shell: string[] }

/** Every page, and what the pages and their style sheets name. */
async function gather(offered: Offered): Promise<Gathered> {
  const answers = new Map<string, Response>()
  let bytes = 0
  const named = new Set<string>()
  const ofShell = new Set<string>()
  const take = async (url: string) => {
    const answer = await fetch(url)
    if (!answer.ok || answer.redirected) throw new Error(`${url}: ${answer.status}`)
    const type = answer.headers.get('content-type') ?? ''
    // Read to its end: a clone that waits to be read holds one of the few connections that a browser opens.
    const body = await answer.arrayBuffer()
    bytes += body.byteLength
    answers.set(url, new Response(body, { headers: decoded(answer.headers) }))
    return /^text\/(?:html|css)/.test(type) ? new TextDecoder().decode(body) : ''
  }
  await inTurns([...offered.pages, offered.shell], async (url) => {
    for (const name of namesIn(await take(url))) {
      named.add(name)
      if (url === offered.shell) ofShell.add(name)
    }
  })
  const fonts = new Set<string>()
  await inTurns([...named], async (url) => {
    for (const name of namesIn(await take(url))) fonts.add(name)
  })
  await inTurns(
    [...fonts].filter((url) => !named.has(url)),
    take,
  )
  return { answers, bytes, shell: [offered.shell, ...ofShell, ...fonts] }
}

/** What belonged to the way here, and not to the bytes as they are now. */
function decoded(headers: Headers): Headers {
  const kept = new Headers(headers)
  for (const name of ['content-encoding', 'content-length', 'vary', 'etag']) kept.delete(name)
  return kept
}

/** Addresses of files of ours in markup and in style sheets; of a picture the one size that every browser takes. */
function namesIn(text: string): string[] {
  const found = text.matchAll(/(?:\s(?:src|href)="|url\(["']?)(\/(?:assets|pictures)\/[^"')\s]+)/g)
  return [...found].map(([, url]) => url as string)
}

async function store(name: string, offered: Offered, gathered: Gathered, isStill: () => boolean): Promise<Outcome> {
  const { answers, bytes, shell: shellFiles } = gathered
  const cache = await caches.open(name)
  try {
    for (const [url, answer] of answers) {
      if (!isStill()) throw new Error('signed out')
      await cache.put(url, answer)
    }
    const state = renewed(await readState(name), offered)
    const pages = new Set([...offered.pages])
    const issue: KeptIssue = {
      ...{ title: offered.title, extent: offered.extent, version: offered.version, bytes, keptAt: Date.now() },
      pages: [...pages],
      files: [...answers.keys()].filter((url) => !pages.has(url)),
    }
    if (!isStill()) throw new Error('signed out')
    await writeState(name, { ...state, shell: shellFiles, issues: { ...state.issues, [offered.date]: issue } })
    const older = Object.entries(state.issues)
      .filter(([date]) => date !== offered.date)
      .toSorted(([, one], [, other]) => other.keptAt - one.keptAt)
    for (const [date] of older.slice(MOST_KEPT - 1)) await removeIssue(name, date)
    return 'kept'
  } catch (error) {
    if (!isStill()) {
      await forgetAll()
      return 'closed'
    }
    const state = await readState(name)
    const stays = new Set([
      ...state.shell,
      ...Object.values(state.issues).flatMap(({ pages, files }) => [...pages, ...files]),
    ])
    for (const url of answers.keys()) if (!stays.has(url)) await cache.delete(url)
    throw error
  }
}

async function inTurns(urls: readonly string[], work: (url: string) => Promise<unknown>): Promise<void> {
  const waiting = [...urls]
  const line = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) await work(url)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, line))
}
