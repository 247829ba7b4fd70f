/**
 * The keys of the desk. Single letters act where a list has the focus, or nothing has, and only while their owner has them
 * on (WCAG 2.2, 2.1.4); never in a field, never with Ctrl, Alt or Meta. What a key does is a link or a field of the page.
 */

/** After `g` the next letter names a place, for so long. */
const SECOND_KEY_MS = 1_500

let goingSince = Number.NEGATIVE_INFINITY

document.addEventListener('keydown', (event) => {
  // Brackets and slashes stand behind AltGr on many keyboards, which Windows says to be Ctrl and Alt.
  const isBent = (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph')
  if (isBent || event.metaKey || event.isComposing || event.defaultPrevented) return
  if (!('singleKeys' in document.body.dataset) || document.querySelector('dialog[open]')) return
  const { activeElement } = document
  const list = activeElement?.closest<HTMLElement>('[data-list]') ?? undefined
  const isFree = !activeElement || activeElement === document.body || activeElement.id === 'main'
  if (!list && !isFree) return
  if (actOn(event.key, list)) event.preventDefault()
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
    default:
      return key === 'g'
  }
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

/** From row to row by their links; Enter then follows, as on any link. */
function move(list: HTMLElement | undefined, by: 1 | -1): boolean {
  const from = list ?? document.querySelector<HTMLElement>('[data-list]')
  const rows = [...(from?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}
