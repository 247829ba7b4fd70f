import { pressedKey } from './pressedKey.rule.ts'

/**
 * The keys of the desk. Single letters act where a list has the focus, or nothing has, and only while their owner has them
 * on (WCAG 2.2, 2.1.4); never in a field. What a key does is a link, a box or a button of the page, which stands in a menu
 * with its key.
 */

/** After `g` the next letter names a place, for so long. */
const SECOND_KEY_MS = 1_500

let goingSince = Number.NEGATIVE_INFINITY

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented) return
  const key = pressedKey(event)
  if (key === undefined || key.startsWith('Ctrl')) return
  if (!('singleKeys' in document.body.dataset) || document.querySelector('dialog[open]')) return
  const { activeElement } = document
  const list = activeElement?.closest<HTMLElement>('[data-list]') ?? undefined
  const isFree = !activeElement || activeElement === document.body || activeElement.matches('#main, .desk-pages a')
  if (!list && !isFree) return
  // Boxes, buttons and menus have a use of their own for the space bar.
  if (key === ' ' && !activeElement?.matches('[data-row]')) return
  if (actOn(key, list)) event.preventDefault()
})

function actOn(key: string, list: HTMLElement | undefined): boolean {
  const isGoing = performance.now() - goingSince < SECOND_KEY_MS
  goingSince = key === 'g' && !isGoing ? performance.now() : Number.NEGATIVE_INFINITY
  if (isGoing) return follow(document.querySelector<HTMLElement>(`.desk-rail [data-place="${CSS.escape(key)}"]`))
  switch (key) {
    case '/':
      return focusOn(document.querySelector<HTMLElement>('[data-key="/"]'))
    case '?':
      return showKeys()
    case '[':
    case ']':
      return follow(document.querySelector<HTMLElement>(`main [data-key="${key}"]`))
    case 'j':
      return move(list, 1)
    case 'k':
      return move(list, -1)
    case 'x':
      return select()
    case 'c':
      return follow(document.querySelector<HTMLElement>('[data-key="c"]'))
    case 'a':
      return withSelected('assign') || act(key)
    case 'd':
      return withSelected('due') || act(key)
    case ' ':
    case 's':
    case 'e':
      return act(key)
    default:
      return key === 'g'
  }
}

/** What stands in the row that has the focus. */
const rowOfFocus = () => document.activeElement?.closest<HTMLElement>('tr, li') ?? undefined

const act = (key: string) => follow(rowOfFocus()?.querySelector<HTMLElement>(`[data-act="${key}"]`) ?? null)

function select(): boolean {
  const box = rowOfFocus()?.querySelector<HTMLInputElement>('.desk-pick input')
  box?.click()
  return box !== undefined && box !== null
}

/** Once some are selected, a key is for all of them: the next page names their number. */
function withSelected(action: string): boolean {
  const form = document.querySelector<HTMLFormElement>('#bulk')
  if (!form || !document.querySelector('.desk-pick input:checked')) return false
  const chosen = form.elements.namedItem('action') as HTMLSelectElement
  chosen.value = action
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="selected"]'))
  return true
}

function follow(link: HTMLElement | null): boolean {
  link?.click()
  return link !== null
}

function focusOn(field: HTMLElement | null): boolean {
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
  return field !== null
}

function showKeys(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('#desk-keys')
  dialog?.showModal()
  return dialog !== null
}

/** From row to row by their links, and behind the last one to the next page; Enter then follows, as on any link. */
function move(list: HTMLElement | undefined, by: 1 | -1): boolean {
  const from = list ?? document.querySelector<HTMLElement>('[data-list]')
  const rows = [...(from?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const row = rowOfFocus()
  const found = rows.findIndex((one) => one === document.activeElement || (row && one.closest('tr, li') === row))
  const at = document.activeElement?.matches('.desk-pages a') ? rows.length : found
  const after = document.querySelector<HTMLElement>('.desk-pages a[rel="next"]')
  const next =
    at + by === rows.length && after ? after : rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

/** A menu that was left is shut. */
document.addEventListener('focusin', ({ target }) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('.desk-more details[open]')) {
    if (!(target instanceof Node) || !menu.contains(target)) menu.open = false
  }
})
document.addEventListener('keydown', (event) => {
  const menu = document.activeElement?.closest<HTMLDetailsElement>('.desk-more details[open]')
  if (event.key !== 'Escape' || !menu) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})

/** Where there is no room beside a list, what one looks at stands under it. */
document.addEventListener('turbo:frame-load', ({ target }) => {
  if (target instanceof HTMLElement && target.id === 'look') target.scrollIntoView({ block: 'nearest' })
})
