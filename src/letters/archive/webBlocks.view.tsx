import type { Child } from 'hono/jsx'
import { type ArticleDocument, articlePath, type Block, renderDocument } from '../../articles/store/store.module.ts'
import { type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import { directionOf, type Words } from '../../design/words/words.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import { unreachable } from '../../platform/errors.ts'
import {
  type BlockOf,
  dayLine,
  firstSentence,
  greetingNote,
  type LetterArticle,
  type LetterBlock,
  leans,
  listTitle,
} from '../drawing/drawing.module.ts'

export type WebOptions = {
  words: Words
  zone: string
  /** Of what was written. */
  language: string
  pictures: ReadonlyMap<string, StoredPicture>
  /** What leads bring in full, by article group. */
  wholes: ReadonlyMap<number, readonly Block[]>
}

/** The blocks of a letter as a page of the site shows them, in the site's own forms. */
export function webBlocks(blocks: readonly LetterBlock[], options: WebOptions): Child {
  return blocks.map((block) => webBlock(block, options))
}

function webBlock(block: LetterBlock, options: WebOptions): Child {
  const { words, zone } = options
  switch (block.type) {
    case 'greeting': {
      const Face = leans(block.words) ? 'i' : 'span'
      return (
        <p class="letter-greeting">
          <Face lang={block.language} dir={directionOf(block.language)}>
            {block.words}
          </Face>
          <small>{greetingNote(block, words)}</small>
        </p>
      )
    }
    case 'lead': {
      const whole = options.wholes.get(block.article.groupId)
      return (
        <>
          <TeaserView
            words={words}
            zone={zone}
            teaser={teaserOf(block.article, options)}
            look="wide"
            sizes="(min-width: 42rem) 40rem, 100vw"
            eager
          />
          {whole && (
            <div class="article-body" {...foreignLanguage(block.article.language, words)}>
              {written([...whole], options)}
            </div>
          )}
        </>
      )
    }
    case 'list':
      return (
        <section>
          <h2 class="label">{listTitle(block, words)}</h2>
          {block.articles.map((article) => {
            const teaser = teaserOf(article, options)
            const { standfirst } = teaser
            const short = standfirst && { ...teaser, standfirst: firstSentence(standfirst, article.language) }
            return (
              <TeaserView
                words={words}
                zone={zone}
                teaser={short || teaser}
                level={3}
                look="plain"
                withPicture={false}
              />
            )
          })}
        </section>
      )
    case 'almanac':
      return <WebAlmanac block={block} words={words} />
    case 'magazine':
      return (
        <section>
          <h2 class="label">{words.t('letter.magazine')}</h2>
          <p class="teaser-headline">
            <a href={block.path}>{block.title}</a>
          </p>
          {block.lines.map((line) => (
            <p>{line}</p>
          ))}
          {block.contents && (
            <ul class="letter-contents">
              {block.contents.map(({ title, path, language, place }) => (
                <li>
                  <a href={path} lang={language} dir={directionOf(language)}>
                    {title}
                  </a>
                  {place && <span class="form-note"> {place}</span>}
                </li>
              ))}
            </ul>
          )}
        </section>
      )
    case 'quiz':
      return (
        <section class="letter-quiz">
          <h2 class="label">{block.title}</h2>
          <ol>
            {block.questions.map(({ question, answer }) => (
              <li>
                {written(question, options)}
                <details>
                  <summary>{words.t('letter.answer')}</summary>
                  {written(answer, options)}
                </details>
              </li>
            ))}
          </ol>
        </section>
      )
    case 'text':
      return <div class="article-body">{written(block.content, options)}</div>
    case 'box':
    case 'open':
      return null
    default:
      return unreachable(block)
  }
}

function WebAlmanac({ block, words }: { block: BlockOf<'almanac'>; words: Words }) {
  return (
    <section class="letter-almanac">
      <h2 class="label">{words.t('letter.almanac')}</h2>
      <p class="letter-year">{block.year}</p>
      <p class="dateline">{dayLine(block, words)}</p>
      <h3 class="teaser-headline" {...foreignLanguage(block.language, words)}>
        <a href={block.path}>{block.headline}</a>
      </h3>
      <div class="article-body" {...foreignLanguage(block.language, words)}>
        {block.paragraphs.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      {block.source && <p class="letter-facts">{words.t('letter.source', { source: block.source.name })}</p>}
    </section>
  )
}

function written(content: ArticleDocument['content'], { words, pictures }: WebOptions): Child {
  return renderDocument(
    { type: 'doc', content },
    { words, pictures, box: { newsletterBox: () => undefined }, related: () => undefined },
  )
}

function teaserOf(article: LetterArticle, { words, pictures }: WebOptions): Teaser {
  const { slug, section, headline, kicker, standfirst, place, published, language, source, minutes } = article
  const stored = article.picture && pictures.get(article.picture.id)
  return {
    url: articlePath({ section, slug }),
    headline,
    section: { name: article.sectionName, url: `/section/${section}` },
    published: Temporal.Instant.from(published),
    minutes,
    ...(kicker && { kicker }),
    ...(place?.city && { place: place.city }),
    ...(standfirst && { standfirst }),
    ...(source && { source }),
    ...(stored &&
      article.picture && {
        picture: { widths: stored.renditions, width: stored.width, height: stored.height, alt: article.picture.alt },
      }),
    ...(language !== words.locale && { language, direction: directionOf(language) }),
  }
}
