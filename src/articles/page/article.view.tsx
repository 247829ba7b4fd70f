import type { Child } from 'hono/jsx'
import { type Picture, PictureFigure } from '../../design/parts/picture.view.tsx'
import { Kicker, Published } from '../../design/parts/published.view.tsx'
import { Dateline, type Link, type Teaser, TeaserDateline } from '../../design/parts/teaser.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import { Complementary } from './complementary.view.tsx'
import { GiveForm } from './gift.view.tsx'
import { SaveForm } from './save.view.tsx'
import { LatestList, type StreamEntry, StreamView } from './stream.view.tsx'

export type SourceFacts = {
  outlet: Link
  /** BCP 47 tag of the language it was first written in. */
  originalLanguage?: string
  originalUrl?: string
  translator?: string
}

export type ArticleFacts = {
  url: string
  headline: string
  kicker?: string
  standfirst?: string
  section: Link
  /** The city of the dateline; `places` are the pages about them. */
  dateline?: string
  places: readonly Link[]
  authors: readonly Link[]
  tags: readonly Link[]
  /** BCP 47 tag of the text. */
  language: string
  published: Temporal.Instant
  updated?: Temporal.Instant
  picture?: Picture
  source?: SourceFacts
  /** The same article in other languages. */
  variants: readonly { language: string; url: string }[]
  corrections: readonly { at: Temporal.Instant; text: string }[]
  minutes?: number
  /** Who paid for it. */
  sponsor?: string
}

/** What this reader gets: the body by a grant, or everyone's lead-in and what stands in place of the rest. */
export type ArticleText =
  | { kind: 'open'; text: Child; boxes?: Child }
  | { kind: 'gated'; leadIn: Child; shortGate: Child; gate: Child }

export type ArticleViewProps = {
  words: Words
  zone: string
  article: ArticleFacts
  text: ArticleText
  /** How many free articles are left after this one; only on metered, open articles. */
  left?: number
  /** The slug under which a subscriber may give it. */
  give?: string
  /** The slug under which whoever reads it may put it aside. */
  save?: string
  /** Why it is open, where that is neither the meter nor a subscription. */
  openedBy?: string
  subscribeUrl: string
  related?: readonly Teaser[]
  /** Of the dateline's place. */
  map?: Child
  /** The newest from other countries. */
  elsewhere?: readonly Teaser[]
  /** What may be for sale below the text. */
  below?: Child
  stream: readonly StreamEntry[]
  latest: readonly Teaser[]
}

export function ArticleView(props: ArticleViewProps) {
  const { words, zone, article, text } = props
  const foreign = foreignLanguage(article.language, words)
  const own = foreign.dir === undefined ? {} : { lang: words.locale, dir: words.direction }
  return (
    <>
      {/* A text from right to left turns the whole article round; the page's own words keep their direction. */}
      <article
        class={`article article-${text.kind}${article.picture ? '' : ' article-bare'}`}
        data-url={article.url}
        dir={foreign.dir}
      >
        <header class="article-head">
          <p class="kicker" {...own}>
            <a href={article.section.url}>
              <Published words={words} text={article.section.name} />
            </a>
            {article.places.map((place) => (
              <a class="kicker-place" href={place.url}>
                {place.name}
              </a>
            ))}
            {article.kicker && (
              <span class="kicker-own">
                <Kicker words={words} text={article.kicker} language={article.language} />
              </span>
            )}
          </p>
          {article.sponsor && (
            <p class="paid-for" {...own}>
              {words.t('sponsored.note', { sponsor: article.sponsor })}
            </p>
          )}
          <h1 class="headline" {...foreign}>
            {article.headline}
          </h1>
          {article.standfirst && (
            <p class="standfirst" {...foreign}>
              {article.standfirst}
            </p>
          )}
          <div class="article-facts">
            <div {...own}>
              <Facts words={words} zone={zone} article={article} />
              {props.openedBy && <p class="article-opened">{props.openedBy}</p>}
            </div>
            {props.map && (
              <div class="article-map" {...own}>
                {props.map}
              </div>
            )}
          </div>
          {article.picture && (
            <div class="lead-picture" {...foreign}>
              <PictureFigure picture={article.picture} sizes="(min-width: 75rem) 976px, 100vw" eager />
            </div>
          )}
        </header>
        {text.kind === 'open' ? (
          <div class="article-body paywalled" {...foreign}>
            {text.text}
          </div>
        ) : (
          <>
            <div class="article-body lead-in" {...foreign}>
              {text.leadIn}
            </div>
            <Complementary class="cut" aria-label={words.t('gate.seePlans')} {...own}>
              {text.shortGate}
            </Complementary>
            <Complementary class="gate-place" aria-labelledby="gate-heading" {...own}>
              {text.gate}
            </Complementary>
          </>
        )}
        <div class="article-foot" {...own}>
          <ArticleFoot {...props} />
        </div>
        {props.below}
        <div class="article-margin" {...own}>
          {props.elsewhere && props.elsewhere.length > 0 && (
            <Complementary class="elsewhere" aria-labelledby="elsewhere">
              <Elsewhere words={words} zone={zone} items={props.elsewhere} />
            </Complementary>
          )}
          {text.kind === 'open' && text.boxes && <div class="article-boxes">{text.boxes}</div>}
        </div>
      </article>
      <StreamView words={words} zone={zone} entries={props.stream} />
      <LatestList words={words} zone={zone} items={props.latest} />
    </>
  )
}

