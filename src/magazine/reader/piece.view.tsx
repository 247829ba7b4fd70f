import type { Child } from 'hono/jsx'
import { type Picture, PictureFigure } from '../../design/parts/picture.view.tsx'
import { Published } from '../../design/parts/published.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { LetterPart, PiecePart } from '../book/book.module.ts'

export type PieceProps = {
  words: Words
  zone: string
  /** The publication's, in which its own lines are written. */
  language: string
  piece: PiecePart
  picture: Picture | undefined
  text: Child
  map: Child | undefined
}

/** A piece as the magazine sets it: long ones with an opener of their own, in the same typography as the site's articles. */
export function Piece({ words, zone, language, piece, picture, text, map }: PieceProps) {
  const foreign = foreignLanguage(piece.language, words)
  const own = foreign.dir === undefined ? {} : { lang: words.locale, dir: words.direction }
  const day = Temporal.PlainDate.from(piece.day)
  const bare = picture ? '' : ' article-bare'
  return (
    <article class={`article article-open piece piece-${piece.length}${bare}`} dir={foreign.dir}>
      <header class="article-head">
        <p class="kicker" {...own}>
          <Published words={words} text={piece.section.name} />
        </p>
        {piece.sponsor && (
          <p class="paid-for" {...own}>
            {words.t('sponsored.note', { sponsor: piece.sponsor })}
          </p>
        )}
        <h1 class="headline" {...foreign}>
          {piece.headline}
        </h1>
        {piece.standfirst && (
          <p class="standfirst" {...foreign}>
            {piece.standfirst}
          </p>
        )}
        <div class="article-facts">
          <div {...own}>
            <p class="dateline article-dateline piece-dateline">
              {piece.place && (
                <span class="dateline-place">
                  <bdi>{piece.place.name}</bdi>
                </span>
              )}
              <time datetime={piece.day}>{words.day(day)}</time>
            </p>
            {piece.authors.length > 0 && (
              <p class="byline">
                <bdi>{words.list(piece.authors)}</bdi>
              </p>
            )}
            <p class="article-times">
              <span class="article-minutes">{words.t('article.minutes', { count: piece.minutes })}</span>
            </p>
            {piece.sourceLine && (
              <div class="source-line">
                <p lang={language === words.locale ? undefined : language}>{piece.sourceLine}</p>
              </div>
            )}
          </div>
          {map && (
            <div class="article-map" {...own}>
              {map}
            </div>
          )}
        </div>
        {picture && (
          <div class="lead-picture" {...foreign}>
            <PictureFigure picture={picture} sizes="(min-width: 75rem) 976px, 100vw" eager />
          </div>
        )}
      </header>
      <div class="article-body paywalled" {...foreign}>
        {text}
      </div>
      {piece.corrections.length > 0 && (
        <div class="article-foot" {...own}>
          <section class="corrections">
            <h2>{words.t('article.corrections')}</h2>
            <ul>
              {piece.corrections.map(({ at, text: correction }) => (
                <li>
                  <time datetime={at}>{words.date(Temporal.Instant.from(at), zone, 'long')}</time>{' '}
                  <span {...foreign}>{correction}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </article>
  )
}

/** The editor's letter: its own measure, signed. */
export function Letter({ words, letter, text }: { words: Words; letter: LetterPart; text: Child }) {
  const foreign = foreignLanguage(letter.language, words)
  return (
    <article class="article article-open article-bare editors-letter">
      <header class="article-head">
        <h1 class="headline" {...foreign}>
          {letter.title}
        </h1>
      </header>
      <div class="article-body" {...foreign}>
        {text}
        <p class="letter-signed">{letter.signed}</p>
      </div>
    </article>
  )
}
