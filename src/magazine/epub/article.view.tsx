import type { Child } from 'hono/jsx'
import {
  type ArticleDocument,
  type Block,
  type Inline,
  type Mark,
  markText,
  unfoldedQuiz,
} from '../../articles/store/store.module.ts'
import { unreachable } from '../../platform/errors.ts'
import { anchorId, linkTarget } from './linkTarget.rule.ts'
import { tongue } from './said.view.tsx'
import type { BlockOf, Setting } from './setting.ts'
import { drawTable } from './table.view.tsx'

type Written = {
  setting: Setting
  /** The slug of the part, for what is said of it. */
  part: string
  language: string
  anchors: ReadonlySet<string>
  numbers: ReadonlyMap<string, number>
  /** How often each note has been called so far. */
  calls: Map<string, number>
}

/** An article's text with its notes after it: programs show a note where it is called, if it stands in the same file. */
export function articleText(
  document: ArticleDocument,
  of: { part: string; language: string; opens: boolean },
  setting: Setting,
): Child {
  const notes = document.notes ?? []
  const written: Written = {
    setting,
    ...of,
    anchors: new Set(subheadsIn(document.content).flatMap(({ attrs }) => attrs.anchor ?? [])),
    numbers: new Map(notes.map(({ id }, at) => [id, at + 1])),
    calls: new Map(),
  }
  const [first, ...rest] = document.content
  // Functions, not components, which would run later: a note's way back leads to every place that has called it.
  const content =
    first?.type === 'paragraph'
      ? [
          <p class={of.opens ? 'opening' : 'first'}>{inline(first.content, written)}</p>,
          ...blocks(rest, written, first),
        ]
      : blocks(document.content, written)
  return (
    <>
      {content}
      {notes.length > 0 && noteList(notes, written)}
    </>
  )
}

function subheadsIn(content: readonly Block[]): BlockOf<'subhead'>[] {
  return content.flatMap((block) => {
    if (block.type === 'subhead') return [block]
    return block.type === 'factBox' || block.type === 'quotation' ? subheadsIn(block.content) : []
  })
}

function blocks(content: readonly Block[], written: Written, before?: Block): Child[] {
  return content.map((block, at) => renderBlock(block, at === 0 ? before : content[at - 1], written))
}

