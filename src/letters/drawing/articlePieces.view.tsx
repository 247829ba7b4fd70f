import { directionOf, type Words } from '../../design/words/words.ts'
import type { BlockOptions } from './blockOptions.ts'
import type { BlockOf, LetterArticle, LetterPicture } from './letterDocument.ts'
import { Label, textFace } from './letterMail.view.tsx'
import { COLUMN, LIGHT, SANS } from './letterStyles.ts'

/** `lang` and `dir` of what is in another language than the letter. */
export function foreign(language: string, options: BlockOptions): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return language === options.language ? {} : { lang: language, dir: directionOf(language) }
}

/** `most`: no wider than so many pixels, where it does not fill the column. */
export function Picture(props: { picture: LetterPicture; options: BlockOptions; most?: number }) {
  const { picture, options, most = COLUMN } = props
  const width = Math.min(most, picture.width)
  return (
    <img
      src={options.pictureUrl(picture)}
      alt={picture.alt}
      width={width}
      height={Math.round((picture.height * width) / picture.width)}
      style={{
        display: 'block',
        width: '100%',
        'max-width': `${width}px`,
        height: 'auto',
        border: '0',
        'font-family': SANS,
        'font-size': '14px',
        'line-height': '20px',
      }}
    />
  )
}

/** PARIS, 23 NOVEMBER: the ornament of every article. */
export function Dateline({ article, options }: { article: LetterArticle; options: BlockOptions }) {
  return <Label>{datelineOf(article, options)}</Label>
}

/** What somebody paid for says so first. */
export function datelineOf(article: LetterArticle, { words, zone, sponsorOf }: BlockOptions): string {
  const date = words.date(Temporal.Instant.from(article.published), zone, 'dayMonth')
  const { place } = article
  const dateline = place ? words.t('letter.dateline', { place: placeName(place, words), date }) : date
  const sponsor = sponsorOf(article)
  return sponsor === undefined ? dateline : `${words.t('sponsored.by', { sponsor })} · ${dateline}`
}

/** “Brest, 4 minutes”, as far as it is known. */
export function whereAndHowLong(entry: { place?: string | undefined; minutes?: number | undefined }, words: Words) {
  const minutes = entry.minutes === undefined ? [] : [words.t('article.minutes', { count: entry.minutes })]
  return [...(entry.place === undefined ? [] : [entry.place]), ...minutes].join(' · ')
}

const placeName = ({ city, country }: NonNullable<LetterArticle['place']>, words: Words) =>
  city ? words.published(city).text : words.country(country)

/** LISBON, NOVEMBER 29: where and on which day it happened; the year stands for itself. */
export function dayLine({ day, place }: BlockOf<'almanac'>, words: Words): string {
  const [month, number] = day.split('-').map(Number)
  const inLeapYear = Temporal.PlainDate.from({ year: 2024, month: month ?? 1, day: number ?? 1 })
  const date = words.date(inLeapYear.toZonedDateTime('UTC').toInstant(), 'UTC', 'dayMonth')
  return place ? words.t('letter.dateline', { place: placeName(place, words), date }) : date
}

/** How a greeting is said stays in one piece: BWEH-nos. */
export function greetingNote({ language, country, said }: BlockOf<'greeting'>, words: Words): string {
  return words.t('letter.greetingNote', {
    language: words.language(language),
    country: words.country(country),
    said: said.replaceAll('-', '\u2011'),
  })
}

/** Scripts that have no italics are not slanted. */
export const leans = (text: string): boolean => /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text)

/** A headline is a link and looks like one, in the ink of the text. */
export const HEADLINE_LINK = {
  color: LIGHT.ink,
  'text-decoration': 'underline',
  'text-decoration-color': '#b3aa99',
  'text-decoration-thickness': '1px',
  'text-underline-offset': '0.14em',
} as const

export function Headline(props: { article: LetterArticle; url: string; options: BlockOptions; size: number }) {
  const { article, url, options, size } = props
  const lang = foreign(article.language, options)
  const direction = lang.dir ?? directionOf(article.language)
  return (
    <p
      {...lang}
      class={size > 24 ? 'headline' : undefined}
      style={{
        margin: '0',
        'font-family': textFace(direction),
        'font-size': `${size}px`,
        'line-height': direction === 'rtl' ? '1.4' : '1.16',
        'letter-spacing': direction === 'rtl' ? 'normal' : '-0.012em',
        'font-weight': '500',
        'text-wrap': 'balance',
      }}
    >
      <a href={url} class="ink" style={HEADLINE_LINK}>
        {article.headline}
      </a>
    </p>
  )
}

export function Standfirst(props: { text: string; article: LetterArticle; options: BlockOptions; size: number }) {
  const { text, article, options, size } = props
  const lang = foreign(article.language, options)
  return (
    <p
      {...lang}
      class="ink"
      style={{
        margin: '8px 0 0',
        'font-family': textFace(lang.dir ?? directionOf(article.language)),
        'font-size': `${size}px`,
        'line-height': '1.5',
        'text-wrap': 'pretty',
        color: LIGHT.ink,
      }}
    >
      {text}
    </p>
  )
}

export function listTitle(block: BlockOf<'list'>, words: Words): string {
  if (block.title) return words.published(block.title).text
  switch (block.of) {
    case 'mostRead':
      return words.t('letter.mostRead')
    case 'new':
    case 'place':
      return words.t('letter.more')
  }
}

/** A list has one sentence of each. */
export function firstSentence(text: string, language: string): string {
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    return segment.trim()
  }
  return text
}
