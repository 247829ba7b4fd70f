import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { absoluteUrl, readFields, type Site } from '../../platform/http.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { FeedMadeView } from './personalFeed.view.tsx'
import { deletePersonalFeed, storePersonalFeed } from './personalFeeds.sql.ts'

export type PersonalFeedPageDeps = { db: Database; site: Site; clock: Clock; shell: Shell; readers: Readers }

/** /account/feed: makes the reader's own feed, whose address is shown this once, or takes it back. */
export function createPersonalFeedPage(deps: PersonalFeedPageDeps) {
  const { db, site, shell, readers } = deps
  const { words } = shell
  return {
    /** Whoever comes back to what was shown once is led to where a feed is made. */
    leadBack(c: Context): Response {
      c.header('Cache-Control', 'no-store')
      return c.redirect('/account#feed', 303)
    },
    async choose(c: Context): Promise<Response> {
      const session = await readers.currentSession(c)
      c.header('Cache-Control', 'no-store')
      const toSignIn = () => c.redirect('/sign-in?return=/account', 303)
      if (!session) return toSignIn()
      const { do: wish } = await readFields(c)
      if (wish === 'revoke') {
        await deletePersonalFeed(db, session.readerId)
        return c.redirect('/account', 303)
      }
      // It outlives the session in which it is made: only for whoever has shown that the account is theirs.
      if (!session.addressConfirmed) return toSignIn()
      const token = makeToken()
      await storePersonalFeed(db, session.readerId, tokenHash(token), deps.clock.now())
      const address = (file: string) => absoluteUrl(site, `/feed/${token}/${file}`)
      return shell.page(c, {
        title: words.t('feed.title'),
        body: <FeedMadeView words={words} rss={address('rss.xml')} json={address('feed.json')} />,
        caching: 'no-store',
        referrer: 'same-origin',
        noindex: true,
        look: 'quiet',
      })
    },
  }
}
