import { unreachable } from '../../platform/errors.ts'
import { datelineOf, dayLine, firstSentence, listTitle, whereAndHowLong } from './articlePieces.view.tsx'
import type { BlockOptions, LetterNoticeMatter } from './blockOptions.ts'
import type { LetterArticle, LetterBlock } from './letterDocument.ts'
import { letterNoticeText } from './letterNotice.view.tsx'
import { hung, setText } from './setText.rule.ts'
import { writtenText } from './writtenText.ts'

export type LetterTextProps = {
  name: string
  publication: string
  date: string
  readOnWeb: { url: string; label: string }
  blocks: readonly LetterBlock[]
  /** What is booked, and how many blocks stand above it. */
  notice: { below: number; isParted: boolean; notice: LetterNoticeMatter } | undefined
  foot: readonly string[]
}

/** The twin for those who read text: set from the same blocks in the same order, nothing left out. */
export function letterText(props: LetterTextProps, options: BlockOptions): string {
  const { name, publication, date, readOnWeb, blocks, notice, foot } = props
  const head = [
    name === publication ? name : `${name} · ${publication}`,
    date,
    `${readOnWeb.label}\n${readOnWeb.url}`,
  ].join('\n')
  const told = (some: readonly LetterBlock[]) => some.flatMap((block) => blockText(block, options) ?? [])
  const body = notice
    ? [
        ...told(blocks.slice(0, notice.below)),
        [SHORT_RULE, letterNoticeText(notice.notice, options), ...(notice.isParted ? [] : [SHORT_RULE])].join('\n'),
        ...told(blocks.slice(notice.below)),
      ]
    : told(blocks)
  // What follows `-- ` is a signature to mail programs (RFC 3676 §4.3).
  return `${[head, RULE, ...body, ['-- ', ...foot].join('\n')].join('\n\n')}\n`
}

const RULE = '='.repeat(24)
const SHORT_RULE = '-'.repeat(24)

function blockText(block: LetterBlock, options: BlockOptions): string | undefined {
  const { words } = options
  switch (block.type) {
    case 'greeting': {
      const note = words.t('letter.greetingNote', {
        language: words.language(block.language),
        country: words.country(block.country),
        said: block.said,
      })
      return `${block.words}\n${setText(note)}`
    }
    case 'lead': {
      const { article } = block
      const whole = options.whole(article)
      const { picture } = article
      return [
        articleText(
          article,
          article.standfirst,
          options,
          whole ? undefined : words.t('letter.readOn', { minutes: article.minutes }),
        ),
        ...(picture
          ? [setText(words.t('letter.picture', { alt: [picture.alt, picture.credit].filter(Boolean).join(' ') }))]
          : []),
        ...(whole ? [writtenText(whole, options)] : []),
      ].join('\n\n')
    }
    case 'list':
      return [
        titled(listTitle(block, words), options),
        ...block.articles.map((article) =>
          articleText(article, article.standfirst && firstSentence(article.standfirst, article.language), options),
        ),
      ].join('\n\n')
    case 'almanac':
      return [
        titled(words.t('letter.almanac'), options),
        `${dayLine(block, words).toLocaleUpperCase(words.locale)}\n${setText(`${block.year}: ${block.headline}`)}`,
        ...block.paragraphs.map((line) => setText(line)),
        ...(block.source ? [setText(words.t('letter.source', { source: block.source.name }))] : []),
        `${words.t('letter.thisDay')}\n${options.url(block.path)}`,
      ].join('\n\n')
    case 'magazine':
      return [
        titled(words.t('letter.magazine'), options),
        block.title,
        ...block.lines.map((line) => setText(line)),
        ...(block.files ? [words.t('letter.magazineRead')] : []),
        options.url(block.path),
        ...(block.files ?? []).map(({ name, path }) => `${name}\n${options.url(path)}`),
        ...[block.cover?.credit ?? block.picture?.credit ?? ''].filter(Boolean).map((credit) => setText(credit)),
        ...(block.contents?.length ? [titled(words.t('letter.magazineContents'), options)] : []),
        ...(block.contents ?? []).map((entry) =>
          [setText(entry.title), whereAndHowLong(entry, words), options.url(entry.path)].filter(Boolean).join('\n'),
        ),
      ].join('\n\n')
    case 'quiz':
      return [
        titled(block.title, options),
        ...block.questions.map(({ question }, at) => numbered(at + 1, writtenText(question, options))),
        titled(words.t('letter.answers'), options),
        ...block.questions.map(({ answer }, at) => numbered(at + 1, writtenText(answer, options))),
      ].join('\n\n')
    case 'box':
      if (!options.box) return undefined
      return [
        SHORT_RULE,
        setText(options.box.heading),
        setText(options.box.text),
        `${options.box.button.label}\n${options.box.button.url}`,
        SHORT_RULE,
      ].join('\n\n')
    case 'text':
      return writtenText(block.content, options)
    case 'open':
      return undefined
    default:
      return unreachable(block)
  }
}

const titled = (title: string, { words }: Pick<BlockOptions, 'words'>) =>
  `${SHORT_RULE}\n${title.toLocaleUpperCase(words.locale)}`

function articleText(
  article: LetterArticle,
  sentence: string | undefined,
  options: BlockOptions,
  invitation?: string,
): string {
  return [
    datelineOf(article, options).toLocaleUpperCase(options.words.locale),
    setText(article.headline),
    ...(sentence ? [setText(sentence)] : []),
    ...(invitation ? [invitation] : []),
    options.articleUrl(article),
  ].join('\n')
}

const numbered = (number: number, text: string) => hung(text, `${number}. `)
