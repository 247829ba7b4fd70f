/**
 * What of a list is selected: counted in its bar, let go by Escape, and there again, with the row that had the focus, for
 * whoever comes back to the list. It is kept for this tab only, under the list's address.
 */

type Left = { selected: string[]; row?: string | undefined }

const LAST = 'last list'
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[data-list] .desk-pick input')]
const addressHere = () => location.pathname + location.search
const isList = () => document.querySelector('[data-list] .desk-pick') !== null

/** Gone back to, or by a link that says so; whoever comes anew begins with nothing selected. */
let comesBack = performance.getEntriesByType('navigation').some((one) => 'type' in one && one.type === 'back_forward')
let isLedBack = false

function keep() {
  if (!isList()) return
  const selected = boxes().flatMap((box) => (box.checked ? [box.name] : []))
  const row = document.activeElement?.closest<HTMLElement>('tr[data-article]')?.dataset.article
  store({ selected, row: row ?? read(addressHere()).row })
}

function store(left: Left) {
  sessionStorage.setItem(LAST, addressHere())
  sessionStorage.setItem(`list ${addressHere()}`, JSON.stringify(left))
}

function read(address: string): Left {
  return JSON.parse(sessionStorage.getItem(`list ${address}`) ?? '{"selected":[]}') as Left
}

/** How many there are, beside what can be done with them; the box above says whether it is all of the page. */
function tell() {
  const all = boxes()
  const count = all.filter((box) => box.checked).length
  const output = document.querySelector<HTMLOutputElement>('[data-selected]')
  if (output) output.value = count === 0 ? '' : new Intl.NumberFormat(document.documentElement.lang).format(count)
  for (const label of document.querySelectorAll<HTMLElement>('[data-select-all]')) {
    label.hidden = false
    const box = label.querySelector('input')
    if (!box) continue
    box.checked = count > 0 && count === all.length
    box.indeterminate = count > 0 && count < all.length
  }
}

function select(which: (box: HTMLInputElement) => boolean) {
  for (const box of boxes()) box.checked = which(box)
  tell()
  keep()
}

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return
  if (target.closest('[data-select-all]')) select(() => target.checked)
  else if (target.closest('.desk-pick')) {
    tell()
    keep()
  }
})

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target.closest('tr[data-article]')) keep()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
  if (document.activeElement?.closest('.desk-more details[open]') || !boxes().some((box) => box.checked)) return
  select(() => false)
})

document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-to-list]')) isLedBack = true
})

/** What was done is not offered again. */
document.addEventListener('submit', ({ target }) => {
  const last = sessionStorage.getItem(LAST)
  if (!last || !(target instanceof HTMLFormElement) || !target.matches('[data-with-selected]')) return
  sessionStorage.setItem(`list ${last}`, JSON.stringify({ ...read(last), selected: [] }))
})

document.addEventListener('turbo:visit', (event) => {
  comesBack = isLedBack || (event as CustomEvent<{ action: string }>).detail.action === 'restore'
  isLedBack = false
})

document.addEventListener('turbo:load', () => {
  const last = sessionStorage.getItem(LAST)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-to-list]')) if (last) link.href = last
  if (!isList()) return
  if (comesBack) {
    const { selected, row } = read(addressHere())
    for (const box of boxes()) box.checked = selected.includes(box.name)
    const link = row && document.querySelector<HTMLElement>(`tr[data-article="${CSS.escape(row)}"] [data-row]`)
    if (link) {
      link.focus({ preventScroll: true })
      link.scrollIntoView({ block: 'nearest' })
    }
  } else keep()
  tell()
})
