import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import type { BrowserOf } from '../../platform/browser.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { absoluteUrl, readForm, type Site, seeOther } from '../../platform/http.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import { type Readers, signedIn } from '../../readers/accounts/accounts.module.ts'
import { FeedMadeView } from './personalFeed.view.tsx'
import { deletePersonalFeed, storePersonalFeed } from './personalFeeds.sql.ts'

export type PersonalFeedPageDeps = {
  db: Database
  site: Site
  clock: Clock
  browserOf: BrowserOf
  shell: Shell
  readers: Readers
}

const PATH = '/account'

const FeedForm = z.object({ do: z.literal('revoke').optional().catch(undefined) })

/** /account/feed: makes the reader's own feed, whose address is shown this once, or takes it back. */
export function createPersonalFeedPage(deps: PersonalFeedPageDeps) {
  const { db, site, shell } = deps
  const { words } = shell
  return {
    /** Whoever comes back to what was shown once is led to where a feed is made. */
    leadBack: (c: Context): Response => seeOther(c, `${PATH}#feed`),

    choose: (c: Context): Promise<Response> =>
      signedIn(deps, c, PATH, async ({ readerId, addressConfirmed }) => {
        const { do: wanted } = await readForm(c, FeedForm)
        if (wanted === 'revoke') {
          await deletePersonalFeed(db, readerId)
          return seeOther(c, PATH)
        }
        // It outlives the session in which it is made: only for whoever has shown that the account is theirs. The panel
        // says so, and how they do.
        if (!addressConfirmed) return seeOther(c, `${PATH}#feed`)
        const token = makeToken()
        await storePersonalFeed(db, readerId, tokenHash(token), deps.clock.now())
        const address = (file: string) => absoluteUrl(site, `/feed/${token}/${file}`)
        return shell.page(c, {
          title: words.t('feed.title'),
          body: <FeedMadeView words={words} rss={address('rss.xml')} json={address('feed.json')} />,
          caching: 'no-store',
          referrer: 'same-origin',
          noindex: true,
          look: 'quiet',
        })
      }),
  }
}
