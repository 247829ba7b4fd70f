import type { Node } from 'prosemirror-model'
import { Plugin, Selection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView, type NodeView, type NodeViewConstructor } from 'prosemirror-view'
import { changeQuiz, markRight, type QuizChange, quizAround } from './commands.ts'

/** What the views of blocks say and offer, in the language of the desk. */
export type BlockWords = {
  words: Readonly<Record<string, string>>
  newsletters: readonly { slug: string; name: string }[]
  /** Where a picture of the library is shown; undefined: it has none to show. */
  pictureUrl(pictureId: string): string
}

type Field = { attr: string; label: string; hint?: string; options?: BlockWords['newsletters']; isOptional?: true }

/** A block with its label, fields for what is said of it, and, where it has one, the text inside. */
function boxView(name: string, fields: readonly Field[], { words, pictureUrl }: BlockWords): NodeViewConstructor {
  return (node, view, getPos) => new BoxView(node, { name, fields, words, pictureUrl, view, getPos })
}

type BoxOf = {
  name: string
  fields: readonly Field[]
  words: Readonly<Record<string, string>>
  pictureUrl(pictureId: string): string
  view: EditorView
  getPos(): number | undefined
}

class BoxView implements NodeView {
  dom: HTMLElement
  contentDOM?: HTMLElement
  #node: Node
  readonly #of: BoxOf
  readonly #inputs = new Map<string, HTMLInputElement | HTMLSelectElement>()
  #picture: HTMLImageElement | undefined

