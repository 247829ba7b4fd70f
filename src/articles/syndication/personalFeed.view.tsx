import { ProveAddress } from '../../design/parts/proveAddress.view.tsx'
import { Panel, Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export function FeedMadeView({ words, rss, json }: { words: Words; rss: string; json: string }) {
  return (
    <Sheet heading={words.t('feed.title')} lead={words.t('feed.made')}>
      {[
        { id: 'feed-rss', label: 'RSS', address: rss },
        { id: 'feed-json', label: 'JSON Feed', address: json },
      ].map(({ id, label, address }) => (
        <div class="field">
          <label for={id}>{label}</label>
          <input id={id} type="text" value={address} readonly />
        </div>
      ))}
      <p class="sheet-ways">
        <a href="/account">{words.t('subscription.back')}</a>
      </p>
    </Sheet>
  )
}

/** Where the address is not proven: what has to be shown before one is made. */
export function UnprovenFeedPanel({ words, email }: { words: Words; email: string }) {
  return (
    <Panel id="feed" heading={words.t('feed.title')}>
      <ProveAddress words={words} email={email} returnTo="/account" why={words.t('account.proveFeed', { email })} />
    </Panel>
  )
}

/** `since`: when the one that there is was made. */
export function FeedPanel({ words, zone, since }: { words: Words; zone: string; since: Temporal.Instant | undefined }) {
  return (
    <Panel id="feed" heading={words.t('feed.title')}>
      <p>{since ? words.t('feed.since', { date: words.date(since, zone) }) : words.t('feed.lead')}</p>
      <form method="post" action="/account/feed" class="panel-action">
        <button class="button button-quiet" type="submit" name="do" value="make">
          {words.t(since ? 'feed.again' : 'feed.make')}
        </button>{' '}
        {since && (
          <button class="button button-quiet" type="submit" name="do" value="revoke">
            {words.t('feed.revoke')}
          </button>
        )}
      </form>
    </Panel>
  )
}
