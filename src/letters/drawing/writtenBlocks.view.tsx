import type { Child } from 'hono/jsx'
import {
  type Block,
  type Inline,
  type Mark,
  markText,
  type Quiz,
  quizzesIn,
  solutionOf,
} from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import { unreachable } from '../../platform/errors.ts'
import { textFace } from './letterMail.view.tsx'
import { COLUMN, LIGHT, SANS } from './letterStyles.ts'

/** Our pictures as a letter shows them; undefined for one that there is not. */
export type FindPicture = (id: string) => { url: string; width: number; height: number } | undefined

export type WrittenOptions = {
  words: Words
  /** What was written is in this direction. */
  direction: 'ltr' | 'rtl'
  /** A path of ours as an absolute address, with the reader's pass. */
  url(path: string): string
  picture: FindPicture
  /** Answers of a quiz: smaller. */
  small?: boolean
}

const gap = '0 0 14px'

/**
 * The article document as mail: the same closed union as on the web, set with tables and styles of its own. What asks for
 * something (a sign-up box) has no place in a letter.
 */
export function writtenBlocks(content: readonly Block[], options: WrittenOptions): Child {
  const quizzes = quizzesIn({ content })
  return (
    <>
      {blocks(content, options)}
      {quizzes.length > 0 && <Solutions quizzes={quizzes} options={options} />}
    </>
  )
}

function blocks(content: readonly Block[], options: WrittenOptions): Child {
  return content.map((block) => <Written block={block} options={options} />)
}

function Written({ block, options }: { block: Block; options: WrittenOptions }): Child {
  const text = textStyle(options)
  switch (block.type) {
    case 'paragraph':
      return (
        <p class="ink" style={{ ...text, margin: gap }}>
          {inlines(block.content, options)}
        </p>
      )
    case 'subhead':
      return (
        <p class="ink" style={{ ...text, margin: '26px 0 10px', 'font-size': '23px', 'line-height': '1.25' }}>
          {inlines(block.content, options)}
        </p>
      )
    case 'pullQuote':
      return (
        <p
          class="ink"
          style={{ ...text, margin: '20px 0 20px', 'font-size': '26px', 'line-height': '1.3', 'font-style': 'italic' }}
        >
          {inlines(block.content, options)}
        </p>
      )
    case 'quotation':
      return (
        <Beside>
          {blocks(block.content, options)}
          {block.attrs.source && (
            <p
              class="grey"
              style={{
                margin: gap,
                'font-family': SANS,
                'font-size': '14px',
                'line-height': '20px',
                color: LIGHT.grey,
              }}
            >
              {block.attrs.source}
            </p>
          )}
        </Beside>
      )
    case 'factBox':
      return (
        <Beside>
          {block.attrs.title && <Strong options={options}>{block.attrs.title}</Strong>}
          {blocks(block.content, options)}
        </Beside>
      )
    case 'list':
      return (
        <Items
          items={block.items}
          from={block.attrs.ordered ? (block.attrs.start ?? 1) : undefined}
          options={options}
        />
      )
    case 'table':
      return <Table block={block} options={options} />
    case 'code':
      return (
        <pre
          class="ink"
          style={{
            margin: gap,
            'font-family': 'Menlo,Consolas,monospace',
            'font-size': '14px',
            'line-height': '1.5',
            color: LIGHT.ink,
            'white-space': 'pre-wrap',
            'overflow-wrap': 'anywhere',
          }}
        >
          {block.text}
        </pre>
      )
    case 'picture':
      return <WrittenPicture block={block} options={options} />
    case 'embed':
      return (
        <p style={{ ...text, margin: gap }}>
          <Anchor href={block.attrs.url} options={options}>
            {block.attrs.title || block.attrs.url}
          </Anchor>
        </p>
      )
    case 'divider':
      return (
        <p class="grey" align="center" style={{ ...text, margin: '20px 0', color: LIGHT.grey, 'text-align': 'center' }}>
          * * *
        </p>
      )
    case 'quiz':
      return (
        <Beside>
          <Strong options={options}>{block.attrs.title ?? options.words.t('article.quiz')}</Strong>
          {block.questions.map(({ question, answers }, at) => (
            <>
              <p class="ink" style={{ ...text, margin: '0 0 4px' }}>
                {options.words.number(at + 1)}. {inlines(question, options)}
              </p>
              <Items items={answers.map(({ content }) => [asParagraph(content)])} options={options} />
            </>
          ))}
        </Beside>
      )
    case 'newsletterBox':
    case 'relatedArticle':
      return null
    default:
      return unreachable(block)
  }
}

const textStyle = ({ direction, small }: WrittenOptions) => ({
  'font-family': textFace(direction),
  'font-size': small ? '16px' : '18px',
  'line-height': direction === 'rtl' ? '1.75' : '1.55',
  color: LIGHT.ink,
})

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>

const asParagraph = (content: readonly Inline[]): Block => ({ type: 'paragraph', content: [...content] })

