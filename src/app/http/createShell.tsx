import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { LRUCache } from 'lru-cache'
import { scriptFontFor, scriptFontStylesheet } from '../../design/fonts/scriptFont.ts'
import type { Assets } from '../../design/frame/assets.ts'
import { Page } from '../../design/frame/layout.view.tsx'
import type { OpenGraph } from '../../design/frame/openGraph.view.tsx'
import type { FrameFacts, Twin } from '../../design/frame/page.ts'
import { renderPage } from '../../design/frame/renderPage.ts'
import type { KeptPage, PageAnswer, PageShell, SharedPage, Viewer } from '../../design/frame/shell.ts'
import type { Languages } from '../../design/words/languages.ts'
import { keepLinksUnder } from '../../design/words/prefix.ts'
import type { Words } from '../../design/words/words.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import { answerOnce, answerRendition } from '../../platform/answerRendition.ts'
import { isFileAway } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import {
  absoluteUrl,
  errorJson,
  readCookie,
  SHARED_CACHING,
  type Site,
  sharedCachingFor,
  wantsJson,
} from '../../platform/http.ts'
import type { Renditions } from '../../platform/renditions.ts'
import { ownTurn } from '../../platform/turns.ts'

export type ShellDeps = {
  /** The language of these pages, and those that they lead to. */
  words: Words
  languages: Languages
  site: Site
  assets: Assets
  files: Files
  renditions: Renditions
  paywall: Pick<Paywall, 'viewer'>
  /** With what changes whenever they do. */
  frameFacts: () => FrameFacts
  frameVersion: () => string
  pageHeaders: Readonly<Record<string, string>>
}

/** What machines are told of a form that could not be taken. */
const PROBLEM_CODES: Partial<Record<number, string>> = { 422: 'invalid', 429: 'limited', 503: 'unavailable' }

export function createShell(deps: ShellDeps): PageShell {
  const { words, site, assets, renditions } = deps
  const scriptFonts = createScriptFonts(deps.files)
  const pageHeaders = { ...deps.pageHeaders, 'Content-Type': 'text/html; charset=utf-8' }

  async function render(page: KeptPage, viewer: Viewer): Promise<string> {
    // Rendered once: its text is looked at for letters that need a font, then it stands in the page as it is.
    const body = await html`${page.body}`
    await ownTurn()
    const font = await scriptFonts.hrefFor(body.toString())
    await ownTurn()
    return draw({ ...page, body }, viewer, font)
  }

  async function draw(page: KeptPage, viewer: Viewer, scriptFont: string | undefined): Promise<string> {
    const { path, oneAddress = false } = page
    const openGraph: OpenGraph = page.openGraph ?? { type: 'website', language: words.locale }
    const markup = await renderPage(
      <Page
        words={words}
        languages={deps.languages.all()}
        facts={deps.frameFacts()}
        assets={assets}
        viewer={viewer}
        look={page.look ?? 'plain'}
        {...(page.today && { today: page.today })}
        {...(page.title !== undefined && { title: page.title })}
        {...(page.description && { description: page.description })}
        {...(path && { canonical: absoluteUrl(site, oneAddress ? path : words.path(path)) })}
        {...(path && !oneAddress && !page.noindex && { twins: twinsOf(path) })}
        {...(page.noindex && { robots: 'noindex' })}
        {...(page.language && { language: page.language })}
        {...(path && { openGraph })}
        {...(page.jsonLd && { jsonLd: page.jsonLd })}
        {...(page.head && { head: page.head })}
        {...(page.islands && { islands: page.islands })}
        {...(page.section && { section: page.section })}
        {...(page.feed !== undefined && { feed: absoluteUrl(site, page.feed) })}
        {...(page.returnTo && { returnTo: page.returnTo })}
        {...(scriptFont && { scriptFontStylesheet: scriptFont })}
      >
        {page.body}
      </Page>,
    )
    return keepLinksUnder(words.path, markup)
  }

  /** The same page in every language of the interface, this one among them. */
  function twinsOf(path: string): Twin[] {
    return deps.languages.all().map((other) => ({
      language: other.locale,
      url: absoluteUrl(site, other.path(path)),
      isOwn: other.path('/') === '/',
    }))
  }

  async function page(c: Context, answer: PageAnswer): Promise<Response> {
    const { status = 200, caching, referrer, headers = {}, problem, repeatsTyped, ...rest } = answer
    if (status >= 400 && problem !== undefined && wantsJson(c)) {
      return errorJson(
        { status, code: PROBLEM_CODES[status] ?? 'invalid', message: problem },
        { ...deps.pageHeaders, ...headers },
      )
    }
    const viewer = await deps.paywall.viewer(readCookie(c, site, 'session'))
    const kept = { noindex: caching === 'no-store' || status !== 200, ...rest }
    // A page that nobody keeps may repeat what somebody typed; cutting a font for that, and keeping it, would let any
    // stranger fill the disk. The device's own faces do for it.
    const isPlain = caching === 'no-store' || repeatsTyped
    const drawn = isPlain ? await draw(kept, viewer, undefined) : await render(kept, viewer)
    return answerOnce(c, drawn, status, {
      ...pageHeaders,
      'Cache-Control': cacheControl(c, caching),
      ...(referrer && { 'Referrer-Policy': referrer }),
      ...headers,
    })
  }

  async function shared(c: Context, kept: SharedPage): Promise<Response> {
    const viewer = await deps.paywall.viewer(readCookie(c, site, 'session'))
    const key = `${words.locale} ${c.req.path} ${viewer} ${kept.key}`
    const version = `${kept.version} ${deps.frameVersion()}`
    const rendition = await renditions.getShared(key, version, async () => render(await kept.make(viewer), viewer))
    const caching = cacheControl(c, 'shared', kept.secondsLeft)
    return answerRendition(c, rendition, 200, {
      ...pageHeaders,
      'Cache-Control': caching,
      ...(kept.vary && { Vary: kept.vary }),
    })
  }

  function cacheControl(c: Context, caching: PageAnswer['caching'], secondsLeft?: number): string {
    if (caching === 'no-store') return 'no-store'
    if (caching === 'shared' && readCookie(c, site, 'session') === undefined) {
      return secondsLeft === undefined ? SHARED_CACHING : sharedCachingFor(secondsLeft)
    }
    return 'private, no-cache'
  }

  return { words, icon: assets.url('icon.svg'), version: deps.frameVersion, render, page, shared }
}

/**
 * Style sheets with the characters that a page needs beyond Latin; kept as files, since any process may be asked. Their
 * address keeps its first name, `companion`: pages in caches lead there.
 */
function createScriptFonts(files: Files) {
  const known = new LRUCache<string, string>({ max: 500 })
  return {
    async hrefFor(text: string): Promise<string | undefined> {
      const font = scriptFontFor(text)
      if (!font) return undefined
      const characters = [...new Set(text)].sort().join('')
      const hash = createHash('sha256').update(`${font} ${characters}`).digest('hex').slice(0, 24)
      if (!known.has(hash)) {
        const name = `companions/${hash}.css`
        try {
          if (!(await files.has(name))) await files.put(name, await scriptFontStylesheet(font, characters))
        } catch (error) {
          // The page goes out all the same, in the device's own faces, until it is drawn anew.
          if (isFileAway(error)) return undefined
          throw error
        }
        known.set(hash, font)
      }
      return `/assets/companion-${hash}.css`
    },
  }
}
