import type { Child } from 'hono/jsx'
import { PictureImage } from '../../design/parts/picture.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import { unreachable } from '../../platform/errors.ts'
import { type ArticleDocument, type Block, type Inline, inlineText, isSafeLink, type Mark } from './document.ts'
import { foldedQuiz, unfoldedQuiz } from './quiz.view.tsx'

/** Fulfilled by compose with the newsletters module: what an article box of a named newsletter looks like. */
export type BoxRenderer = {
  newsletterBox(slug: string, words: Words): Child | undefined
}

export type DocumentOptions = {
  /** Those the document names; one that is missing is left out. */
  pictures: ReadonlyMap<string, StoredPicture>
  box: BoxRenderer
  related(slug: string): { url: string; headline: string; kicker?: string; sponsor?: string } | undefined
  words: Words
  /** Goes before every id, where several documents stand on one page. */
  idPrefix?: string
  /** Read where nothing folds: a quiz has its answers at its end. */
  unfolded?: boolean
  /** What stands below one of its blocks and is not of the text. */
  between?: { below: number; what: Child }
}

/**
 * The one renderer of article documents. It decides nothing about access: whoever calls it holds a document that a
 * grant has opened, or a lead-in.
 */
export function renderDocument(document: ArticleDocument, options: DocumentOptions): Child {
  const notes = document.notes ?? []
  const setting: Setting = {
    ...options,
    prefix: options.idPrefix ? `${options.idPrefix}-` : '',
    numbers: new Map(notes.map((note, index) => [note.id, index + 1])),
    calls: new Map(),
    quizzes: { count: 0 },
  }
  // Functions, not components, which would run later: a note's way back leads to every place that has called it.
  const [first, ...rest] = document.content
  const content =
    first?.type === 'paragraph'
      ? [<p class={initialOf(first)}>{inline(first.content, setting)}</p>, ...blocks(rest, setting)]
      : blocks(document.content, setting)
  if (options.between) content.splice(options.between.below + 1, 0, options.between.what)
  return (
    <>
      {content}
      {notes.length > 0 && footnotes(notes, setting)}
    </>
  )
}

/** How the raised initial meets what follows: some letters lean over it with nothing below their arm, some are a word. */
function initialOf(first: { content: readonly Inline[] }): string | undefined {
  const text = inlineText(first.content)
  if (/^\P{L}?\p{L}\s/u.test(text)) return 'initial-alone'
  return /^\P{L}?[FPTVWY]/u.test(text) ? 'initial-leans' : undefined
}

type Setting = DocumentOptions & {
  prefix: string
  numbers: ReadonlyMap<string, number>
  /** How often each note has been called so far. */
  calls: Map<string, number>
  /** So far. */
  quizzes: { count: number }
}

/** The column of text is never wider than this; see `--measure`. */
const PICTURE_SIZES = '(min-width: 42rem) 40rem, 100vw'

function blocks(content: readonly Block[], setting: Setting): Child[] {
  return content.map((block) => renderBlock(block, setting))
}

