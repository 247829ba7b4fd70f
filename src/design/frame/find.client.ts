import { visit } from '@hotwired/turbo'
import { pressedKey } from './pressedKey.rule.ts'

/**
 * Ctrl K: one field that finds places, what the page offers, views and articles, by the pattern of a combobox: the focus
 * stays in the field, arrows move what is chosen, Enter does it, Escape leaves everything as it was.
 */

type Found = { text: string; kind: string; lang?: string; dir?: string; go(): void }

/** Between two letters of somebody who types. */
const PAUSE_MS = 120

let chosen = 0
let found: Found[] = []
let asking: AbortController | undefined
let waiting: ReturnType<typeof setTimeout> | undefined
/** What had the focus, and whose row's actions are offered. */
let before: Element | null = null

const dialogOf = () => document.querySelector<HTMLDialogElement>('#desk-find')
const fieldOf = (dialog: HTMLDialogElement) => dialog.querySelector<HTMLInputElement>('[role="combobox"]')

document.addEventListener('keydown', (event) => {
  if (pressedKey(event) !== 'Ctrl k' || event.defaultPrevented) return
  const dialog = dialogOf()
  if (!dialog || document.querySelector('dialog[open]')) return
  event.preventDefault()
  before = document.activeElement
  const field = fieldOf(dialog)
  if (field) field.value = ''
  dialog.showModal()
  field?.focus()
  list(dialog, '', [])
})

document.addEventListener('input', ({ target }) => {
  const dialog = dialogOf()
  if (!dialog || !(target instanceof HTMLInputElement) || target !== fieldOf(dialog)) return
  const typed = target.value.trim()
  list(dialog, typed, [])
  clearTimeout(waiting)
  asking?.abort()
  if (typed !== '' && dialog.dataset.find) waiting = setTimeout(() => void ask(dialog, typed), PAUSE_MS)
})

document.addEventListener('keydown', (event) => {
  const dialog = dialogOf()
  if (!dialog?.open || event.target !== fieldOf(dialog) || event.isComposing) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    choose(dialog, chosen + (event.key === 'ArrowDown' ? 1 : -1))
  } else if (event.key === 'Enter') {
    event.preventDefault()
    run(dialog, chosen)
  }
})

document.addEventListener('click', ({ target }) => {
  const dialog = dialogOf()
  const option = target instanceof Element ? target.closest<HTMLElement>('#desk-found [role="option"]') : null
  if (dialog && option) run(dialog, Number(option.dataset.at))
})

function run(dialog: HTMLDialogElement, at: number) {
  const one = found[at]
  if (!one) return
  dialog.close()
  one.go()
}

async function ask(dialog: HTMLDialogElement, typed: string): Promise<void> {
  asking = new AbortController()
  try {
    const answer = await fetch(`${dialog.dataset.find}?${new URLSearchParams({ q: typed })}`, { signal: asking.signal })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const links = [...page.querySelectorAll<HTMLAnchorElement>('[data-found]')]
    const more = links.map((link) => ({
      text: link.textContent ?? '',
      kind: link.dataset.found ?? '',
      lang: link.lang,
      dir: link.dir,
      go: () => visit(link.getAttribute('href') ?? '/desk'),
    }))
    const all = {
      text: `${dialog.dataset.saysAll}: ${typed}`,
      kind: '',
      go: () => visit(`/desk/articles?${new URLSearchParams({ q: typed })}`),
    }
    list(dialog, typed, [...more, all])
  } catch {
    // Somebody has typed on, or the connection is away: what the page itself offers stands.
  }
}

/** Places and actions at once, whatever the server has found after them. */
function list(dialog: HTMLDialogElement, typed: string, more: readonly Found[]) {
  const wanted = typed.toLocaleLowerCase()
  const here = [...placesOf(dialog), ...actionsOf(dialog)].filter(({ text }) =>
    text.toLocaleLowerCase().includes(wanted),
  )
  found = [...here, ...more]
  const options = found.map(({ text, kind, lang, dir }, at) => {
    const option = document.createElement('div')
    option.id = `desk-found-${at}`
    option.setAttribute('role', 'option')
    option.dataset.at = String(at)
    const said = document.createElement('b')
    said.textContent = text
    if (lang) said.lang = lang
    if (dir) said.dir = dir
    const what = document.createElement('span')
    what.textContent = kind
    option.append(said, what)
    return option
  })
  dialog.querySelector('#desk-found')?.replaceChildren(...options)
  const status = dialog.querySelector('[role="status"]')
  if (status) status.textContent = found.length === 0 ? (dialog.dataset.saysNone ?? '') : ''
  choose(dialog, 0)
}

function choose(dialog: HTMLDialogElement, at: number) {
  const options = [...dialog.querySelectorAll<HTMLElement>('#desk-found [role="option"]')]
  chosen = options.length === 0 ? 0 : (at + options.length) % options.length
  for (const [place, option] of options.entries()) option.setAttribute('aria-selected', String(place === chosen))
  options[chosen]?.scrollIntoView({ block: 'nearest' })
  const field = fieldOf(dialog)
  if (options[chosen]) field?.setAttribute('aria-activedescendant', options[chosen]?.id ?? '')
  else field?.removeAttribute('aria-activedescendant')
}

const placesOf = (dialog: HTMLDialogElement): Found[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('.desk-rail a')].map((link) => ({
    text: link.textContent ?? '',
    kind: dialog.dataset.saysPlace ?? '',
    go: () => link.click(),
  }))

/** Of the row that had the focus, and of the page as a whole; without what says with which key they go. */
function actionsOf(dialog: HTMLDialogElement): Found[] {
  const row = before?.closest('tr, li')
  const links = [
    ...(row?.querySelectorAll<HTMLElement>('[data-act]') ?? []),
    ...document.querySelectorAll<HTMLElement>('[data-key="c"]'),
  ]
  return links.map((link) => {
    const said = link.cloneNode(true) as HTMLElement
    for (const key of said.querySelectorAll('kbd')) key.remove()
    return { text: said.textContent?.trim() ?? '', kind: dialog.dataset.saysAct ?? '', go: () => link.click() }
  })
}
