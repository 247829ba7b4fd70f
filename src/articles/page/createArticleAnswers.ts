import type { Notices } from '../../ads/showing/showing.module.ts'
import type { Words } from '../../design/words/words.ts'
import { type Access, accessHeader, type Decision, type Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { RequestSigns } from '../../paywall/letterPasses/letterPasses.module.ts'
import { PASS_COOKIE_SECONDS } from '../../paywall/meter/meter.module.ts'
import { dateIn } from '../../platform/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import { cookieName, redirectHeaders, type Site } from '../../platform/http.ts'
import {
  type Body,
  type Encoding,
  encodingFor,
  matches,
  type Rendition,
  type Renditions,
} from '../../platform/renditions.ts'
import { SESSION_COOKIE_SECONDS } from '../../readers/accounts/accounts.module.ts'
import type { ArticleMemory, RememberedArticle } from '../store/store.module.ts'
import { articlePath } from '../store/store.module.ts'
import type { ReadNextProvider } from './readNext.ts'
import { type ArticleRendering, type Offer, renderArticle } from './renderArticle.tsx'

export type ArticleAnswersDeps = Omit<ArticleRendering, 'publication' | 'policy' | 'offer' | 'memory'> & {
  memory: ArticleMemory
  clock: Clock
  paywall: Paywall
  renditions: Renditions
  tail: ReadNextProvider
  notices: Notices
  publication: () => ArticleRendering['publication']
  offers: { version(): string; current(now: Temporal.Instant): Promise<Offer> }
  /** Headers that every page of the site carries. */
  pageHeaders: Readonly<Record<string, string>>
}

/** By lower-case name, as node:http has them. */
export type ArticleRequestHeaders = {
  readonly [Name in (typeof ARTICLE_REQUEST_HEADERS)[number]]?: string | undefined
}

export const ARTICLE_REQUEST_HEADERS = [
  'accept-encoding',
  'cookie',
  'if-none-match',
  'purpose',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-user',
  'sec-purpose',
  'user-agent',
] as const

/** What of a request decides over an article's answer. */
export type ArticleRequest = {
  method: 'GET' | 'HEAD'
  section: string
  slug: string
  part: 'page' | 'body'
  /** `?…` as it came, to be kept on a redirect. */
  search: string
  headers: ArticleRequestHeaders
  /** The client's, looked up only where it matters. */
  address: () => string
}

/** `headers` are name, value, name, value …, as node:http takes them without looking twice. */
export type ArticleAnswer = { status: 200 | 301 | 304 | 503; headers: readonly string[]; body: Body | undefined }

export type ArticleAnswers = {
  /** undefined: there is no article of that slug. */
  answer(request: ArticleRequest): Promise<ArticleAnswer | undefined>
  /** The same answer where everything it needs is in memory; undefined says nothing about whether there is one. */
  answerAtOnce(request: ArticleRequest): ArticleAnswer | undefined
}

/**
 * GET decides, records and answers; HEAD decides and answers GET's headers; what would be a new read is never given
 * to a prefetch. The answer is one of a few renditions, each rendered and compressed once.
 */
export function createArticleAnswers(deps: ArticleAnswersDeps): ArticleAnswers {
  const { paywall, memory, renditions, site } = deps
  const { words } = deps.frame
  const sessionCookie = cookieName(site, 'session')
  const passCookie = cookieName(site, 'pass')
  const giftCookie = cookieName(site, 'gift')
  const letterCookie = cookieName(site, 'letter')
  const pageVersion = createPageVersion(deps)
  const fixedHeaders = Object.entries(deps.pageHeaders).flat()

  function accessRequest(request: ArticleRequest, article: RememberedArticle) {
    const cookies = request.headers.cookie
    const speculative = isSpeculative(request)
    return {
      speculative,
      asked: {
        article,
        sessionToken: cookieValue(cookies, sessionCookie),
        pass: cookieValue(cookies, passCookie),
        userAgent: request.headers['user-agent'],
        address: request.address,
        gifts: cookieValue(cookies, giftCookie),
        letters: cookieValue(cookies, letterCookie),
        signs: () => signsOf(request.headers),
        record: request.method === 'GET' && !speculative,
      },
    }
  }

  function renditionKey(
    article: RememberedArticle,
    { access, viewer }: Decision,
    part: ArticleRequest['part'],
  ): string {
    const shown = shownOf(access)
    return `${words.locale} ${article.loadedAs} ${part} ${viewer} ${access.kind} ${shown} ${pageVersion()}`
  }

  async function render(article: RememberedArticle, decision: Decision, part: ArticleRequest['part']) {
    const rendering: ArticleRendering = {
      ...deps,
      publication: deps.publication(),
      policy: paywall.policy(),
      offer: await deps.offers.current(deps.clock.now()),
    }
    return renderArticle(
      rendering,
      article,
      decision,
      part === 'page' ? await deps.tail.tail(article, decision.viewer) : undefined,
    )
  }

  function answerWith(request: ArticleRequest, decision: Decision, rendition: Rendition): ArticleAnswer {
    const encoding = encodingFor(request.headers['accept-encoding'])
    const unchanged = matches(request.headers['if-none-match'], rendition.etags[encoding])
    const head = headOf(rendition, encoding, decision.access, unchanged)
    const cookie = cookieToSet(decision, request)
    const { newLetters } = decision
    const headers = cookie || newLetters || request.part === 'body' ? [...head] : head
    if (request.part === 'body') (headers as string[]).push('X-Robots-Tag', 'noindex')
    if (cookie) (headers as string[]).push('Set-Cookie', cookie)
    if (newLetters) {
      ;(headers as string[]).push('Set-Cookie', cookieLine(letterCookie, newLetters.value, newLetters.seconds, site))
    }
    if (unchanged) return { status: 304, headers, body: undefined }
    return { status: 200, headers, body: request.method === 'HEAD' ? undefined : rendition.bodies[encoding] }
  }

  /** Made once for each way in which a rendition is answered: there are a handful. */
  function headOf(rendition: Rendition, encoding: Encoding, access: Access, unchanged: boolean): readonly string[] {
    const said = accessHeader(access)
    const key = `${said} ${encoding} ${unchanged}`
    const known = rendition.heads.get(key)
    if (known) return known
    const head = [
      ...fixedHeaders,
      'Cache-Control',
      'private, no-cache',
      'ETag',
      rendition.etags[encoding],
      'Vary',
      'Accept-Encoding',
      'Dateline-Access',
      said,
    ]
    if (!unchanged) {
      const length = String(rendition.bodies[encoding].bytes.length)
      head.push('Content-Type', 'text/html; charset=utf-8', 'Content-Length', length)
      if (encoding !== 'identity') head.push('Content-Encoding', encoding)
    }
    rendition.heads.set(key, head)
    return head
  }

  function cookieToSet(decision: Decision, request: ArticleRequest): string | undefined {
    if (decision.newPass) return cookieLine(passCookie, decision.newPass, PASS_COOKIE_SECONDS, site)
    if (!decision.sessionRenewed) return undefined
    const token = cookieValue(request.headers.cookie, sessionCookie)
    return token && cookieLine(sessionCookie, token, SESSION_COOKIE_SECONDS, site)
  }

  return {
    answerAtOnce(request) {
      const article = memory.known(request.slug)
      if (article?.section.slug !== request.section) return undefined
      const { speculative, asked } = accessRequest(request, article)
      if (speculative) return undefined
      const decision = paywall.decideAtOnce(asked)
      const rendition = decision && renditions.peek(renditionKey(article, decision, request.part))
      if (!rendition) return undefined
      paywall.noteAnswered(asked, decision)
      return answerWith(request, decision, rendition)
    },
    async answer(request) {
      const article = await memory.bySlug(request.slug)
      if (!article) return undefined
      if (article.section.slug !== request.section) return movedTo(article, request, words)
      const { speculative, asked } = accessRequest(request, article)
      const decision = await paywall.decide(asked)
      if (speculative && decision.spends) return NOT_AHEAD
      const key = renditionKey(article, decision, request.part)
      const rendition = await renditions.get(key, () => render(article, decision, request.part))
      paywall.noteAnswered(asked, decision)
      return answerWith(request, decision, rendition)
    },
  }
}

/** What of a decision its page shows, beside who looks. */
function shownOf(access: Access): string | number {
  switch (access.kind) {
    case 'gate':
      return `${access.gate} ${access.reason} ${access.allowance ?? ''}`
    case 'metered':
      return access.left
    case 'open':
      return `${access.reason} ${access.by ?? ''}`
  }
}

/** To a browser that fetches ahead of a click that may never come: nothing, and nothing to keep. */
const NOT_AHEAD: ArticleAnswer = { status: 503, headers: ['Cache-Control', 'no-store'], body: undefined }

function movedTo(article: RememberedArticle, { search }: ArticleRequest, words: Words): ArticleAnswer {
  const location = words.path(articlePath({ section: article.section.slug, slug: article.slug })) + search
  return { status: 301, headers: redirectHeaders(location, 'moved'), body: undefined }
}

function isSpeculative({ headers }: ArticleRequest): boolean {
  const purpose = headers['sec-purpose'] ?? headers.purpose
  return purpose !== undefined && /\b(?:prefetch|prerender)\b/i.test(purpose)
}

const signsOf = (headers: ArticleRequestHeaders): RequestSigns => ({
  userAgent: headers['user-agent'],
  fetchMode: headers['sec-fetch-mode'],
  fetchDest: headers['sec-fetch-dest'],
  fetchUser: headers['sec-fetch-user'],
})

/** What `setCookie` would write; the hot path builds its headers once. */
function cookieLine(name: string, value: string, maxAge: number, site: Site): string {
  return `${name}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${site.secure ? '; Secure' : ''}`
}

/** One cookie's value, without parsing the others: this runs for every article request. */
function cookieValue(header: string | undefined, name: string): string | undefined {
  if (!header) return undefined
  for (let at = header.indexOf(name); at >= 0; at = header.indexOf(name, at + 1)) {
    const value = at + name.length + 1
    if (header[value - 1] !== '=' || !(at === 0 || header[at - 1] === ' ' || header[at - 1] === ';')) continue
    const end = header.indexOf(';', value)
    return header.slice(value, end < 0 ? header.length : end).trimEnd()
  }
  return undefined
}

/**
 * Everything around an article that its page shows: policy, offers, the day (gates name the first charge's), the frame,
 * the tail. A number that counts up whenever a part of it has changed; it is looked at once a millisecond, in which a
 * score of requests may be answered, and the day once a second.
 */
function createPageVersion(deps: ArticleAnswersDeps): () => number {
  const { clock, paywall, offers, frame, tail, notices } = deps
  let parts: unknown[] = []
  let state = 0
  let lookedMs = -1
  let second = -1
  let dated = ''

  function look() {
    const { version, zone } = paywall.policy()
    const nowSecond = Math.floor(lookedMs / 1000)
    if (nowSecond !== second) {
      second = nowSecond
      dated = `${dateIn(clock.now(), zone)} ${offers.version()}`
    }
    const now = [version, dated, frame.version(), tail.version(), notices.version()]
    if (now.some((part, index) => part !== parts[index])) {
      parts = now
      state++
    }
  }

  return () => {
    const ms = Math.floor(performance.now())
    if (ms !== lookedMs) {
      lookedMs = ms
      look()
    }
    return state
  }
}
