import type { Child } from 'hono/jsx'
import type { Block } from '../../articles/store/store.module.ts'
import { directionOf } from '../../design/words/words.ts'
import { unreachable } from '../../platform/errors.ts'
import {
  Dateline,
  dayLine,
  firstSentence,
  foreign,
  greetingNote,
  HEADLINE_LINK,
  Headline,
  leans,
  listTitle,
  Picture,
  Standfirst,
} from './articlePieces.view.tsx'
import type { BlockOptions, LetterBox } from './blockOptions.ts'
import type { BlockOf, LetterBlock } from './letterDocument.ts'
import { Label, Row, Section, TextLink, textFace } from './letterMail.view.tsx'
import { LIGHT, SANS } from './letterStyles.ts'
import { MagazineBlock } from './magazineBlock.view.tsx'
import { writtenBlocks } from './writtenBlocks.view.tsx'

export function letterBlock(block: LetterBlock, options: BlockOptions): Child {
  switch (block.type) {
    case 'greeting':
      return <Greeting block={block} options={options} />
    case 'lead':
      return <Lead block={block} options={options} />
    case 'list':
      return <List block={block} options={options} />
    case 'almanac':
      return <Almanac block={block} options={options} />
    case 'magazine':
      return <MagazineBlock block={block} options={options} />
    case 'quiz':
      return <Quiz block={block} options={options} />
    case 'box':
      return options.box ? <Box box={options.box} /> : null
    case 'text':
      return <Row above={20}>{writtenBlocks(block.content, options)}</Row>
    case 'open':
      return null
    default:
      return unreachable(block)
  }
}

type Shown<Type extends LetterBlock['type']> = { block: BlockOf<Type>; options: BlockOptions }

function Greeting({ block, options: { words } }: Shown<'greeting'>) {
  const direction = directionOf(block.language)
  return (
    <Row above={32}>
      <p
        class="ink"
        lang={block.language}
        dir={direction}
        style={{
          margin: '0',
          'font-family': textFace(direction),
          'font-size': '30px',
          'line-height': '38px',
          'font-style': leans(block.words) ? 'italic' : 'normal',
          color: LIGHT.ink,
          'text-align': words.direction === 'rtl' ? 'right' : 'left',
        }}
      >
        {block.words}
      </p>
      <p
        class="grey"
        style={{
          margin: '6px 0 0',
          'font-family': SANS,
          'font-size': '13px',
          'line-height': '19px',
          color: LIGHT.grey,
        }}
      >
        {greetingNote(block, words)}
      </p>
    </Row>
  )
}

function Lead({ block: { article }, options }: Shown<'lead'>) {
  const { words } = options
  const url = options.articleUrl(article)
  const whole = options.whole(article)
  const { picture } = article
  return (
    <>
      {picture && (
        <Row above={28}>
          <a href={url} style={{ 'text-decoration': 'none' }}>
            <Picture picture={picture} options={options} />
          </a>
          {picture.credit && (
            <p
              class="grey"
              style={{
                margin: '6px 0 0',
                'font-family': SANS,
                'font-size': '12px',
                'line-height': '17px',
                color: LIGHT.grey,
              }}
            >
              {picture.credit}
            </p>
          )}
        </Row>
      )}
      <Row above={20}>
        <Dateline article={article} options={options} />
        <Headline article={article} url={url} options={options} size={32} />
        {article.standfirst && <Standfirst text={article.standfirst} article={article} options={options} size={19} />}
        {whole ? (
          <div {...foreign(article.language, options)} style={{ padding: '20px 0 0' }}>
            {writtenBlocks(whole, options)}
          </div>
        ) : (
          <p style={{ margin: '14px 0 0' }}>
            <TextLink url={url} label={words.t('letter.readOn', { minutes: article.minutes })} />
          </p>
        )}
      </Row>
    </>
  )
}

function List({ block, options }: Shown<'list'>) {
  return (
    <Section label={listTitle(block, options.words)}>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
        {block.articles.map((article, at) => (
          <tr>
            <td style={{ padding: at === 0 ? '12px 0 0' : '26px 0 0' }}>
              <Dateline article={article} options={options} />
              <Headline article={article} url={options.articleUrl(article)} options={options} size={22} />
              {article.standfirst && (
                <Standfirst
                  text={firstSentence(article.standfirst, article.language)}
                  article={article}
                  options={options}
                  size={17}
                />
              )}
            </td>
          </tr>
        ))}
      </table>
    </Section>
  )
}

