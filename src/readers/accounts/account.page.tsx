import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Shell } from '../../design/frame/shell.ts'
import { Account } from './account.view.tsx'
import type { ReadersDeps } from './deps.ts'
import type { Readers } from './readers.ts'
import { signedIn } from './signedIn.page.tsx'

export type AccountPageDeps = ReadersDeps & { readers: Readers; shell: Shell }

const PATH = '/account'

export function createAccountPage(deps: AccountPageDeps) {
  const { shell } = deps
  const { words } = shell
  return {
    /** GET /account */
    show: (c: Context) =>
      signedIn(deps, c, PATH, async ({ readerId, email, emailKey, addressConfirmed }) => {
        const now = deps.clock.now()
        const about = { readerId, email, emailKey, addressConfirmed, session: deps.browserOf(c).cookie('session') }
        const panels: Child[] = []
        for (const panel of deps.ports.panels.toSorted((a, b) => a.order - b.order)) {
          const shown = await panel.render(deps.db, { ...about, words, now })
          if (shown !== undefined) panels.push(shown)
        }
        return shell.page(c, {
          title: words.t('account.title'),
          islands: deps.ports.panels.flatMap(({ islands = [] }) => islands),
          body: <Account words={words} email={email} panels={panels} />,
          caching: 'no-store',
          referrer: 'same-origin',
          noindex: true,
        })
      }),
  }
}
