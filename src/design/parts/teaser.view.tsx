import type { Child } from 'hono/jsx'
import type { Words } from '../words/words.ts'
import { type Picture, PictureImage } from './picture.view.tsx'
import { Kicker, Published } from './published.view.tsx'

export type Link = { name: string; url: string }

/** What a front, a list, the stream and The Latest know of an article: never more than everyone may read. */
export type Teaser = {
  url: string
  headline: string
  kicker?: string
  section?: Link
  /** The city of the dateline. */
  place?: string
  standfirst?: string
  published: Temporal.Instant
  /** Its date needs the year. */
  withYear?: boolean
  picture?: Picture
  /** Set only where it differs from the page's language. */
  language?: string
  direction?: 'ltr' | 'rtl'
  /** The partner outlet that published it first. */
  source?: string
  minutes?: number
  /** Who paid for it: said instead of where it is filed. */
  sponsor?: string
}

export type DatelineProps = {
  words: Words
  zone: string
  published: Temporal.Instant
  place?: string | undefined
  /** At the head of the article itself, and wherever it is not this year's. */
  withYear?: boolean | undefined
  /** The piece's, where it differs from the page's: place and date are said in one. */
  language?: string | undefined
}

/** PARIS, NOVEMBER 23: the recurring ornament. */
export function Dateline({ words, zone, published, place, withYear = false, language }: DatelineProps) {
  const date = words.date(published, zone, withYear ? 'long' : 'dayMonth', language)
  return (
    <span class="dateline">
      {place && (
        <span class="dateline-place">
          <bdi>{place}</bdi>
        </span>
      )}
      <time datetime={published.toString()}>{date}</time>
    </span>
  )
}

/** A teaser's own. */
export function TeaserDateline({ words, zone, teaser }: { words: Words; zone: string; teaser: Teaser }) {
  const { published, place, withYear, language } = teaser
  return <Dateline {...{ words, zone, published, place, withYear, language }} />
}

/** Its own, or its section's name. */
export function TeaserKicker({ words, teaser }: { words: Words; teaser: Teaser }) {
  const { kicker, section, language = words.locale, sponsor } = teaser
  if (sponsor)
    return (
      <p class="kicker paid-for" lang={teaser.language && words.locale}>
        {words.t('sponsored.by', { sponsor })}
      </p>
    )
  if (!kicker && !section) return null
  return (
    <p class="kicker">
      {kicker ? (
        <Kicker words={words} text={kicker} language={language} />
      ) : (
        <span lang={teaser.language && words.locale}>
          <Published words={words} text={section?.name ?? ''} />
        </span>
      )}
    </p>
  )
}

export type TeaserProps = {
  words: Words
  zone: string
  teaser: Teaser
  /** The heading's level on this page. */
  level?: 2 | 3 | 4
  look: 'lead' | 'wide' | 'plain' | 'line'
  sizes?: string
  eager?: boolean
  withPicture?: boolean
  withStandfirst?: boolean
  withKicker?: boolean
  /** In their stead, such as with what was looked for marked in them. */
  headline?: Child
  standfirst?: Child
  /** Below all of it. */
  foot?: Child
}

export function TeaserView(props: TeaserProps) {
  const { words, zone, teaser, level = 2, look, sizes = '100vw', eager = false } = props
  const { withPicture = true, withStandfirst = true, withKicker = true } = props
  const { headline = teaser.headline, standfirst = teaser.standfirst } = props
  const Heading = `h${level}` as 'h2'
  const picture = withPicture ? teaser.picture : undefined
  const head = (
    <>
      {(withKicker || teaser.sponsor) && <TeaserKicker words={words} teaser={teaser} />}
      <Heading class="teaser-headline">
        <a href={teaser.url}>{headline}</a>
      </Heading>
    </>
  )
  return (
    <article
      class={`teaser teaser-${look}${picture ? ' teaser-pictured' : ''}`}
      lang={teaser.language}
      dir={teaser.direction}
    >
      {/* The day's lead is told by its headline; every other piece by its picture. */}
      {look === 'lead' && head}
      {picture && (
        <div class="teaser-picture">
          <PictureImage picture={picture} sizes={sizes} eager={eager} />
        </div>
      )}
      <div class="teaser-text">
        {look !== 'lead' && head}
        {withStandfirst && standfirst && <p class="teaser-standfirst">{standfirst}</p>}
        <p class="teaser-facts">
          <TeaserDateline words={words} zone={zone} teaser={teaser} />
          {teaser.source && (
            <span class="teaser-source" lang={teaser.language && words.locale}>
              {words.t('teaser.from', { outlet: teaser.source })}
            </span>
          )}
        </p>
        {props.foot}
      </div>
    </article>
  )
}
