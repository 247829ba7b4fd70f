import { type Block, type Inline, quizzesIn, solutionOf } from '../../articles/store/store.module.ts'
import { unreachable } from '../../platform/errors.ts'
import { hung, indented, setTable, setText, widthOf } from './setText.rule.ts'
import type { WrittenOptions } from './writtenBlocks.view.tsx'

/** Text of an article's document; links stand behind their words. */
export function writtenText(content: readonly Block[], options: WrittenOptions): string {
  const solutions = quizzesIn({ content }).map((quiz) => numbered(quiz.questions.map(solutionOf), options))
  return [
    blocksText(content, options),
    ...(solutions.length > 0 ? [options.words.t('article.quizAnswers'), ...solutions] : []),
  ].join('\n\n')
}

const numbered = (lines: readonly (readonly Inline[])[], options: WrittenOptions) =>
  lines.map((line, at) => hung(setText(inlineText(line, options)), `${at + 1}. `)).join('\n')

function blocksText(content: readonly Block[], options: WrittenOptions): string {
  return content
    .map((block) => writtenBlock(block, options))
    .filter(Boolean)
    .join('\n\n')
}

function writtenBlock(block: Block, options: WrittenOptions): string {
  switch (block.type) {
    case 'paragraph':
      return setText(inlineText(block.content, options))
    case 'subhead': {
      const text = setText(inlineText(block.content, options))
      return `${text}\n${'-'.repeat(Math.min(72, Math.max(...text.split('\n').map(widthOf))))}`
    }
    case 'pullQuote':
      return indented(setText(inlineText(block.content, options), 68), '    ')
    case 'quotation':
      return indented(
        [blocksText(block.content, options), ...(block.attrs.source ? [`— ${block.attrs.source}`] : [])].join('\n'),
        '> ',
      )
    case 'factBox':
      return indented(
        [...(block.attrs.title ? [block.attrs.title] : []), blocksText(block.content, options)].join('\n\n'),
        '| ',
      )
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.attrs.ordered ? `${(block.attrs.start ?? 1) + at}. ` : '– '
          return hung(blocksText(item, options), mark)
        })
        .join('\n')
    case 'table':
      return [
        ...(block.caption ? [setText(inlineText(block.caption, options))] : []),
        setTable(block.rows.map((row) => row.map(({ content }) => inlineText(content, options)))),
      ].join('\n')
    case 'code':
      return indented(block.text, '    ')
    case 'picture':
      return [
        block.attrs.alt && `[${block.attrs.alt}]`,
        inlineText(block.attrs.caption ?? [], options),
        block.attrs.credit,
      ]
        .filter(Boolean)
        .join('\n')
    case 'embed':
      return `${block.attrs.title}\n${block.attrs.url}`
    case 'divider':
      return '* * *'
    case 'quiz':
      return [
        block.attrs.title ?? options.words.t('article.quiz'),
        ...block.questions.map(({ question, answers }, at) =>
          [
            hung(setText(inlineText(question, options)), `${at + 1}. `),
            ...answers.map(({ content }) => hung(setText(inlineText(content, options)), '   – ')),
          ].join('\n'),
        ),
      ].join('\n\n')
    case 'newsletterBox':
    case 'relatedArticle':
      return ''
    default:
      return unreachable(block)
  }
}

function inlineText(content: readonly Inline[], options: WrittenOptions): string {
  return content
    .map((node) => {
      if (node.type === 'hardBreak') return '\n'
      if (node.type === 'footnoteReference') return ''
      const link = node.marks?.find((mark) => mark.type === 'link')
      const href = link?.type === 'link' ? link.attrs.href : undefined
      if (href === undefined || href.startsWith('#') || href.startsWith('?')) return node.text
      const address = href.startsWith('/') ? options.url(href) : href
      return address === node.text ? node.text : `${node.text} (${address})`
    })
    .join('')
}
