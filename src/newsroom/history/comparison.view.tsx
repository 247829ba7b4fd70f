import type { Child } from 'hono/jsx'
import type { Mark, Node } from 'prosemirror-model'
import { PictureImage } from '../../design/parts/picture.view.tsx'
import type { WordKey, Words } from '../../design/words/words.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { Authorship } from './authorshipOf.ts'
import { byAuthor } from './byAuthor.ts'
import type { ChangedAttribute, ComparedNode, Piece } from './comparedNode.ts'
import { whoChanged } from './whoChanged.ts'
import { whoWrote } from './whoWrote.ts'

export type ComparisonProps = {
  words: Words
  blocks: readonly ComparedNode[]
  authorship: Authorship | undefined
  nameOf(staffId: number): string
  pictures: ReadonlyMap<string, StoredPicture>
  /** Of the article. */
  language: string
  direction: 'ltr' | 'rtl'
}

/** The text as it is read, with what came and went inked in its place, and beside each block who did it. */
export function ComparisonView(props: ComparisonProps) {
  const { words, blocks, language, direction } = props
  if (blocks.length === 0) return <p class="desk-note">{words.t('history.empty')}</p>
  return (
    <div class="history-text" lang={language} dir={direction}>
      {blocks.map((block) => {
        const names = whoChanged(props.authorship, block).map(props.nameOf)
        return (
          <div class="history-block" data-change={block.change === 'same' && block.isMoved ? 'moved' : block.change}>
            <p class="history-by" lang={words.locale} dir={words.direction}>
              {words.list(names)}
            </p>
            <div class="history-inside">
              <Compared {...props} block={block} />
            </div>
          </div>
        )
      })}
    </div>
  )
}

type One = ComparisonProps & { block: ComparedNode }

function Compared(props: One): Child {
  const { block } = props
  return (
    <>
      <Notes {...props} />
      {drawn(props)}
      {block.change === 'removed' || block.attributes.length === 0 ? null : <Attributes {...props} />}
    </>
  )
}

/** What has happened to it as a whole. */
function Notes({ words, block }: One) {
  const said = [block.isMoved && words.t('history.moved'), block.isSplit && words.t('history.split')].filter(Boolean)
  return said.length === 0 ? <></> : <p class="history-note">{said.join(' · ')}</p>
}

function Attributes({ words, block }: One) {
  return (
    <ul class="history-attributes">
      {block.attributes.map(({ name, before, after }) => (
        <li>
          {words.t('history.was', {
            name: labelOf(words, name),
            before: attributeText(words, name, before),
            after: attributeText(words, name, after),
          })}
        </li>
      ))}
    </ul>
  )
}

function labelOf(words: Words, name: ChangedAttribute['name']): string {
  return words.t(`history.of.${name}` as WordKey & `history.of.${string}`)
}

function attributeText(words: Words, name: string, value: unknown): string {
  if (value === null || value === '') return words.t('history.nothing')
  if (typeof value === 'boolean') return words.t(value ? 'history.yes' : 'history.no')
  if (name === 'type') return words.t(`history.block.${value as 'paragraph'}`)
  return `“${String(value)}”`
}

function drawn(props: One): Child {
  const { block } = props
  const { node } = block
  const { attrs } = node
  const lines = () => <Pieces {...props} />
  const inside = () => block.content.map((one) => <Compared {...props} block={one} />)
  switch (node.type.name) {
    case 'paragraph':
      return <p>{lines()}</p>
    case 'subhead':
      return <p class={`history-subhead history-subhead-${attrs.level}`}>{lines()}</p>
    case 'pullQuote':
      return <p class="history-pull">{lines()}</p>
    case 'codeBlock':
      return (
        <pre>
          <code>{lines()}</code>
        </pre>
      )
    case 'quotation':
      return (
        <blockquote>
          {inside()}
          {attrs.source && <Whole {...props}>— {attrs.source}</Whole>}
        </blockquote>
      )
    case 'list':
      return attrs.ordered ? <ol start={attrs.start ?? undefined}>{inside()}</ol> : <ul>{inside()}</ul>
    case 'listItem':
      return <li>{inside()}</li>
    case 'factBox':
      return (
        <div class="history-box">
          <Whole {...props}>
            <strong>{attrs.title}</strong>
          </Whole>
          {inside()}
        </div>
      )
    case 'quiz':
      return <section class="history-box">{inside()}</section>
    case 'quizTitle':
      return block.pieces.length > 0 ? <p class="history-quiz-title">{lines()}</p> : <></>
    case 'quizQuestion':
      return <div class="history-question">{inside()}</div>
    case 'quizText':
    case 'quizExplanation':
      return <p>{lines()}</p>
    case 'quizAnswer':
      return (
        <p class="history-answer">
          {lines()} {attrs.right && <span class="history-right">{props.words.t('history.right')}</span>}
        </p>
      )
    case 'table':
      return <Table {...props} />
    case 'picture':
      return <Picture {...props} />
    case 'notes':
      return <ol class="history-notes">{inside()}</ol>
    case 'note':
      return <li>{inside()}</li>
    default:
      return <Whole {...props}>{said(props)}</Whole>
  }
}

/** What has no words of its own, in words. */
function said({ words, block }: One): string {
  const { title, url, slug, newsletter } = block.node.attrs
  const what = words.t(`history.block.${block.node.type.name as 'embed'}`)
  return [what, title, url, slug, newsletter].filter(Boolean).join(' · ')
}