function renderBlock(block: Block, before: Block | undefined, written: Written): Child {
  switch (block.type) {
    case 'paragraph':
      // Paragraphs are told apart by their indent; after anything else there is nothing to be told from.
      return <p class={before?.type === 'paragraph' ? undefined : 'first'}>{inline(block.content, written)}</p>
    case 'subhead': {
      const Subhead = `h${block.attrs.level}` as 'h2' | 'h3' | 'h4'
      const { anchor } = block.attrs
      return <Subhead id={anchor && anchorId(anchor)}>{inline(block.content, written)}</Subhead>
    }
    case 'picture':
      return picture(block.attrs, written)
    case 'pullQuote':
      return (
        <div class="pull-quote" epub:type="pullquote" role="doc-pullquote">
          <p>{inline(block.content, written)}</p>
        </div>
      )
    case 'quotation':
      return (
        <blockquote>
          {blocks(block.content, written)}
          {block.attrs.source && (
            <p class="source">
              <cite>{block.attrs.source}</cite>
            </p>
          )}
        </blockquote>
      )
    case 'list': {
      const items = block.items.map((item) => <li>{itemContent(item, written)}</li>)
      if (items.length === 0) return null
      return block.attrs.ordered ? <ol start={block.attrs.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      if (block.rows.every((row) => row.length === 0)) return null
      return drawTable({
        table: block,
        label: written.setting.words.t('epub.table'),
        inline: (of) => inline(of, written),
      })
    case 'code':
      return (
        <pre dir="ltr">
          <code>{block.text}</code>
        </pre>
      )
    case 'embed':
      return embed(block, written)
    case 'factBox':
      return (
        <aside class="fact-box" aria-label={block.attrs.title || undefined}>
          {block.attrs.title && <h2>{block.attrs.title}</h2>}
          {blocks(block.content, written)}
        </aside>
      )
    case 'quiz': {
      const { words } = written.setting
      const line = (content: readonly Inline[]) => inline(content, written)
      return unfoldedQuiz(block, { title: words.t('book.quiz'), answers: words.t('epub.answers'), line })
    }
    case 'relatedArticle':
    case 'newsletterBox':
      // They lead on from a page of the site; an issue leads on by its own order.
      return null
    case 'divider':
      return <hr class="divider" />
    default:
      return unreachable(block)
  }
}

/** An item of one line stands without a paragraph, with the lists below it if there are any. */
function itemContent(item: readonly Block[], written: Written): Child {
  const [first, ...rest] = item
  if (first?.type !== 'paragraph' || rest.some((block) => block.type !== 'list')) return blocks(item, written)
  return [...inline(first.content, written), ...blocks(rest, written)]
}

function picture({ pictureId, alt, caption = [], credit }: BlockOf<'picture'>['attrs'], written: Written): Child {
  const said = caption.length > 0 ? inline(caption, written) : undefined
  return drawFigure({ pictureId, alt, caption: said, credit, part: written.part, setting: written.setting })
}

/** A picture with what is said of it; without the picture there is nothing to say. */
export function drawFigure(shown: {
  pictureId: string
  alt: string
  caption?: Child
  credit?: string | undefined
  part: string
  setting: Setting
}): Child {
  const { pictureId, alt, caption, credit, part, setting } = shown
  const packed = setting.pictures.get(pictureId)
  if (!packed) {
    setting.warn(part, `The picture ${pictureId} is gone; the issue goes without it`)
    return null
  }
  return (
    <figure>
      <img src={`../${packed.file}`} alt={alt} width={packed.width} height={packed.height} />
      {(caption || credit) && (
        <figcaption>
          {caption} {credit && <span class="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  )
}

function embed({ attrs: { url, title } }: BlockOf<'embed'>, { setting, anchors }: Written): Child {
  const target = linkTarget(url, { origin: setting.book.publication.url, pageAt: setting.pageAt, anchors })
  const host = URL.parse(url)?.hostname.replace(/^www\./, '')
  const name = title || host || url
  return <p class="embed">{target ? <a href={target}>{name}</a> : name}</p>
}

type Note = NonNullable<ArticleDocument['notes']>[number]

function noteList(notes: readonly Note[], written: Written): Child {
  const { words, book } = written.setting
  const { language } = book.publication
  return (
    <section class="notes">
      <h2 {...tongue(language, written.language)}>{words.t('epub.notes')}</h2>
      {notes.map((note, at) => {
        const number = at + 1
        const [first, ...rest] = note.content
        const plain = first?.type === 'paragraph' ? inline(first.content, written) : []
        const others = blocks(first?.type === 'paragraph' ? rest : note.content, written)
        const calls = written.calls.get(note.id) ?? 0
        return (
          <aside id={`note-${number}`} epub:type="footnote" role="doc-footnote">
            <p class="first">
              <span class="note-number">{words.number(number)}</span> {plain}
              {Array.from({ length: calls }, (_, call) => (
                <>
                  {' '}
                  <a
                    class="back"
                    role="doc-backlink"
                    href={`#${callId(number, call + 1)}`}
                    aria-label={words.t('epub.backToText', { number: words.number(number) })}
                  >
                    ^
                  </a>
                </>
              ))}
            </p>
            {others}
          </aside>
        )
      })}
    </section>
  )
}

const callId = (number: number, call: number) => `call-${number}${call > 1 ? `-${call}` : ''}`

function inline(content: readonly Inline[], written: Written): Child[] {
  return content.map((node) => {
    switch (node.type) {
      case 'text':
        return (node.marks ?? []).reduceRight<Child>((inside, mark) => marked(mark, inside, written), node.text)
      case 'hardBreak':
        return <br />
      case 'footnoteReference':
        return noteCall(node.attrs.id, written)
      default:
        return unreachable(node)
    }
  })
}

function noteCall(id: string, { numbers, calls, setting }: Written): Child {
  const number = numbers.get(id)
  if (number === undefined) return null
  const call = (calls.get(id) ?? 0) + 1
  calls.set(id, call)
  const said = setting.words.number(number)
  // Old programs open a note only where this is a link in raised figures.
  return (
    <sup class="call">
      <a
        epub:type="noteref"
        role="doc-noteref"
        href={`#note-${number}`}
        id={callId(number, call)}
        aria-label={setting.words.t('epub.note', { number: said })}
      >
        {said}
      </a>
    </sup>
  )
}

function marked(mark: Mark, inside: Child, { setting, anchors }: Written): Child {
  return markText(mark, inside, ({ href }) => {
    const target = linkTarget(href, { origin: setting.book.publication.url, pageAt: setting.pageAt, anchors })
    return target ? <a href={target}>{inside}</a> : inside
  })
}