function Strong({ options, children }: { options: WrittenOptions; children?: Child }) {
  return (
    <p class="ink" style={{ ...textStyle(options), margin: '0 0 8px', 'font-weight': '600' }}>
      {children}
    </p>
  )
}

/** At the end, a screen away: mail programs fold nothing. */
function Solutions({ quizzes, options }: { quizzes: readonly Quiz[]; options: WrittenOptions }) {
  const small = { ...options, small: true }
  return (
    <>
      <Strong options={small}>{options.words.t('article.quizAnswers')}</Strong>
      {quizzes.map((quiz) => (
        <Items items={quiz.questions.map((question) => [asParagraph(solutionOf(question))])} from={1} options={small} />
      ))}
    </>
  )
}

/** Set in, with a line beside it. */
function Beside({ children }: { children?: Child }) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style={{ margin: '6px 0 16px' }}>
      <tr>
        <td class="rule" style={{ padding: '4px 16px 0', 'border-inline-start': `2px solid ${LIGHT.rule}` }}>
          {children}
        </td>
      </tr>
    </table>
  )
}

/** Outlook sets lists where it likes; a table stands where it is put. */
function Items(props: { items: readonly (readonly Block[])[]; from?: number | undefined; options: WrittenOptions }) {
  const { items, from, options } = props
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
      {items.map((item, at) => (
        <tr>
          <td
            class="grey"
            width="28"
            style={{ ...textStyle(options), color: LIGHT.grey, 'vertical-align': 'top', width: '28px' }}
          >
            {from === undefined ? '–' : `${from + at}.`}
          </td>
          <td style={{ 'vertical-align': 'top' }}>{blocks(item, options)}</td>
        </tr>
      ))}
    </table>
  )
}

function Table({ block, options }: { block: Of<'table'>; options: WrittenOptions }) {
  const cell = {
    padding: '7px 10px 7px 0',
    'border-top': `1px solid ${LIGHT.rule}`,
    'font-family': SANS,
    'font-size': '14px',
    'line-height': '20px',
    color: LIGHT.ink,
    'vertical-align': 'top',
  }
  return (
    <table
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border={0}
      style={{ margin: '0 0 18px', 'border-collapse': 'collapse' }}
    >
      {block.caption && (
        <caption
          class="grey"
          style={{
            padding: '0 0 6px',
            'font-family': SANS,
            'font-size': '13px',
            color: LIGHT.grey,
            'text-align': 'start',
          }}
        >
          {inlines(block.caption, options)}
        </caption>
      )}
      {block.rows.map((row) => (
        <tr>
          {row.map(({ header, align, colspan, rowspan, content }) => {
            const style = { ...cell, 'text-align': align ?? 'start', ...(header && { 'font-weight': '600' }) }
            return header ? (
              <th class="ink rule" colspan={colspan} rowspan={rowspan} style={style}>
                {inlines(content, options)}
              </th>
            ) : (
              <td class="ink rule" colspan={colspan} rowspan={rowspan} style={style}>
                {inlines(content, options)}
              </td>
            )
          })}
        </tr>
      ))}
    </table>
  )
}

function WrittenPicture({ block, options }: { block: Of<'picture'>; options: WrittenOptions }) {
  const found = options.picture(block.attrs.pictureId)
  if (!found) return null
  const { alt, caption = [], credit } = block.attrs
  const width = Math.min(COLUMN, found.width)
  return (
    <div style={{ padding: '6px 0 16px' }}>
      <img
        src={found.url}
        alt={alt}
        width={width}
        height={Math.round((found.height * width) / found.width)}
        style={{ display: 'block', width: '100%', 'max-width': `${width}px`, height: 'auto', border: '0' }}
      />
      {(caption.length > 0 || credit) && (
        <p
          class="grey"
          style={{
            margin: '6px 0 0',
            'font-family': SANS,
            'font-size': '13px',
            'line-height': '18px',
            color: LIGHT.grey,
          }}
        >
          {inlines(caption, options)} {credit}
        </p>
      )}
    </div>
  )
}

function inlines(content: readonly Inline[], options: WrittenOptions): Child[] {
  return content.map((node) => {
    switch (node.type) {
      case 'text':
        return (node.marks ?? []).reduceRight<Child>((inside, mark) => marked(mark, inside, options), node.text)
      case 'hardBreak':
        return <br />
      case 'footnoteReference':
        return null
      default:
        return unreachable(node)
    }
  })
}

function marked(mark: Mark, inside: Child, options: WrittenOptions): Child {
  return markText(mark, inside, ({ href }) => (
    <Anchor href={href} options={options}>
      {inside}
    </Anchor>
  ))
}

/** What leads within a page leads nowhere in a mail. */
function Anchor({ href, options, children }: { href: string; options: WrittenOptions; children?: Child }) {
  if (href.startsWith('#') || href.startsWith('?')) return <>{children}</>
  return (
    <a
      href={href.startsWith('/') ? options.url(href) : href}
      class="accent"
      style={{ color: LIGHT.accent, 'text-decoration': 'underline' }}
    >
      {children}
    </a>
  )
}
