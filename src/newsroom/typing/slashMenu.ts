import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { INSERTIONS, type Insertion } from './commands.ts'

type Open = { from: number; typed: string }
const key = new PluginKey<Open | undefined>('slash')

/** `/` at the beginning of a line, and what was typed behind it. */
const CALL = /^\/([\p{L}\p{N} ]{0,30})$/u

/** A list of blocks under the line on which somebody types `/`: arrows choose, Enter takes, Escape leaves the sign as it is. */
export function slashMenu({ words, list }: { words: Readonly<Record<string, string>>; list: HTMLElement }): Plugin {
  let chosen = 0
  let closedAt: number | undefined
  const wordOf = ({ name }: Insertion) => words[`block.${name}`] ?? name
  const matching = ({ typed }: Open) =>
    INSERTIONS.filter((one) => wordOf(one).toLowerCase().includes(typed.trim().toLowerCase()))

  function take(view: EditorView, open: Open, insertion: Insertion) {
    view.dispatch(view.state.tr.delete(open.from, view.state.selection.from))
    insertion.command(view.state, view.dispatch)
    view.focus()
  }

  return new Plugin<Open | undefined>({
    key,
    state: {
      init: () => undefined,
      apply(_change, _before, _old, state) {
        const { $from, empty } = state.selection
        if (!empty || $from.parent.type.name !== 'paragraph') return undefined
        const typed = CALL.exec($from.parent.textBetween(0, $from.parentOffset))?.[1]
        return typed === undefined ? undefined : { from: $from.start(), typed }
      },
    },
    props: {
      handleKeyDown(view, event) {
        const open = key.getState(view.state)
        if (!open || open.from === closedAt || event.isComposing) return false
        const offered = matching(open)
        if (offered.length === 0) return false
        switch (event.key) {
          case 'ArrowDown':
          case 'ArrowUp':
            chosen = (chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length
            draw(view, open)
            return true
          case 'Enter':
            take(view, open, offered[Math.min(chosen, offered.length - 1)] as Insertion)
            return true
          case 'Escape':
            closedAt = open.from
            list.hidden = true
            return true
          default:
            return false
        }
      },
      attributes: (state) => {
        const isOpen = key.getState(state) !== undefined && key.getState(state)?.from !== closedAt
        return isOpen ? { 'aria-controls': list.id, 'aria-activedescendant': `${list.id}-${chosen}` } : {}
      },
    },
    view: (view) => {
      const press = (event: MouseEvent) => {
        const at = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at
        const open = key.getState(view.state)
        const insertion = open && matching(open)[Number(at)]
        event.preventDefault()
        if (at !== undefined && insertion) take(view, open, insertion)
      }
      list.addEventListener('mousedown', press)
      return {
        update: (view, before) => {
          const open = key.getState(view.state)
          if (open?.typed !== key.getState(before)?.typed) chosen = 0
          if (!open) closedAt = undefined
          draw(view, open)
        },
        destroy: () => {
          list.removeEventListener('mousedown', press)
          list.hidden = true
        },
      }
    },
  })

  function draw(view: EditorView, open: Open | undefined) {
    const offered = open && open.from !== closedAt && view.hasFocus() ? matching(open) : []
    list.hidden = offered.length === 0
    if (!open || offered.length === 0) return
    list.replaceChildren(
      ...offered.map((one, at) => {
        const item = document.createElement('div')
        item.id = `${list.id}-${at}`
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', String(at === chosen))
        item.dataset.at = String(at)
        item.textContent = wordOf(one)
        return item
      }),
    )
    const line = view.coordsAtPos(open.from)
    const around = (list.offsetParent ?? document.body).getBoundingClientRect()
    list.style.setProperty('inset-block-start', `${line.bottom - around.top + 4}px`)
    list.style.setProperty('inset-inline-start', `${Math.max(0, line.left - around.left)}px`)
  }
}
