import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { notFound } from '../../platform/errors.ts'
import { answerFile } from '../../platform/files/answerFile.ts'
import { absoluteUrl, errorJson } from '../../platform/http.ts'
import type { Limit } from '../../platform/limits.ts'
import { COVER_WIDTHS, coverOf } from '../pictures/pictures.module.ts'
import { readBasic } from './basic.rule.ts'
import type { CatalogDeps } from './catalogDeps.ts'
import type { ClosedCatalog } from './catalogFeed.ts'
import { chooseForm } from './form.rule.ts'
import { judgeToken, type TokenStanding } from './judgeToken.ts'
import { makeFeed } from './makeFeed.ts'
import { ATOM, writeAtom } from './writeAtom.ts'
import { OPDS_JSON, writeJson } from './writeJson.ts'

/** A machine that lists, shows covers and fetches in parts asks often; one that asks more is broken, or many. */
const ASKED: Limit = { name: 'opds', times: 1_200, perSeconds: 3_600 }

/** Kept by nobody else, and asked for again each time: what it is worth may have ended meanwhile. */
const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const

type Opened = (readerId: number) => Promise<Response>

/**
 * The catalog of issues for reading machines, under a secret address or by Basic with the token as the password. Covers
 * and files stand under the same token: some programs send no password for them.
 */
export function createOpdsEndpoint(deps: CatalogDeps) {
  const { site, issues } = deps

  /** Judged at each request. Who may not come in hears why, in the form that they read. */
  async function within(c: Context, token: string, open: Opened): Promise<Response> {
    const standing = await judgeToken(deps, token, deps.clock.now())
    if (!standing) throw notFound('catalog-unknown', 'There is no catalog at this address.')
    if (standing.kind !== 'opens') return closed(c, standing)
    if (!deps.limits.allowsHere(ASKED, String(standing.readerId))) {
      return errorJson({ status: 429, code: 'limited', message: 'Too often.' }, { 'Retry-After': '3600' })
    }
    return open(standing.readerId)
  }

  async function closed(c: Context, { kind }: Exclude<TokenStanding, { kind: 'opens' }>): Promise<Response> {
    const words = deps.words()
    const { name, language } = deps.publication.facts()
    const catalog: ClosedCatalog = {
      kind: 'closed',
      title: words.t('delivery.catalog', { publication: name }),
      why: words.t(kind === 'revoked' ? 'delivery.revoked' : 'delivery.ended'),
      where:
        kind === 'revoked'
          ? { url: absoluteUrl(site, '/account#e-reader'), label: words.t('account.title') }
          : { url: absoluteUrl(site, '/subscribe'), label: words.t('gate.seePlans') },
      publication: { name, url: site.origin, language },
      at: deps.clock.now(),
    }
    const form = chooseForm(c.req.header('accept'))
    return new Response(form === 'json' ? writeJson(catalog) : await writeAtom(catalog), {
      status: 410,
      headers: {
        ...PRIVATE,
        'Cache-Control': 'no-store',
        'Content-Type': form === 'json' ? OPDS_JSON : `${ATOM};kind=navigation;charset=utf-8`,
        Vary: 'Accept',
      },
    })
  }

  async function show(c: Context, token: string, year: number | undefined): Promise<Response> {
    const feed = await makeFeed(deps, { token, year, self: absoluteUrl(site, c.req.path) })
    if (!feed) throw notFound('catalog-unknown', 'There are no issues of that year here.')
    const form = chooseForm(c.req.header('accept'))
    const bytes = Buffer.from(form === 'json' ? writeJson(feed) : await writeAtom(feed))
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    const type = form === 'json' ? OPDS_JSON : `${ATOM};kind=acquisition;charset=utf-8`
    return answerFile(c, { bytes, etag, headers: { ...PRIVATE, 'Content-Type': type, Vary: 'Accept' } })
  }

  const tokenOf = (c: Context) => c.req.param('token') ?? ''

  return {
    /** GET /opds/:token and /opds/:token/:year */
    feed: (c: Context) => {
      const asked = c.req.param('year')
      return within(c, tokenOf(c), () => show(c, tokenOf(c), asked === undefined ? undefined : Number(asked)))
    },

    /** GET /opds, with the token as the password and any name. */
    async basic(c: Context): Promise<Response> {
      const token = readBasic(c.req.header('authorization'))
      const known = token !== undefined && (await judgeToken(deps, token, deps.clock.now())) !== undefined
      if (!known) return askForToken()
      return within(c, token, () => show(c, token, undefined))
    },

    /** GET /opds/:token/covers/2026-11-28.jpg, and -small.jpg */
    cover: (c: Context) =>
      within(c, tokenOf(c), async () => {
        const [, date, small] = /^(\d{4}-\d{2}-\d{2})(-small)?\.jpg$/.exec(c.req.param('file') ?? '') ?? []
        const issue = (await issues.listReleased()).find((one) => one.date === date)
        const width = small ? COVER_WIDTHS.thumbnail : COVER_WIDTHS.whole
        const cover = issue && coverOf(issue, width)
        const bytes = cover && (await deps.readCover(issue, width))
        if (!bytes) throw notFound('picture-unknown', 'There is no cover at this address.')
        const etag = `"${createHash('sha256').update(cover.path).digest('base64url').slice(0, 22)}"`
        return answerFile(c, { bytes, etag, headers: { ...PRIVATE, 'Content-Type': 'image/jpeg' } })
      }),

    /** GET /opds/:token/files/:file, by the name of the file. */
    file: (c: Context) =>
      within(c, tokenOf(c), async () => {
        const name = c.req.param('file') ?? ''
        const files = (await issues.listReleased()).flatMap((issue) => issue.files)
        const file = files.find(({ fileName, kind }) => fileName === name && kind !== 'sample-epub')
        const bytes = file && (await issues.readFile(file))
        if (!bytes) throw notFound('file-unknown', 'There is no file at this address.')
        return answerFile(c, {
          bytes,
          etag: file.etag,
          headers: {
            ...PRIVATE,
            'Content-Type': file.mediaType,
            'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
          },
        })
      }),
  }

  /** What a program needs to ask its person for a password (Authentication for OPDS 1.0). */
  function askForToken(): Response {
    const words = deps.words()
    const { name } = deps.publication.facts()
    const way = (path: string) => absoluteUrl(site, path)
    const document = {
      id: way('/opds'),
      title: words.t('delivery.catalog', { publication: name }),
      description: words.t('delivery.askForToken'),
      authentication: [
        {
          type: 'http://opds-spec.org/auth/basic',
          labels: { login: words.t('signIn.email'), password: words.t('delivery.token') },
        },
      ],
      links: [
        { rel: 'start', href: way('/opds'), type: OPDS_JSON },
        { rel: 'help', href: way('/account#e-reader'), type: 'text/html' },
      ],
    }
    return new Response(JSON.stringify(document), {
      status: 401,
      headers: {
        ...PRIVATE,
        'Cache-Control': 'no-store',
        'Content-Type': 'application/opds-authentication+json',
        'WWW-Authenticate': 'Basic realm="opds", charset="UTF-8"',
        Link: `<${way('/opds')}>; rel="http://opds-spec.org/auth/document"; type="application/opds-authentication+json"`,
      },
    })
  }
}
