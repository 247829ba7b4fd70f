import type { Node } from 'prosemirror-model'
import { type QuizFault, quizFaults } from '../../articles/store/store.module.ts'
import { documentOf, SCHEMA } from '../text/text.module.ts'
import type { Place } from './finding.ts'

/** Words that stand together. Each character of `text` is one position from `from` on; what is no word is a sign. */
export type Passage = {
  kind: string
  block: string | undefined
  from: number
  text: string
  /** Somebody else's words. */
  isQuoted: boolean
  level: number | undefined
  anchor: string | undefined
}

export type ShownPicture = {
  place: Place
  pictureId: string
  alt: string
  credit: string | undefined
  caption: string
}

export type FoundLink = { place: Place; href: string }

export type Contents = {
  passages: readonly Passage[]
  pictures: readonly ShownPicture[]
  links: readonly FoundLink[]
  related: readonly { place: Place; slug: string }[]
  /** What keeps a quiz from readers. */
  quizzes: readonly { place: Place; fault: QuizFault }[]
  suggestions: number
}

/** Stands for what is not to be read: calls of notes, code, words that somebody proposes to strike. */
const SIGN = '\uFFFC'

const PROPOSALS = ['insertion', 'deletion', 'modification']

/** What of a working copy is looked at, in its order. */
export function contentsOf(text: Node): Contents {
  const passages: Passage[] = []
  const pictures: ShownPicture[] = []
  const links: FoundLink[] = []
  const related: { place: Place; slug: string }[] = []
  const quizzes: { place: Place; fault: QuizFault }[] = []
  const proposals = new Set<string>()
  visit(text, 0, undefined, false)
  return { passages, pictures, links, related, quizzes, suggestions: proposals.size }

  function visit(node: Node, inside: number, block: string | undefined, isQuoted: boolean) {
    node.forEach((child, offset) => {
      const at = inside + offset
      const { name } = child.type
      const own: string | undefined = typeof child.attrs.id === 'string' && name !== 'note' ? child.attrs.id : block
      const place = { block: own, from: at, to: at + child.nodeSize }
      for (const mark of child.marks) {
        if (PROPOSALS.includes(mark.type.name)) proposals.add(String(mark.attrs.id ?? at))
      }
      if (name === 'picture') {
        const { pictureId, alt, credit } = child.attrs
        const caption = child.firstChild?.textContent ?? ''
        pictures.push({ place, pictureId, alt, credit: credit ?? undefined, caption })
      }
      if (name === 'quiz') quizzes.push(...faultsOf(child, place))
      if (name === 'relatedArticle') related.push({ place, slug: child.attrs.slug })
      if (name === 'embed') links.push({ place, href: child.attrs.url })
      const quoted = isQuoted || name === 'quotation'
      if (!child.inlineContent || name === 'codeBlock') {
        visit(child, at + 1, own, quoted)
        return
      }
      passages.push({
        kind: name,
        block: own,
        from: at + 1,
        text: textOf(child),
        isQuoted: quoted,
        level: child.attrs.level,
        anchor: child.attrs.anchor ?? undefined,
      })
      links.push(...linksOf(child, at + 1, own))
      child.forEach((inline, offset) => {
        for (const mark of inline.marks) {
          if (PROPOSALS.includes(mark.type.name)) proposals.add(String(mark.attrs.id ?? at + offset))
        }
      })
    })
  }
}

function faultsOf(quiz: Node, place: Place) {
  const [block] = documentOf(SCHEMA.nodes.doc.create(null, quiz)).content
  return (block?.type === 'quiz' ? quizFaults(block) : []).map((fault) => ({
    fault,
    place: 'question' in fault ? questionAt(quiz, place, fault.question) : place,
  }))
}

/** The title stands before the first. */
function questionAt(quiz: Node, { from }: Place, question: number): Place {
  const before = quiz.children.slice(0, question + 1)
  const begins = before.reduce((at, { nodeSize }) => at + nodeSize, from + 1)
  const { attrs, nodeSize } = quiz.child(question + 1)
  return { block: attrs.id ?? quiz.attrs.id ?? undefined, from: begins, to: begins + nodeSize }
}

function textOf(line: Node): string {
  let text = ''
  line.forEach((inline) => {
    const unread = inline.marks.some(({ type }) => type.name === 'code' || type.name === 'deletion')
    if (inline.isText && !unread) text += inline.text
    else text += inline.type.name === 'hardBreak' ? '\n' : SIGN.repeat(inline.nodeSize)
  })
  return text
}

/** A link with bold words in it is one. */
function linksOf(line: Node, from: number, block: string | undefined): FoundLink[] {
  const links: FoundLink[] = []
  line.forEach((inline, offset) => {
    const href = inline.marks.find(({ type }) => type.name === 'link')?.attrs.href
    if (typeof href !== 'string') return
    const at = from + offset
    const last = links.at(-1)
    if (last?.href === href && last.place.to === at) last.place.to = at + inline.nodeSize
    else links.push({ href, place: { block, from: at, to: at + inline.nodeSize } })
  })
  return links
}
