import type { Context } from 'hono'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { listSubscriptionsOf } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'

/**
 * `GET /account/newsletters.json`: the slugs of what comes to the reader's own address, for the island that takes away
 * their boxes. Nothing for whoever is not signed in or has not shown that the address is theirs.
 */
export function createKnownEndpoint(deps: NewslettersDeps, readers: Pick<Readers, 'currentSession'>) {
  return async (c: Context): Promise<Response> => {
    const session = await readers.currentSession(deps.browserOf(c))
    const subscriptions = session?.addressConfirmed ? await listSubscriptionsOf(deps.db, session.emailKey) : []
    const confirmed = subscriptions.filter(({ status }) => status === 'confirmed')
    return c.json({ newsletters: confirmed.map(({ slug }) => slug) }, 200, { 'Cache-Control': 'no-store' })
  }
}