  constructor(node: Node, of: BoxOf) {
    this.#node = node
    this.#of = of
    this.dom = document.createElement('div')
    this.dom.className = `desk-block desk-block-${of.name}`
    if (node.attrs.id) this.dom.dataset.id = node.attrs.id
    const label = document.createElement('p')
    label.className = 'desk-block-name'
    label.contentEditable = 'false'
    label.textContent = of.words[`block.${of.name}`] ?? of.name
    this.dom.append(label)
    if (of.name === 'picture') {
      this.#picture = document.createElement('img')
      this.#picture.contentEditable = 'false'
      this.dom.append(this.#picture)
    }
    const said = document.createElement('div')
    said.className = 'desk-block-fields'
    said.contentEditable = 'false'
    for (const field of of.fields) said.append(this.#fieldOf(field))
    this.dom.append(said)
    if (!node.isAtom) {
      this.contentDOM = document.createElement('div')
      this.contentDOM.className = 'desk-block-text'
      this.dom.append(this.contentDOM)
    }
    this.#show()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#show()
    return true
  }

  /** Whoever types in one of its fields types not in the text. */
  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && event.target.closest('.desk-block-fields') !== null
  }

  ignoreMutation(record: { target: globalThis.Node; type: string }): boolean {
    if (record.type === 'selection') return false
    return !this.contentDOM?.contains(record.target)
  }

  selectNode() {
    this.dom.classList.add('desk-block-selected')
  }

  deselectNode() {
    this.dom.classList.remove('desk-block-selected')
  }

  #fieldOf({ attr, label, hint, options, isOptional }: Field): HTMLElement {
    const around = document.createElement('label')
    const words = document.createElement('span')
    words.textContent = this.#of.words[label] ?? label
    const input = document.createElement(options ? 'select' : 'input')
    if (options) {
      for (const { slug, name } of [{ slug: '', name: '' }, ...options]) input.append(new Option(name, slug))
    }
    if (hint) input.setAttribute('placeholder', this.#of.words[hint] ?? '')
    input.disabled = !this.#of.view.editable
    input.addEventListener('input', () => {
      const at = this.#of.getPos()
      if (at === undefined) return
      const value = isOptional && input.value === '' ? null : input.value
      this.#of.view.dispatch(this.#of.view.state.tr.setNodeAttribute(at, attr, value))
    })
    this.#inputs.set(attr, input)
    around.append(words, input)
    return around
  }

  #show() {
    for (const [attr, input] of this.#inputs) {
      const value = String(this.#node.attrs[attr] ?? '')
      // Others' words come in; what is being typed here stays under the hand.
      if (input.value !== value) input.value = value
    }
    if (this.#picture) {
      const { pictureId, alt } = this.#node.attrs
      const url = this.#of.pictureUrl(pictureId)
      if (this.#picture.getAttribute('src') !== url) this.#picture.src = url
      this.#picture.alt = alt
    }
  }
}

export function blockViews(of: BlockWords): Record<string, NodeViewConstructor> {
  return {
    picture: boxView(
      'picture',
      [
        { attr: 'alt', label: 'field.alt', hint: 'field.altHint' },
        { attr: 'credit', label: 'field.credit', isOptional: true },
      ],
      of,
    ),
    embed: boxView(
      'embed',
      [
        { attr: 'url', label: 'field.url' },
        { attr: 'title', label: 'field.title' },
      ],
      of,
    ),
    factBox: boxView('factBox', [{ attr: 'title', label: 'field.title' }], of),
    newsletterBox: boxView(
      'newsletterBox',
      [{ attr: 'newsletter', label: 'field.newsletter', options: of.newsletters }],
      of,
    ),
    relatedArticle: boxView('relatedArticle', [{ attr: 'slug', label: 'field.slug' }], of),
    quiz: quizView('quiz', of),
    quizQuestion: quizView('quizQuestion', of),
    quizTitle: lineView('quizTitle', of),
    quizText: lineView('quizText', of),
    quizAnswer: (node, view, getPos) => new AnswerView(node, view, getPos, of.words),
    quizExplanation: lineView('quizExplanation', of),
    quotation: boxView('quotation', [{ attr: 'source', label: 'field.source', isOptional: true }], of),
  }
}

function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, words?: string) {
  const element = document.createElement(tag)
  element.className = className
  if (words !== undefined) element.textContent = words
  return element
}

type Words = BlockWords['words']

/** A line that says what it is for while it is empty. */
const lineView =
  (name: string, { words }: { words: Words }): NodeViewConstructor =>
  (node) => {
    const dom = made('p', 'desk-quiz-line')
    dom.dataset.block = name
    dom.dataset.said = words[`quiz.${name}`] ?? ''
    if (node.attrs.id) dom.dataset.id = node.attrs.id
    return { dom, contentDOM: dom }
  }

const TOOLS = {
  quiz: [['addQuestion', undefined]],
  quizQuestion: [
    ['addAnswer', 'Enter'],
    ['right', 'Alt Enter'],
    ['answerUp', 'Alt ↑'],
    ['answerDown', 'Alt ↓'],
    ['dropAnswer', undefined],
    ['questionUp', 'Alt ↑'],
    ['questionDown', 'Alt ↓'],
    ['dropQuestion', undefined],
  ],
} as const satisfies Record<string, readonly (readonly [change: QuizChange, key: string | undefined])[]>

/** What is set of lines, with a button below for each thing that can be done to it; they do it where the cursor is. */
function quizView(name: keyof typeof TOOLS, { words }: { words: Words }): NodeViewConstructor {
  return (node, view, getPos) => {
    const dom = made('section', `desk-block desk-block-${name}`)
    if (node.attrs.id) dom.dataset.id = node.attrs.id
    const label = made('p', 'desk-block-name', words[`block.${name}`])
    const contentDOM = made('div', 'desk-block-text')
    const tools = made('p', 'desk-quiz-tools')
    for (const around of [label, tools]) around.contentEditable = 'false'
    for (const [change, key] of TOOLS[name]) {
      const says = words[`quiz.${change}`] ?? change
      const button = made('button', `desk-quiz-${change}`, says)
      button.type = 'button'
      if (key) button.title = `${says} (${key})`
      button.disabled = !view.editable
      // The cursor stays where it is.
      button.addEventListener('mousedown', (event) => event.preventDefault())
      button.addEventListener('click', () => {
        changeQuiz(change)(inside(view, getPos()), view.dispatch)
        view.focus()
      })
      tools.append(button)
    }
    dom.append(label, contentDOM, tools)
    return {
      dom,
      contentDOM,
      stopEvent: (event) => event.target instanceof HTMLElement && event.target.closest('.desk-quiz-tools') !== null,
      ignoreMutation: (record) => record.type !== 'selection' && !contentDOM.contains(record.target),
    }
  }
}

/** With the cursor in what stands there: at its last line, where it was elsewhere. */
function inside({ state }: EditorView, at: number | undefined) {
  const node = at === undefined ? null : state.doc.nodeAt(at)
  if (at === undefined || !node || (state.selection.from > at && state.selection.to < at + node.nodeSize)) return state
  const last = Selection.near(state.doc.resolve(at + node.nodeSize - 1), -1)
  return state.apply(state.tr.setSelection(last))
}

/** An answer, and whether it is the right one. */
class AnswerView implements NodeView {
  dom = made('div', 'desk-quiz-answer')
  contentDOM = made('p', 'desk-quiz-line')
  #node: Node
  readonly #choice = document.createElement('input')

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, words: Words) {
    this.#node = node
    if (node.attrs.id) this.dom.dataset.id = node.attrs.id
    this.contentDOM.dataset.said = words['quiz.quizAnswer'] ?? ''
    const label = made('label', 'desk-quiz-choice')
    label.contentEditable = 'false'
    this.#choice.type = 'radio'
    this.#choice.disabled = !view.editable
    this.#choice.addEventListener('change', () => {
      const at = getPos()
      if (at === undefined) return
      const $at = view.state.doc.resolve(at)
      const change = view.state.tr
      markRight(change, { question: { node: $at.parent, at: $at.before() }, answer: at })
      view.dispatch(change)
      this.update(this.#node)
    })
    label.append(this.#choice, made('span', '', words['quiz.isRight']))
    this.dom.append(this.contentDOM, label)
    this.update(node)
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#choice.checked = node.attrs.right
    this.dom.classList.toggle('desk-quiz-is-right', node.attrs.right)
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && event.target.closest('label') !== null
  }

  ignoreMutation(record: { target: globalThis.Node; type: string }): boolean {
    return record.type !== 'selection' && !this.contentDOM.contains(record.target)
  }
}

/** Marks the question with the cursor: its tools are shown, those of an answer where the cursor is in one. */
export const quizHere = new Plugin({
  props: {
    decorations: (state) => {
      const found = quizAround(state)
      if (!found?.question) return DecorationSet.empty
      const { node, at } = found.question
      const isAnswer = found.line.node.type.name === 'quizAnswer'
      const here = `desk-quiz-here${isAnswer ? ' desk-quiz-answer-here' : ''}`
      return DecorationSet.create(state.doc, [Decoration.node(at, at + node.nodeSize, { class: here })])
    },
  },
})
