import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type GiftArticle = { headline: string; path: string; slug: string }

export type GiftGivenProps = {
  words: Words
  article: GiftArticle
  /** The whole link, to be copied. */
  url: string
  until: string
  given: number
  allowed: number
}

/** The link, until when it opens, how many articles have been given, and the way to take it back. */
export function GiftGivenView({ words, article, url, until, given, allowed }: GiftGivenProps) {
  return (
    <Sheet
      heading={words.t('gift.title')}
      lead={words.t('gift.lead', { headline: article.headline, until })}
      notice={undefined}
    >
      <div class="field gift-link">
        <label for="gift-link">{words.t('gift.link')}</label>
        <input id="gift-link" type="url" readonly value={url} />
      </div>
      <p class="form-note">{words.t('gift.count', { given, allowed })}</p>
      <form method="post" action="/gift">
        <input type="hidden" name="article" value={article.slug} />
        <button class="button button-quiet" type="submit" name="do" value="revoke">
          {words.t('gift.revoke')}
        </button>
      </form>
      <BackToArticle words={words} article={article} />
    </Sheet>
  )
}

export function GiftRevokedView({ words, article }: { words: Words; article: GiftArticle }) {
  return (
    <Sheet heading={words.t('gift.revokedTitle')} lead={words.t('gift.revokedLead', { headline: article.headline })}>
      <BackToArticle words={words} article={article} />
    </Sheet>
  )
}

export function GiftsSpentView({ words, article, allowed }: { words: Words; article: GiftArticle; allowed: number }) {
  return (
    <Sheet heading={words.t('gift.spentTitle', { allowed })} lead={words.t('gift.spentLead')}>
      <BackToArticle words={words} article={article} />
    </Sheet>
  )
}

export type DeadGift = 'expired' | 'revoked' | 'used-up' | 'unknown'

export function GiftDeadView({ words, why }: { words: Words; why: DeadGift }) {
  return (
    <Sheet heading={words.t(`gift.dead.${why}`)} lead={words.t('gift.deadLead')}>
      <p class="sheet-ways">
        <a href="/">{words.t('error.front')}</a>
        <a href="/subscribe">{words.t('gate.seePlans')}</a>
      </p>
    </Sheet>
  )
}

/** Below an article that a subscriber reads. */
export function GiveForm({ words, slug }: { words: Words; slug: string }) {
  return (
    <form class="give" method="post" action="/gift">
      <input type="hidden" name="article" value={slug} />
      <button class="button button-quiet" type="submit">
        {words.t('gift.button')}
      </button>
      <span class="form-note">{words.t('gift.promise')}</span>
    </form>
  )
}

function BackToArticle({ words, article }: { words: Words; article: GiftArticle }) {
  return (
    <p class="sheet-ways">
      <a href={article.path}>{words.t('gift.back')}</a>
    </p>
  )
}
