/**
 * What the words typed so far may become, below the search field: an ARIA combobox with a list (WAI-ARIA Authoring
 * Practices, "Editable Combobox With List Autocomplete"). Arrows choose, Enter takes, Escape closes; without this script
 * the form is a form.
 */
type Suggestion = { kind: 'word' | 'place' | 'headline'; text: string; url?: string }

/** So long nobody is asked after a letter: people type five in a second. */
const PAUSE_MS = 150
const LIST = 'archive-suggestions'

const input = document.querySelector<HTMLInputElement>('input[data-suggest]')
const form = input?.form
if (input && form) suggestBelow(input, form)

function suggestBelow(field: HTMLInputElement, sent: HTMLFormElement) {
  const list = document.createElement('ul')
  list.id = LIST
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', field.dataset.suggestLabel ?? '')
  list.hidden = true
  field.after(list)
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', LIST)
  field.setAttribute('aria-expanded', 'false')

  let shown: Suggestion[] = []
  let active = -1
  let asked = ''
  let waiting: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined

  function close() {
    shown = []
    list.hidden = true
    list.replaceChildren()
    field.setAttribute('aria-expanded', 'false')
    mark(-1)
  }

  function mark(position: number) {
    active = position
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === position))
    if (position < 0) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', `${LIST}-${position}`)
  }

  function show(suggestions: Suggestion[]) {
    shown = suggestions
    list.replaceChildren(
      ...suggestions.map(({ kind, text }, at) => {
        const option = document.createElement('li')
        option.id = `${LIST}-${at}`
        option.className = `suggestion-${kind}`
        option.dir = 'auto'
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        option.textContent = text
        // Before the field loses its focus, which would close the list.
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault()
          take(at)
        })
        return option
      }),
    )
    list.hidden = suggestions.length === 0
    field.setAttribute('aria-expanded', String(suggestions.length > 0))
    mark(-1)
  }

  function take(position: number) {
    const suggestion = shown[position]
    if (!suggestion) return
    if (suggestion.url !== undefined) {
      location.assign(withPrefix(suggestion.url))
    } else {
      field.value = suggestion.text
      close()
      sent.requestSubmit()
    }
  }

  /** Pages of another language of the interface stand below its name, and so does the form. */
  function withPrefix(url: string) {
    return `${new URL(sent.action).pathname.replace(/\/archive$/, '')}${url}`
  }

  async function ask() {
    const start = field.value.trim()
    if (start === asked) return
    asked = start
    running?.abort()
    if (start === '') return close()
    running = new AbortController()
    try {
      const query = new URLSearchParams({ q: start, language: document.body.lang })
      const answer = await fetch(`${field.dataset.suggest}?${query}`, {
        headers: { accept: 'application/json' },
        signal: running.signal,
      })
      if (!answer.ok) return close()
      const { suggestions } = (await answer.json()) as { suggestions: Suggestion[] }
      if (document.activeElement === field) show(suggestions)
    } catch {
      // Overtaken by the next letter, or there is no network: nothing is suggested.
    }
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, PAUSE_MS)
  })
  field.addEventListener('blur', close)
  sent.addEventListener('submit', () => {
    clearTimeout(waiting)
    running?.abort()
    close()
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return
    const last = shown.length - 1
    if (event.key === 'ArrowDown') mark(active === last ? -1 : active + 1)
    else if (event.key === 'ArrowUp') mark(active === -1 ? last : active - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && active >= 0) take(active)
    else return
    event.preventDefault()
  })
}

export {}