function renderBlock(block: Block, setting: Setting): Child {
  switch (block.type) {
    case 'paragraph':
      return <p>{inline(block.content, setting)}</p>
    case 'subhead': {
      const Subhead = `h${block.attrs.level}` as 'h2' | 'h3' | 'h4'
      const { anchor } = block.attrs
      return <Subhead id={anchor && setting.prefix + anchor}>{inline(block.content, setting)}</Subhead>
    }
    case 'picture':
      return picture(block, setting)
    case 'pullQuote':
      return (
        <blockquote class="pull-quote">
          <p>{inline(block.content, setting)}</p>
        </blockquote>
      )
    case 'quotation':
      return (
        <blockquote class="quotation">
          {blocks(block.content, setting)}
          {block.attrs.source && <cite>{block.attrs.source}</cite>}
        </blockquote>
      )
    case 'list': {
      const items = block.items.map((item) => <li>{itemContent(item, setting)}</li>)
      return block.attrs.ordered ? <ol start={block.attrs.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return block.bars ? chart(block, setting) : table(block, setting)
    case 'code':
      return (
        // A long line scrolls, and only what can be focused scrolls by keyboard.
        <pre tabindex={0}>
          <code class={block.attrs.language && `language-${block.attrs.language}`}>{block.text}</code>
        </pre>
      )
    case 'embed':
      return embed(block)
    case 'factBox':
      return (
        <aside class="fact-box">
          {block.attrs.title && <h2>{block.attrs.title}</h2>}
          {blocks(block.content, setting)}
        </aside>
      )
    case 'newsletterBox': {
      const box = setting.box.newsletterBox(block.attrs.newsletter, setting.words)
      return box ?? null
    }
    case 'relatedArticle':
      return related(block.attrs.slug, setting)
    case 'quiz':
      return quiz(block, setting)
    case 'divider':
      return <hr class="divider" />
    default:
      return unreachable(block)
  }
}

/** An item of one line stands without a paragraph, with the lists below it if there are any. */
function itemContent(item: readonly Block[], setting: Setting): Child {
  const [first, ...rest] = item
  if (first?.type !== 'paragraph' || rest.some((block) => block.type !== 'list')) return blocks(item, setting)
  return [...inline(first.content, setting), ...blocks(rest, setting)]
}

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>

function picture(block: Of<'picture'>, setting: Setting): Child {
  const stored = setting.pictures.get(block.attrs.pictureId)
  if (!stored) return null
  const { alt, caption = [], credit } = block.attrs
  const shown = { widths: stored.renditions, width: stored.width, height: stored.height, alt }
  return (
    <figure class="picture">
      <PictureImage picture={shown} sizes={PICTURE_SIZES} />
      {(caption.length > 0 || credit) && (
        <figcaption>
          {caption.length > 0 && <span class="caption">{inline(caption, setting)}</span>}{' '}
          {credit && <span class="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  )
}

function table(block: Of<'table'>, setting: Setting): Child {
  const isHead = (row: (typeof block.rows)[number]) => row.length > 0 && row.every((cell) => cell.header)
  const firstOfBody = block.rows.findIndex((row) => !isHead(row))
  const head = firstOfBody < 0 ? [] : block.rows.slice(0, firstOfBody)
  const body = block.rows.slice(head.length)
  const row = (scope: 'col' | 'row') => (cells: (typeof block.rows)[number]) => (
    <tr>
      {cells.map((cell) => {
        const align = cell.align && `align-${cell.align}`
        const content = inline(cell.content, setting)
        // A heading without words would be announced as one.
        return cell.header && content.length > 0 ? (
          <th scope={scope} colspan={cell.colspan} rowspan={cell.rowspan} class={align}>
            {content}
          </th>
        ) : (
          <td colspan={cell.colspan} rowspan={cell.rowspan} class={align}>
            {content}
          </td>
        )
      })}
    </tr>
  )
  const label = block.caption ? inlineText(block.caption) : setting.words.t('article.table')
  return (
    // A wide table scrolls, and only what can be focused scrolls by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div class="table" role="group" aria-label={label} tabindex={0}>
      <table>
        {block.caption && <caption>{inline(block.caption, setting)}</caption>}
        {head.length > 0 && <thead>{head.map(row('col'))}</thead>}
        <tbody>{body.map(row('row'))}</tbody>
      </table>
    </div>
  )
}

/** Names and numbers in words, which every reader has, and each number as a bar for the eye. */
function chart(block: Of<'table'>, setting: Setting): Child {
  const rows = block.rows.map((cells) => ({ names: cells.slice(0, -1), number: cells.at(-1)?.content ?? [] }))
  const numbers = rows.map(({ number }) => Math.max(0, numberIn(inlineText(number))))
  const most = Math.max(...numbers)
  return (
    <figure class="chart">
      <table>
        {block.caption && <caption>{inline(block.caption, setting)}</caption>}
        <tbody>
          {rows.map(({ names, number }, at) => (
            <tr>
              <th scope="row">
                {names.flatMap(({ content }) => inline(content, setting))}
                <svg class="chart-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class={number.some((node) => node.type === 'text' && node.marks?.length) ? 'chart-told' : undefined}
                    width={most > 0 ? Math.round(((numbers[at] ?? 0) / most) * 1000) / 10 : 0}
                    height="1"
                  />
                </svg>
              </th>
              <td>{inline(number, setting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** 1,435 mm → 1435: as it is written in English; what is no number has no length. */
const numberIn = (text: string): number => Number.parseFloat(text.replaceAll(/[,\s]/g, '')) || 0

function embed(block: Of<'embed'>): Child {
  const { url, title } = block.attrs
  if (!isSafeLink(url)) return <figure class="embed">{title}</figure>
  const host = /^https?:/i.test(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  return (
    <figure class="embed">
      <a href={url} rel="noopener">
        {title || host || url}
      </a>
      {host && title && host !== title && <span class="embed-host"> {host}</span>}
    </figure>
  )
}

function related(slug: string, setting: Setting): Child {
  const other = setting.related(slug)
  if (!other || !isSafeLink(other.url)) return null
  return (
    <aside class="related">
      <h2>{setting.words.t('article.related')}</h2>
      {other.sponsor && <p class="kicker paid-for">{setting.words.t('sponsored.by', { sponsor: other.sponsor })}</p>}
      <p>
        {other.kicker && !other.sponsor && <span class="kicker">{other.kicker}</span>}{' '}
        <a href={other.url}>{other.headline}</a>
      </p>
    </aside>
  )
}

function quiz(block: Of<'quiz'>, setting: Setting): Child {
  const { words, unfolded, prefix, quizzes } = setting
  const line = (content: readonly Inline[]) => inline(content, setting)
  if (unfolded) {
    return unfoldedQuiz(block, { title: words.t('article.quiz'), answers: words.t('article.quizAnswers'), line })
  }
  return foldedQuiz(block, { words, name: `${prefix}quiz-${++quizzes.count}`, line })
}

type Note = NonNullable<ArticleDocument['notes']>[number]

function footnotes(notes: readonly Note[], setting: Setting): Child {
  const { words, prefix } = setting
  return (
    <aside class="footnotes" aria-label={words.t('article.notes')}>
      <ol>
        {notes.map((note, index) => {
          const number = index + 1
          const content = itemContent(note.content, setting)
          const calls = setting.calls.get(note.id) ?? 0
          return (
            <li id={`${prefix}fn-${number}`}>
              {content}
              {Array.from({ length: calls }, (_, call) => (
                <>
                  {' '}
                  <a href={`#${callId(setting, number, call + 1)}`} aria-label={words.t('article.backToText')}>
                    ↩
                  </a>
                </>
              ))}
            </li>
          )
        })}
      </ol>
    </aside>
  )
}

function callId(setting: Setting, number: number, call: number): string {
  return `${setting.prefix}fnref-${number}${call > 1 ? `-again-${call}` : ''}`
}

function inline(content: readonly Inline[], setting: Setting): Child[] {
  return content.map((node) => {
    switch (node.type) {
      case 'text':
        return (node.marks ?? []).reduceRight<Child>((inside, mark) => marked(mark, inside, setting), node.text)
      case 'hardBreak':
        return <br />
      case 'footnoteReference':
        return footnoteCall(node.attrs.id, setting)
      default:
        return unreachable(node)
    }
  })
}

function footnoteCall(id: string, setting: Setting): Child {
  const number = setting.numbers.get(id)
  if (number === undefined) return null
  const call = (setting.calls.get(id) ?? 0) + 1
  setting.calls.set(id, call)
  const { words, prefix } = setting
  return (
    <sup class="footnote-ref">
      <a
        href={`#${prefix}fn-${number}`}
        id={callId(setting, number, call)}
        aria-label={words.t('article.note', { number: words.number(number) })}
      >
        {words.number(number)}
      </a>
    </sup>
  )
}

function marked(mark: Mark, inside: Child, setting: Setting): Child {
  return markText(mark, inside, ({ href, title }) => {
    // The schema holds only such links; this is for a document that came another way.
    if (!isSafeLink(href)) return inside
    const local = href.startsWith('#') ? `#${setting.prefix}${href.slice(1)}` : href
    return (
      <a href={local} title={title} rel={/^https?:/i.test(href) ? 'noopener' : undefined}>
        {inside}
      </a>
    )
  })
}

type LinkAttrs = Extract<Mark, { type: 'link' }>['attrs']

/** Text with a mark around it, wherever it is read; what becomes of a link is for the place to say. */
export function markText(mark: Mark, inside: Child, link: (attrs: LinkAttrs) => Child): Child {
  switch (mark.type) {
    case 'bold':
      return <strong>{inside}</strong>
    case 'italic':
      return <em>{inside}</em>
    case 'strike':
      return <del>{inside}</del>
    case 'code':
      return <code>{inside}</code>
    case 'superscript':
      return <sup>{inside}</sup>
    case 'subscript':
      return <sub>{inside}</sub>
    case 'link':
      return link(mark.attrs)
    default:
      return unreachable(mark)
  }
}
