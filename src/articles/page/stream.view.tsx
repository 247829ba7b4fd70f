import type { Child } from 'hono/jsx'
import { PictureFigure } from '../../design/parts/picture.view.tsx'
import { type Teaser, TeaserDateline, TeaserKicker } from '../../design/parts/teaser.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import { plainHeadline } from '../store/store.module.ts'
import { Complementary } from './complementary.view.tsx'

/** One of the next articles, folded to what everyone may read; or between them a letter's sign-up, the day's leaf, or what may be for sale. */
export type StreamEntry =
  | { kind: 'article'; teaser: Teaser; leadIn: Child; language: string; tags: readonly string[] }
  | { kind: 'box'; box: Child }
  | { kind: 'leaf'; leaf: Child }
  | { kind: 'notice'; notice: Child }

export type StreamViewProps = { words: Words; zone: string; entries: readonly StreamEntry[] }

export function StreamView({ words, zone, entries }: StreamViewProps) {
  if (entries.length === 0) return null
  return (
    <Complementary class="stream" aria-labelledby="stream-heading">
      <h2 class="stream-heading" id="stream-heading">
        {words.t('stream.heading')}
      </h2>
      {entries.map((entry) => (
        <Entry words={words} zone={zone} entry={entry} />
      ))}
    </Complementary>
  )
}

function Entry({ words, zone, entry }: { words: Words; zone: string; entry: StreamEntry }) {
  switch (entry.kind) {
    case 'box':
      return <div class="stream-box">{entry.box}</div>
    case 'notice':
      return entry.notice
    case 'leaf':
      return <div class="stream-leaf">{entry.leaf}</div>
    case 'article': {
      const { teaser, leadIn, language } = entry
      return <FoldedArticle words={words} zone={zone} teaser={teaser} leadIn={leadIn} language={language} />
    }
  }
}

type FoldedArticleProps = { words: Words; zone: string; teaser: Teaser; leadIn: Child; language: string }

/** The link works alone; the stream island makes it unfold in place, on click or Enter and never by scrolling. */
function FoldedArticle({ words, zone, teaser, leadIn, language }: FoldedArticleProps) {
  return (
    <article
      class={`folded${teaser.picture ? '' : ' folded-bare'}`}
      data-url={teaser.url}
      data-title={plainHeadline(teaser.headline)}
      {...foreignLanguage(language, words)}
    >
      <header class="folded-head">
        <TeaserKicker words={words} teaser={teaser} />
        <h3 class="folded-headline">
          <a href={teaser.url}>{teaser.headline}</a>
        </h3>
        <p class="folded-facts">
          <TeaserDateline words={words} zone={zone} teaser={teaser} />
          {teaser.source && <span class="teaser-source">{words.t('teaser.from', { outlet: teaser.source })}</span>}
        </p>
      </header>
      {teaser.picture && (
        <PictureFigure picture={teaser.picture} sizes="(min-width: 68rem) 300px, 100vw" className="folded-picture" />
      )}
      <div class="folded-body article-body">{leadIn}</div>
      <p class="folded-action" lang={words.locale} dir={words.direction}>
        <a
          class="keep-reading"
          href={teaser.url}
          aria-label={words.t('stream.keepReadingOf', { headline: teaser.headline })}
          data-more={words.t('stream.keepReading')}
          data-less={words.t('stream.showLess')}
          data-less-label={words.t('stream.showLessOf', { headline: teaser.headline })}
          data-failed={words.t('stream.failed')}
        >
          {words.t('stream.keepReading')}
        </a>{' '}
        <span class="folded-status" role="status" />
      </p>
    </article>
  )
}

export type LatestListProps = { words: Words; zone: string; items: readonly Teaser[] }

export function LatestList({ words, zone, items }: LatestListProps) {
  if (items.length === 0) return null
  return (
    <Complementary class="latest" aria-labelledby="latest-heading">
      <h2 class="latest-heading" id="latest-heading">
        {words.t('latest.heading')}
      </h2>
      <ol class="latest-list">
        {items.map((item) => (
          <li lang={item.language} dir={item.direction}>
            {item.sponsor && <TeaserKicker words={words} teaser={item} />}
            <p class="latest-facts">
              <TeaserDateline words={words} zone={zone} teaser={item} />
            </p>
            <h3 class="latest-headline">
              <a href={item.url}>{item.headline}</a>
            </h3>
            {item.section && <p class="latest-section">{item.section.name}</p>}
          </li>
        ))}
      </ol>
      <p class="latest-all">
        <a href="/latest">{words.t('latest.all')}</a>
      </p>
    </Complementary>
  )
}
