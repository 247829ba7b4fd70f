import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { blocksById } from '../text/blocksById.rule.ts'

/** Somebody else who has this article open, and in which block they are. */
export type Present = { client: string; name: string; block: string | null; heard: number }

const key = new PluginKey<DecorationSet>('presence')

/** Who has not been heard of for so long is not here. */
const GONE_AFTER_MS = 45_000

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => [...word].slice(0, 1))
    .slice(0, 2)
    .join('')
    .toUpperCase()

/** The initials of others beside the block in which they are. */
export const presenceMarks = new Plugin<DecorationSet>({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply: (change, set) => (change.getMeta(key) as DecorationSet | undefined) ?? set.map(change.mapping, change.doc),
  },
  props: { decorations: (state) => key.getState(state) },
})

/** Who is here, for as long as they are heard. */
export class WhoIsHere {
  readonly #others = new Map<string, Present>()

  hear(
    { client, name, block, left }: { client: string; name: string; block: string | null; left?: boolean },
    now: number,
  ) {
    if (left) this.#others.delete(client)
    else this.#others.set(client, { client, name, block, heard: now })
  }

  others(now: number): Present[] {
    for (const [client, { heard }] of this.#others) if (now - heard >= GONE_AFTER_MS) this.#others.delete(client)
    return [...this.#others.values()]
  }
}

export function markPresence(view: EditorView, others: readonly Present[]): void {
  // What an input method composes is left alone; they are drawn again soon.
  if (view.composing) return
  const places = blocksById(view.state.doc)
  const marks = others.flatMap(({ block, name, client }) => {
    const place = block === null ? undefined : places.get(block)
    if (!place) return []
    const initials = { class: 'desk-here', 'data-here': initialsOf(name) }
    return [Decoration.node(place.at, place.at + place.node.nodeSize, initials, { client })]
  })
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, marks)).setMeta('addToHistory', false))
}

/** The identifier of the outermost block with the cursor in it. */
export function blockOfCursor(view: EditorView): string | null {
  const { $from } = view.state.selection
  const block = $from.depth > 0 ? $from.node(1) : $from.nodeAfter
  return (block?.attrs.id as string | undefined) ?? null
}
