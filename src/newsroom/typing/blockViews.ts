import type { Node } from 'prosemirror-model'
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view'

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
    quotation: boxView('quotation', [{ attr: 'source', label: 'field.source', isOptional: true }], of),
  }
}
