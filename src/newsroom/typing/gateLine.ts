import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { blockText, countWords, plainText } from '../../articles/store/document.ts'
import { leadInOf } from '../../articles/store/leadIn.rule.ts'
import { documentOf } from '../text/documentOf.ts'

export type Measure = { words: number; gateAt: number | undefined }

const key = new PluginKey<DecorationSet>('gate')

/** Counting five thousand words takes longer than a keystroke may: it waits for a pause. */
const PAUSE_MS = 250

export type GateSettings = {
  language: string
  /** What stands on the line. */
  words: string
  /** Whether there is a gate at all, as the article's terms are now. */
  hasGate(): boolean
  tell(measure: Measure): void
}

/** The line across the text where the gate will fall, as the paywall's own rule cuts it. */
export function gateLine(settings: GateSettings): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(change, set) {
        const fresh = change.getMeta(key) as DecorationSet | undefined
        return fresh ?? set.map(change.mapping, change.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const measureSoon = () => {
        clearTimeout(timer)
        timer = setTimeout(() => measureNow(view, settings), PAUSE_MS)
      }
      measureSoon()
      return {
        update: (_view, before) => {
          if (before.doc !== view.state.doc) measureSoon()
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
}

/** At once, as after a change of terms. */
export function measureNow(view: EditorView, settings: GateSettings): void {
  if (view.isDestroyed) return
  // A decoration inside of what an input method composes would end it.
  if (view.composing) return
  const { doc } = view.state
  const measure = measureOf(doc, settings.language)
  const gate = settings.hasGate() ? measure.gateAt : undefined
  const line = () => {
    const mark = document.createElement('span')
    mark.className = 'desk-gate-line'
    mark.dataset.words = settings.words
    mark.setAttribute('aria-hidden', 'true')
    return mark
  }
  const set =
    gate === undefined
      ? DecorationSet.empty
      : DecorationSet.create(doc, [Decoration.widget(gate, line, { side: 1, key: 'gate', ignoreSelection: true })])
  view.dispatch(view.state.tr.setMeta(key, set).setMeta('addToHistory', false))
  settings.tell(measure)
}

/** How many words there are, and at which place the lead-in ends. */
function measureOf(doc: Node, language: string): Measure {
  const text = documentOf(doc)
  const words = countWords(plainText(text), language)
  const lead = leadInOf(text, language).content
  const last = lead.at(-1)
  if (!last || words === 0) return { words, gateAt: undefined }
  const firstText = blockText(lead[0] as (typeof lead)[number])
  const begin = firstText.replace(/…$/, '').trimEnd()
  const first = text.content.findIndex((block) =>
    blockText(block).replaceAll('\n', ' ').startsWith(begin.replaceAll('\n', ' ')),
  )
  if (first < 0) return { words, gateAt: undefined }
  const at = placeOf(doc, first + lead.length - 1)
  const block = doc.child(first + lead.length - 1)
  const isWhole = lead.length > 1 || blockText(text.content[first] as (typeof lead)[number]) === firstText
  if (isWhole || !block.isTextblock) return { words, gateAt: at + block.nodeSize }
  return { words, gateAt: placeInText(block, at, begin.length) }
}

function placeOf(doc: Node, index: number): number {
  let at = 0
  for (let n = 0; n < index; n++) at += doc.child(n).nodeSize
  return at
}

/** Behind so many letters of a block's text; what stands in it and is no letter takes a place, too. */
function placeInText(block: Node, at: number, letters: number): number {
  let left = letters
  let place = at + 1
  for (const child of block.children) {
    const length = child.isText ? (child.text?.length ?? 0) : child.type.name === 'hardBreak' ? 1 : 0
    // The space behind a sentence stays on its line.
    if (child.isText && left <= length) return place + left + (child.text?.[left] === ' ' ? 1 : 0)
    left -= length
    place += child.nodeSize
  }
  return place
}
