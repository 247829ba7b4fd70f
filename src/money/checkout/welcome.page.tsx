import type { Context } from 'hono'
import { localPath, seeOther } from '../../platform/http.ts'
import { findPaying } from '../subscriptions/subscriptions.module.ts'
import type { CheckoutPageDeps } from './checkoutDeps.ts'
import { WelcomeView } from './welcome.view.tsx'

/** Where a browser that has just paid is welcomed; `returnTo` is what its reader wanted to read. */
export const welcomePath = (returnTo: string): string =>
  `/subscribe/welcome?${new URLSearchParams({ return: returnTo })}`

/**
 * `GET /subscribe/welcome?return=…`, for whoever subscribes; everybody else goes on. It shows nothing that a reader's own
 * account does not show, and changes nothing.
 */
export function createWelcomePage(deps: CheckoutPageDeps) {
  const { shell, readers, browserOf, publication, db } = deps
  const { words } = shell
  return {
    async show(c: Context): Promise<Response> {
      const returnTo = localPath(c.req.query('return')) ?? '/'
      const session = await readers.currentSession(browserOf(c))
      if (!session || !(await findPaying(db, session.readerId))) return seeOther(c, returnTo)
      const { name } = publication()
      return shell.page(c, {
        caching: 'no-store',
        noindex: true,
        look: 'quiet',
        title: words.t('welcome.title', { publication: name }),
        body: <WelcomeView words={words} publication={name} email={session.email} returnTo={returnTo} />,
      })
    },
  }
}
