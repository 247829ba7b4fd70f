import type { Child } from 'hono/jsx'
import { dayStyle, type PiecePart } from '../book/book.module.ts'
import { articleText, drawFigure } from './article.view.tsx'
import { around, tongue } from './said.view.tsx'
import type { Setting } from './setting.ts'

/** An article as a reader of the issue meets it: what it is, who wrote it and where, the text, and what was corrected. */
export function drawPiece(piece: PiecePart, setting: Setting): Child {
  const { words, book } = setting
  const frame = tongue(book.publication.language, piece.language)
  const lead = piece.leadPicture
  return (
    <section class={`piece ${piece.length}`} epub:type="chapter" role="doc-chapter" aria-labelledby="headline">
      <header>
        <p class="kicker" {...frame}>
          {piece.sponsor ? words.t('sponsored.by', { sponsor: piece.sponsor }) : piece.section.name}
        </p>
        <h1 id="headline">{piece.headline}</h1>
        {piece.standfirst && <p class="standfirst">{piece.standfirst}</p>}
        <div class="facts" {...frame}>
          <p class="dateline">{dateline(setting, piece)}</p>
          {piece.authors.length > 0 && <p class="byline">{byline(setting, piece.authors)}</p>}
          {piece.sourceLine && <p class="source-line">{piece.sourceLine}</p>}
          <p class="minutes">{words.t('epub.minutes', { count: words.number(piece.minutes) })}</p>
        </div>
      </header>
      {lead && drawFigure({ ...lead, part: piece.slug, setting })}
      <div class="text">
        {articleText(
          piece.document,
          { part: piece.slug, language: piece.language, opens: piece.length === 'long' },
          setting,
        )}
      </div>
      {piece.corrections.length > 0 && (
        <div class="corrections" {...frame}>
          {piece.corrections.map(({ at, text }) => (
            <p>
              {around((mark) => words.t('epub.corrected', { day: dayOf(setting, at), text: mark }), <bdi>{text}</bdi>)}
            </p>
          ))}
        </div>
      )}
    </section>
  )
}

/** Names may be of another script than what stands around them: each keeps its own direction. */
function byline({ words }: Setting, authors: readonly string[]): Child {
  const names = words
    .listParts(authors)
    .map(({ text, index }) => (index === undefined ? text : <bdi class="author">{text}</bdi>))
  return around((mark) => words.t('epub.by', { authors: mark }), names)
}

/** LAGOS, 23 NOVEMBER; the capitals are the style sheet's. */
export function dateline(
  { words, book }: Setting,
  { place, day }: Pick<PiecePart, 'place' | 'day'>,
  style = dayStyle(day, book.issue.date),
): string {
  const said = words.day(Temporal.PlainDate.from(day), style)
  return place ? words.t('epub.dateline', { place: place.name, day: said }) : said
}

export function dayOf({ words, book }: Setting, at: string): string {
  return words.date(Temporal.Instant.from(at), book.publication.zone, 'long')
}
