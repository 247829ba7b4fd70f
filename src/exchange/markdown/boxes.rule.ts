import { type Block, type Inline, type Quiz, type QuizFault, quizFaults } from '../../articles/store/store.module.ts'
import { type Element, isElement, type Node } from './bodyTree.rule.ts'

/**
 * Where the card of an embed leads: an address of ours alone would play nothing, so a player's address becomes that of
 * the page it plays from. Only https; undefined otherwise.
 */
export function embedAddress(raw: string): string | undefined {
  let url: URL
  try {
    url = new URL(raw.startsWith('//') ? `https:${raw}` : raw)
  } catch {
    return undefined
  }
  if (url.protocol !== 'https:') return undefined
  const video = /^\/embed\/([\w-]+)$/.exec(url.pathname)?.[1]
  if (video && video !== 'videoseries' && /^(?:www\.)?youtube(?:-nocookie)?\.com$/.test(url.hostname)) {
    return `https://www.youtube.com/watch?v=${video}`
  }
  const film = /^\/video\/(\d+)$/.exec(url.pathname)?.[1]
  if (film && url.hostname === 'player.vimeo.com') return `https://vimeo.com/${film}`
  return url.href
}

export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

type Line = { line: Inline[]; hoisted: Block[] }

/**
 * A quiz as its box holds it: a numbered list of questions, each with a list of answers, of which one is ticked (`[x]`),
 * and what explains it below. `asWritten`: a newsroom's own, which may be unfinished; its checks say so.
 */
export function readQuiz(
  element: Element,
  { title, asWritten, line }: { title: string; asWritten: boolean | undefined; line(nodes: readonly Node[]): Line },
): { kind: 'quiz'; quiz: Quiz; hoisted: Block[] } | { kind: 'none'; reason: string } {
  const inside = element.childNodes.filter((node) => !('value' in node) || node.value.trim() !== '')
  if (!inside.every((node) => isElement(node) && node.tagName === 'ol'))
    return { kind: 'none', reason: 'the box quiz has something else in it than numbered questions' }
  const hoisted: Block[] = []
  const read = (nodes: readonly Node[]) => {
    const read = line(nodes)
    hoisted.push(...read.hoisted)
    return read.line
  }
  const questions = itemsOf(inside).map((item): Quiz['questions'][number] => {
    const at = item.childNodes.findIndex((node) => isElement(node) && node.tagName === 'ul')
    const question = read(at < 0 ? item.childNodes : item.childNodes.slice(0, at))
    const answers = itemsOf(at < 0 ? [] : item.childNodes.slice(at, at + 1)).map((one) =>
      answerOf(read(one.childNodes)),
    )
    const explanation = at < 0 ? [] : read(item.childNodes.slice(at + 1))
    return { question, answers, ...(explanation.length > 0 && { explanation }) }
  })
  const quiz: Quiz = { type: 'quiz', attrs: title ? { title } : {}, questions }
  const [fault] = asWritten ? [] : quizFaults(quiz)
  return fault ? { kind: 'none', reason: sayQuizFault(fault) } : { kind: 'quiz', quiz, hoisted }
}

const itemsOf = (lists: readonly Node[]): Element[] =>
  lists
    .flatMap((list) => (isElement(list) ? list.childNodes : []))
    .filter((node): node is Element => isElement(node) && node.tagName === 'li')

function answerOf(line: readonly Inline[]): Quiz['questions'][number]['answers'][number] {
  const [first, ...rest] = line
  const tick = first?.type === 'text' && !first.marks ? /^\[([ xX])\](?: |$)/.exec(first.text) : null
  if (!tick || first?.type !== 'text') return { content: [...line] }
  const words = first.text.slice(tick[0].length)
  const content: Inline[] = words === '' ? rest : [{ type: 'text', text: words }, ...rest]
  const begins = content.findIndex(({ type }) => type !== 'hardBreak')
  return { ...(tick[1] !== ' ' && { right: true as const }), content: begins < 0 ? [] : content.slice(begins) }
}

/** What is wrong with a quiz that readers would get. */
function sayQuizFault(fault: QuizFault): string {
  const question = 'question' in fault ? `question ${fault.question + 1} of the box quiz` : 'the box quiz'
  switch (fault.fault) {
    case 'no-questions':
      return `${question} has no numbered questions`
    case 'many-questions':
      return `${question} has more than ten questions`
    case 'question-empty':
      return `${question} asks nothing`
    case 'few-answers':
      return `${question} has fewer than two answers`
    case 'many-answers':
      return `${question} has more than six answers`
    case 'answer-empty':
      return `${question} has an empty answer`
    case 'none-right':
      return `${question} has no right answer, marked by [x]`
    case 'several-right':
      return `${question} has more than one right answer`
  }
}
