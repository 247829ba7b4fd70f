import { redo, undo } from 'prosemirror-history'
import type { MarkType } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { BROWSER_SCHEMA } from './browserSchema.ts'
import { changeTable, INSERTIONS, indent, moveBlock, setLink, toggle } from './commands.ts'
import { isSuggesting } from './suggesting.ts'

const { marks } = BROWSER_SCHEMA

const COMMANDS: Record<string, Command> = {
  bold: toggle(marks.bold),
  italic: toggle(marks.italic),
  strike: toggle(marks.strike),
  superscript: toggle(marks.superscript),
  subscript: toggle(marks.subscript),
  code: toggle(marks.code),
  undo,
  redo,
  up: moveBlock(-1),
  down: moveBlock(1),
  indent: indent(1),
  outdent: indent(-1),
  row: changeTable('row'),
  column: changeTable('column'),
  dropRow: changeTable('dropRow'),
  dropColumn: changeTable('dropColumn'),
  ...Object.fromEntries(INSERTIONS.map(({ name, command }) => [`insert.${name}`, command])),
}

type MarksBarOf = {
  bar: HTMLElement
  /** The same marks beside what is selected. */
  bubble: HTMLElement
  words: Readonly<Record<string, string>>
  signal: AbortSignal
  /** What is no change of the text. */
  others: Readonly<Record<string, () => void>>
}

/** Buttons with `data-command`, in the bar and beside the selection; what cannot be done now is off. */
export function keepMarksBar(view: EditorView, { bar, bubble, words, signal, others }: MarksBarOf) {
  for (const place of [bar, bubble]) {
    // The selection stays where it is.
    place.addEventListener(
      'mousedown',
      (event) => {
        if ((event.target as HTMLElement).closest('[data-command]')) event.preventDefault()
      },
      { signal },
    )
    place.addEventListener(
      'click',
      (event) => {
        const name = (event.target as HTMLElement).closest<HTMLElement>('[data-command]')?.dataset.command
        if (name) run(name)
      },
      { signal },
    )
  }
  const menus = [...bar.querySelectorAll<HTMLDetailsElement>('details')]
  /** A menu stays open while one is in it: over the text it would hide what is typed. */
  const fold = (but?: EventTarget | null) => {
    for (const menu of menus) if (!(but instanceof Node && menu.contains(but))) menu.open = false
  }
  document.addEventListener('pointerdown', ({ target }) => fold(target), { signal })
  document.addEventListener('focusin', ({ target }) => fold(target), { signal })
  bar.addEventListener(
    'keydown',
    (event) => {
      const open = menus.find((menu) => menu.open)
      if (event.key === 'Escape') {
        fold()
        if (open) open.querySelector('summary')?.focus()
        else view.focus()
      }
      if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') stepAlong(event.key === 'ArrowRight' ? 1 : -1)
    },
    { signal },
  )
  show()
  return { show, link }

  function run(name: string) {
    fold()
    if (name === 'link') return void link()
    if (others[name]) others[name]()
    else COMMANDS[name]?.(view.state, view.dispatch, view)
    if (name !== 'comment') view.focus()
  }

  function stepAlong(by: number) {
    const buttons = [...bar.querySelectorAll<HTMLElement>(':is(button, summary):not([disabled])')].filter(
      (button) => button.offsetParent !== null,
    )
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    buttons[(at + by + buttons.length) % buttons.length]?.focus()
  }

  /** Asks for the address in the bar itself; empty: the link goes. */
  function link(): boolean {
    const { from, to, empty } = view.state.selection
    if (empty) return false
    const field = bar.querySelector<HTMLInputElement>('[data-link-field]')
    if (!field) return false
    const around = field.closest<HTMLElement>('[data-link-form]') ?? field
    const known = marks.link.isInSet(view.state.doc.resolve(from + 1).marks())
    around.hidden = false
    field.value = known?.attrs.href ?? ''
    field.focus()
    field.select()
    field.onkeydown = (event) => {
      if (event.key === 'Escape' || event.key === 'Enter') event.preventDefault()
      if (event.key === 'Enter' && !take()) return
      if (event.key !== 'Escape' && event.key !== 'Enter') return
      around.hidden = true
      view.focus()
    }
    function take(): boolean {
      const href = addressOf((field as HTMLInputElement).value)
      if (href === false) {
        field?.setCustomValidity(words['editor.linkWrong'] ?? '')
        field?.reportValidity()
        field?.setCustomValidity('')
        return false
      }
      const isSame = view.state.selection.from === from && view.state.selection.to === to
      if (isSame) setLink(href)(view.state, view.dispatch)
      return true
    }
    return true
  }

  function show() {
    for (const place of [bar, bubble]) {
      for (const button of place.querySelectorAll<HTMLButtonElement>('button[data-command]')) {
        const name = button.dataset.command as string
        const mark = marks[name as keyof typeof marks] as MarkType | undefined
        if (name === 'suggest') button.setAttribute('aria-pressed', String(isSuggesting(view.state)))
        else if (mark) button.setAttribute('aria-pressed', String(isOn(mark)))
        else if (COMMANDS[name]) button.disabled = !COMMANDS[name](view.state)
      }
    }
    const { from, to, empty } = view.state.selection
    const isShown = !empty && view.hasFocus() && view.editable && view.state.doc.textBetween(from, to).trim() !== ''
    bubble.hidden = !isShown
    if (!isShown) return
    const start = view.coordsAtPos(from)
    const around = (bubble.offsetParent ?? document.body).getBoundingClientRect()
    const above = start.top - around.top - bubble.offsetHeight - 6
    // On the first line it would lie over the tools.
    const place = above < 0 ? view.coordsAtPos(to).bottom - around.top + 6 : above
    bubble.style.setProperty('inset-block-start', `${place}px`)
    const most = around.width - bubble.offsetWidth
    bubble.style.setProperty('inset-inline-start', `${Math.max(0, Math.min(most, start.left - around.left))}px`)
  }

  function isOn(mark: MarkType): boolean {
    const { from, to, empty, $from } = view.state.selection
    return empty
      ? mark.isInSet(view.state.storedMarks ?? $from.marks()) !== undefined
      : view.state.doc.rangeHasMark(from, to, mark)
  }
}

/** As somebody types an address; undefined: none; false: it leads nowhere that we would follow. */
function addressOf(typed: string): string | undefined | false {
  const text = typed.trim()
  if (text === '') return undefined
  if (/^(?:\/(?!\/)|#|\?)/.test(text)) return text
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text)
    ? text
    : /^[^\s@]+@[^\s@]+$/.test(text)
      ? `mailto:${text}`
      : `https://${text}`
  try {
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(whole).protocol) ? whole : false
  } catch {
    return false
  }
}
