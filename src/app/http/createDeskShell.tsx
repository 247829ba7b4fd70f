import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Assets } from '../../design/frame/assets.ts'
import { DeskPage } from '../../design/frame/deskPage.view.tsx'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { renderPage } from '../../design/frame/renderPage.ts'
import type { Languages } from '../../design/words/languages.ts'
import { answerOnce } from '../../platform/answerRendition.ts'
import type { Clock } from '../../platform/clock.ts'
import { errorJson, wantsJson } from '../../platform/http.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { type AtDesk, staffName } from '../../staff/accounts/accounts.module.ts'
import { may } from '../../staff/permissions/permissions.module.ts'
import { placesOf } from './deskPlaces.ts'

export type DeskShellDeps = {
  languages: Languages
  publication: Publication
  clock: Clock
  assets: Assets
  pageHeaders: Readonly<Record<string, string>>
}

const POLICY = 'Content-Security-Policy'

/** The frame of the desk, with who is here for each request: nobody at the door. */
export function createDeskShell(deps: DeskShellDeps, whoIsHere: WeakMap<Context, AtDesk>): DeskShell {
  const words = () => deps.languages.own()
  /** For the one style that Turbo brings, for its bar; scripts come from files. */
  const policyWith = (nonce: string) =>
    (deps.pageHeaders[POLICY] ?? '').replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
  const headers = {
    ...deps.pageHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
  }
  return {
    words,
    asset: deps.assets.url,
    async page(c, answer) {
      const { status = 200, problem } = answer
      if (problem !== undefined && wantsJson(c)) {
        return errorJson({ status, code: 'invalid', message: problem }, { ...headers, ...answer.headers })
      }
      const { name, zone } = deps.publication.facts()
      const nonce = randomBytes(16).toString('base64')
      const at = whoIsHere.get(c)
      const role = at?.member.role
      const places = placesOf(role).map(({ path, word, key }) => ({ path, key, word: words().t(word) }))
      const within = places.filter(
        ({ path }) => c.req.path === path || (path !== '/desk' && c.req.path.startsWith(`${path}/`)),
      )
      const markup = await renderPage(
        <DeskPage
          words={words()}
          assets={deps.assets}
          nonce={nonce}
          publication={name}
          zone={zone}
          now={deps.clock.now()}
          title={answer.title}
          here={within.at(-1)?.path ?? ''}
          places={places}
          person={
            at && {
              id: at.member.id,
              name: staffName(at.member),
              role: words().t(`desk.role.${at.member.role}`),
              singleKeys: at.member.singleKeys,
            }
          }
          searches={may(role, 'articles')}
          hasOwnSearch={answer.hasOwnSearch ?? false}
          islands={answer.islands ?? []}
        >
          {answer.body}
        </DeskPage>,
      )
      return answerOnce(c, markup, status, { ...headers, ...answer.headers, [POLICY]: policyWith(nonce) })
    },
  }
}