/** Byline, dateline and provenance, standing in the margin beside the text on wide screens. */
function Facts({ words, zone, article }: { words: Words; zone: string; article: ArticleFacts }) {
  return (
    <>
      <p class="article-dateline">
        <Dateline words={words} zone={zone} published={article.published} place={article.dateline} withYear />
      </p>
      {article.authors.length > 0 && (
        <p class="byline">
          <span class="byline-by">{words.t('article.by')}</span>{' '}
          {words.listParts(article.authors.map((author) => author.name)).map((part) =>
            part.index === undefined ? (
              part.text
            ) : (
              <a href={article.authors[part.index]?.url} rel="author">
                {part.text}
              </a>
            ),
          )}
        </p>
      )}
      {(article.updated || article.minutes !== undefined) && (
        <p class="article-times">
          {article.updated && (
            <time class="updated" datetime={article.updated.toString()}>
              {words.t('article.updated', { date: words.date(article.updated, zone, 'dateTime') })}
            </time>
          )}
          {article.minutes !== undefined && (
            <span class="article-minutes">{words.t('article.minutes', { count: article.minutes })}</span>
          )}
        </p>
      )}
      {article.source && <SourceLine words={words} source={article.source} language={article.language} />}
      {article.variants.length > 0 && (
        <p class="article-variants">
          <span>{words.t('article.alsoIn')}</span>{' '}
          {article.variants.map((variant) => (
            <a href={variant.url} hreflang={variant.language} rel="alternate">
              {words.language(variant.language)}
            </a>
          ))}
        </p>
      )}
    </>
  )
}

/** Where it was published first: an honour, set like a title page, not like small print. */
function SourceLine({ words, source, language }: { words: Words; source: SourceFacts; language: string }) {
  const { originalLanguage, originalUrl, translator } = source
  // The outlet's own words, untranslated: nothing else is "the original" of what stands here.
  const untranslated = originalLanguage === language
  return (
    <div class="source-line">
      <p>
        <span class="source-first">
          {untranslated
            ? words.t('article.from')
            : originalLanguage
              ? words.t('article.firstPublishedIn', { language: words.language(originalLanguage) })
              : words.t('article.firstPublished')}
        </span>
        <a class="source-outlet" href={source.outlet.url}>
          {source.outlet.name}
        </a>
      </p>
      {translator && !untranslated && (
        <p class="source-translator">{words.t('article.translatedBy', { translator })}</p>
      )}
      {originalUrl && (
        <p class="source-original">
          <a href={originalUrl} rel="noopener" hreflang={originalLanguage}>
            {words.t(untranslated ? 'article.atOutlet' : 'article.original')}
          </a>
        </p>
      )}
    </div>
  )
}

function ArticleFoot({ words, zone, article, left, give, save, subscribeUrl, related = [] }: ArticleViewProps) {
  return (
    <>
      {give && <GiveForm words={words} slug={give} />}
      {save && <SaveForm words={words} slug={save} />}
      {left !== undefined && (
        <p class="meter-line">
          {words.t('article.meter', { left })} <a href={subscribeUrl}>{words.t('article.meterLink')}</a>
        </p>
      )}
      {article.corrections.length > 0 && (
        <section class="corrections">
          <h2>{words.t('article.corrections')}</h2>
          <ul>
            {article.corrections.map((correction) => (
              <li>
                <time datetime={correction.at.toString()}>{words.date(correction.at, zone, 'long')}</time>{' '}
                {correction.text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {article.tags.length > 0 && (
        <p class="article-tags">
          <span>{words.t('article.tags')}</span>{' '}
          {article.tags.map((tag) => (
            <a href={tag.url} rel="tag">
              <Published words={words} text={tag.name} />
            </a>
          ))}
        </p>
      )}
      {related.length > 0 && (
        <section class="article-related">
          <h2>{words.t('article.related')}</h2>
          <ul>
            {related.map((item) => (
              <li>
                <a href={item.url}>{item.headline}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** What happens in other countries while one reads of this one. */
function Elsewhere({ words, zone, items }: { words: Words; zone: string; items: readonly Teaser[] }) {
  return (
    <>
      <h2 id="elsewhere">{words.t('elsewhere.heading')}</h2>
      <ul>
        {items.map((item) => (
          <li lang={item.language} dir={item.direction}>
            <TeaserDateline words={words} zone={zone} teaser={item} />
            <h3 class="elsewhere-headline">
              <a href={item.url}>{item.headline}</a>
            </h3>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The answer to `?part=body`: what an unfolding article puts in place of its lead-in, or the short gate after it. */
export function ArticlePart({ words, language, text }: { words: Words; language: string; text: ArticlePartText }) {
  return text.kind === 'open' ? (
    <div class="paywalled" {...foreignLanguage(language, words)}>
      {text.text}
      {text.boxes}
    </div>
  ) : (
    text.shortGate
  )
}

export type ArticlePartText = { kind: 'open'; text: Child; boxes?: Child } | { kind: 'gated'; shortGate: Child }