function Almanac({ block, options }: Shown<'almanac'>) {
  const { words, leaf } = options
  const lang = foreign(block.language, options)
  const direction = directionOf(block.language)
  const url = options.url(block.path)
  const text = { 'font-family': textFace(direction), color: LIGHT.ink }
  return (
    <>
      {leaf && (
        <Row above={4}>
          <Year year={block.year} isCentered />
        </Row>
      )}
      <Section label={leaf ? dayLine(block, words) : words.t('letter.almanac')}>
        {!leaf && <Year year={block.year} />}
        {block.picture && (
          <a href={url} style={{ 'text-decoration': 'none', display: 'block', padding: '4px 0 14px' }}>
            <Picture picture={block.picture} options={options} />
          </a>
        )}
        {!leaf && <Label>{dayLine(block, words)}</Label>}
        <p
          {...lang}
          style={{ ...text, margin: '0', 'font-size': '26px', 'line-height': '1.2', 'text-wrap': 'balance' }}
        >
          <a href={url} class="ink" style={HEADLINE_LINK}>
            {block.headline}
          </a>
        </p>
        {block.paragraphs.map((paragraph) => (
          <p {...lang} class="ink" style={{ ...text, margin: '12px 0 0', 'font-size': '18px', 'line-height': '1.55' }}>
            {paragraph}
          </p>
        ))}
        {block.source && (
          <p
            class="grey"
            style={{
              margin: '12px 0 0',
              'font-family': SANS,
              'font-size': '13px',
              'line-height': '19px',
              color: LIGHT.grey,
            }}
          >
            {words.t('letter.source', { source: block.source.name })}
          </p>
        )}
        <p style={{ margin: '12px 0 0' }}>
          <TextLink url={url} label={words.t('letter.thisDay')} />
        </p>
      </Section>
    </>
  )
}

function Year({ year, isCentered = false }: { year: number; isCentered?: boolean }) {
  return (
    <p
      class="accent"
      style={{
        margin: isCentered ? '0' : '4px 0 10px',
        'font-family': textFace('ltr'),
        'font-size': '44px',
        'line-height': '1.1',
        color: LIGHT.accent,
        ...(isCentered && { 'text-align': 'center' }),
      }}
    >
      {year}
    </p>
  )
}

/** The answers stand at the end, a screen away: mail programs fold nothing. */
function Quiz({ block, options }: Shown<'quiz'>) {
  const questions = block.questions.map(({ question }) => question)
  const answers = block.questions.map(({ answer }) => answer)
  return (
    <>
      <Section label={block.title}>
        <Numbered items={questions} options={options} />
      </Section>
      <Section label={options.words.t('letter.answers')}>
        <Numbered items={answers} options={{ ...options, small: true }} />
      </Section>
    </>
  )
}

function Numbered({ items, options }: { items: readonly (readonly Block[])[]; options: BlockOptions }) {
  const number = {
    padding: '8px 0 0',
    width: '32px',
    'vertical-align': 'top',
    'font-family': textFace('ltr'),
    'font-size': options.small ? '16px' : '18px',
    'line-height': '1.55',
    color: LIGHT.accent,
  }
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
      {items.map((item, at) => (
        <tr>
          <td class="accent" width="32" style={number}>
            {options.words.number(at + 1)}
          </td>
          <td style={{ padding: '8px 0 0', 'vertical-align': 'top' }}>{writtenBlocks(item, options)}</td>
        </tr>
      ))}
    </table>
  )
}

function Box({ box }: { box: LetterBox }) {
  return (
    <Row above={40}>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
        <tr>
          <td class="tint" style={{ padding: '22px 24px 24px', 'background-color': LIGHT.tint }}>
            <p
              class="ink"
              style={{
                margin: '0',
                'font-family': textFace('ltr'),
                'font-size': '22px',
                'line-height': '1.25',
                'text-wrap': 'balance',
                color: LIGHT.ink,
              }}
            >
              {box.heading}
            </p>
            <p
              class="ink"
              style={{
                margin: '8px 0 18px',
                'font-family': SANS,
                'font-size': '15px',
                'line-height': '1.5',
                color: LIGHT.ink,
              }}
            >
              {box.text}
            </p>
            <table role="presentation" cellpadding="0" cellspacing="0" border={0}>
              <tr>
                <td class="button" style={{ 'background-color': LIGHT.button }}>
                  <a
                    href={box.button.url}
                    class="button onButton"
                    style={{
                      display: 'inline-block',
                      padding: '12px 20px',
                      'font-family': SANS,
                      'font-size': '15px',
                      'line-height': '20px',
                      'font-weight': '600',
                      color: LIGHT.onButton,
                      'background-color': LIGHT.button,
                      'text-decoration': 'none',
                    }}
                  >
                    {box.button.label}
                  </a>
                </td>
              </tr>
            </table>
          </td>
        </tr>
      </table>
    </Row>
  )
}