/** A block that came or went as a whole is inked as one. */
function Whole({ words, block, authorship, nameOf, children }: One & { children?: Child }) {
  const { change, from, node } = block
  const props = { words, names: namesOf(authorship, nameOf, { change: inkOf(change), from, to: from + node.nodeSize }) }
  if (change === 'added')
    return (
      <p>
        <Ink {...props} as="ins">
          {children}
        </Ink>
      </p>
    )
  if (change === 'removed')
    return (
      <p>
        <Ink {...props} as="del">
          {children}
        </Ink>
      </p>
    )
  return <p>{children}</p>
}

const inkOf = (change: ComparedNode['change']): Piece['change'] => (change === 'changed' ? 'same' : change)

function Table(props: One) {
  const { block } = props
  const rows = block.content.filter(({ node }) => node.type.name === 'tableRow')
  const caption = block.content.filter(({ node }) => node.type.name === 'caption')
  return (
    <section class="history-wide" tabindex={0} aria-label={props.words.t('history.block.table')}>
      <table>
        {caption.length > 0 && (
          <caption>
            {caption.map((one) => (
              <Pieces {...props} block={one} />
            ))}
          </caption>
        )}
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.content.map((cell) => {
                const { header, colspan, rowspan } = cell.node.attrs
                const Cell = header ? 'th' : 'td'
                return (
                  <Cell colspan={colspan} rowspan={rowspan}>
                    <Pieces {...props} block={cell} />
                    {cell.change !== 'removed' && cell.attributes.length > 0 && <Attributes {...props} block={cell} />}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Picture(props: One) {
  const { words, block, pictures } = props
  const { pictureId, alt, credit } = block.node.attrs
  const stored = pictures.get(pictureId)
  return (
    <figure>
      {stored && (
        <PictureImage
          picture={{ widths: stored.renditions, width: stored.width, height: stored.height, alt }}
          sizes="20rem"
        />
      )}
      <Whole {...props}>{[words.t('history.block.picture'), alt].filter(Boolean).join(' · ')}</Whole>
      <figcaption>
        {block.content.map((one) => (
          <Pieces {...props} block={one} />
        ))}{' '}
        {credit}
      </figcaption>
    </figure>
  )
}

function Pieces(props: One) {
  const pieces = props.block.pieces.flatMap((piece) => byAuthor(props.authorship, piece))
  return <>{pieces.map((piece) => drawnPiece(props, piece))}</>
}

function drawnPiece({ words, authorship, nameOf }: One, piece: Piece): Child {
  const names = namesOf(authorship, nameOf, piece)
  const text = piece.nodes.map(inlineOf)
  switch (piece.change) {
    case 'same':
      return text
    case 'joined':
      return (
        <del class="history-joined">
          <span aria-hidden="true">¶</span>
          <span class="visually-hidden">{words.t('history.joined')}</span>
        </del>
      )
    case 'restyled':
      return (
        <span class="history-restyled">
          <span class="visually-hidden">{words.t('history.restyled')} </span>
          {text}
        </span>
      )
    case 'added':
    case 'removed':
      return (
        <Ink words={words} names={names} as={piece.change === 'added' ? 'ins' : 'del'}>
          {text}
        </Ink>
      )
  }
}

type InkProps = { words: Words; names: readonly string[]; as: 'ins' | 'del'; children?: Child }

/** Underlined or struck; in words for whoever does not see it. */
function Ink({ words, names, as: Element, children }: InkProps) {
  const name = words.list(names)
  const begins =
    Element === 'ins'
      ? names.length > 0
        ? words.t('history.addedBy', { name })
        : words.t('history.added')
      : names.length > 0
        ? words.t('history.removedBy', { name })
        : words.t('history.removed')
  return (
    <Element title={name || undefined}>
      <span class="visually-hidden"> {begins} </span>
      {children}
      <span class="visually-hidden"> {words.t('history.ends')} </span>
    </Element>
  )
}

function namesOf(
  authorship: Authorship | undefined,
  nameOf: ComparisonProps['nameOf'],
  piece: Omit<Piece, 'nodes'>,
): string[] {
  return whoWrote(authorship, piece).map(nameOf)
}

function inlineOf(node: Node): Child {
  if (node.type.name === 'hardBreak') return <br />
  if (node.type.name === 'footnoteReference') return <sup>{node.attrs.id}</sup>
  return node.marks.reduceRight<Child>((inside, mark) => marked(mark, inside), node.text ?? '')
}

function marked({ type, attrs }: Mark, inside: Child): Child {
  switch (type.name) {
    case 'bold':
      return <strong>{inside}</strong>
    case 'italic':
      return <em>{inside}</em>
    case 'strike':
      return <s>{inside}</s>
    case 'superscript':
      return <sup>{inside}</sup>
    case 'subscript':
      return <sub>{inside}</sub>
    case 'code':
      return <code>{inside}</code>
    case 'link':
      return (
        <span class="history-link" title={attrs.href}>
          {inside}
        </span>
      )
    // What is only suggested is not yet of the text.
    case 'insertion':
      return <span class="suggested-in">{inside}</span>
    case 'deletion':
      return <span class="suggested-out">{inside}</span>
    default:
      return inside
  }
}
