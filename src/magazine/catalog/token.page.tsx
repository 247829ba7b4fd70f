import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { absoluteUrl, readForm, seeOther } from '../../platform/http.ts'
import { signedIn } from '../../readers/accounts/accounts.module.ts'
import type { CatalogDeps } from './catalogDeps.ts'
import { renewToken } from './renewToken.ts'
import { TokenMadeView } from './token.view.tsx'
import { revokeTokens } from './tokens.sql.ts'

const TokenForm = z.object({ do: z.literal('revoke').optional().catch(undefined) })

const PANEL = '/account#e-reader'

/** /account/catalog: makes what a reader's machine names itself by, shown this once, or takes it back. */
export function createTokenPage(deps: CatalogDeps, shell: Shell) {
  const { db, site, clock } = deps
  const { words } = shell
  return {
    /** Whoever comes back to what was shown once is led to where another is made. */
    leadBack: (c: Context): Response => seeOther(c, PANEL),

    choose: (c: Context): Promise<Response> =>
      signedIn(deps, c, '/account', async ({ readerId, email, addressConfirmed }) => {
        const { do: wanted } = await readForm(c, TokenForm)
        if (wanted === 'revoke') {
          await revokeTokens(db, readerId, clock.now())
          return seeOther(c, PANEL)
        }
        // It outlives the session in which it is made: only for whoever has shown that the account is theirs.
        const token = addressConfirmed ? await renewToken(deps, readerId, clock.now()) : undefined
        if (!token) return seeOther(c, PANEL)
        return shell.page(c, {
          title: words.t('delivery.title'),
          body: (
            <TokenMadeView
              words={words}
              address={absoluteUrl(site, `/opds/${token}`)}
              short={absoluteUrl(site, '/opds')}
              name={email}
              token={token}
            />
          ),
          caching: 'no-store',
          referrer: 'same-origin',
          noindex: true,
          look: 'quiet',
        })
      }),
  }
}
