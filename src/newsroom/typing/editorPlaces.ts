import type { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { placesOfQuote } from '../text/placesOfQuote.rule.ts'
import type { DeskEvent } from './eventSource.ts'
import type { Standing } from './exchange.ts'
import type { Unsaved } from './fields.ts'
import { keepFindingPlaces, onceBeside } from './findingPlaces.ts'
import type { Measure } from './gateLine.ts'
import { nextStep } from './handOver.ts'
import { pastedInto, uploadInto } from './pasted.ts'
import { suggesting, toggleSuggesting } from './suggesting.ts'

export type EditorPlaces = ReturnType<typeof placesOf>

/** Everything of the screen that the editor speaks to: the screen draws it, this finds it. */
export function placesOf(root: HTMLElement) {
  const find = <Found extends HTMLElement = HTMLElement>(name: string): Found => {
    const found = root.querySelector<Found>(`[data-editor-${name}]`)
    if (!found) throw new Error(`the editor's screen has no ${name}`)
    return found
  }
  const words = JSON.parse(root.dataset.words ?? '{}') as Record<string, string>
  const mustSuggest = root.dataset.mustSuggest !== undefined
  const widths = JSON.parse(root.dataset.pictures ?? '{}') as Record<string, number>
  const standing = find('standing')
  const text = find('text')
  const says = find('says')
  const say = (sentence: string) => {
    says.textContent = sentence
  }
  const upload = uploadInto({ words, say, known: (id, width) => Object.assign(widths, { [id]: width }) })
  let findings: ReturnType<typeof keepFindingPlaces> | undefined
  const state = stateBarOf(root)
  const beside = () => document.querySelector<Frame>('turbo-frame#beside')
  return {
    articleId: Number(root.dataset.article),
    staffId: Number(root.dataset.staff),
    language: root.dataset.language ?? 'en',
    direction: root.dataset.direction ?? 'ltr',
    mayWrite: root.dataset.mayWrite !== undefined,
    eventsWorker: document.body.dataset.events ?? '',
    newsletters: JSON.parse(root.dataset.newsletters ?? '[]') as { slug: string; name: string }[],
    words,
    text,
    standing,
    tray: find('tray'),
    questions: find('questions'),
    toolbar: find('toolbar'),
    bubble: find('bubble'),
    slash: find('slash'),
    keysHint: find('keys'),
    pictureUrl: (id: string) => pictureUrl(id, widths[id]),
    upload,
    pasted: pastedInto({ words, say, upload }),
    say,
    mustSuggest,
    suggesting: {
      plugins: [suggesting({ author: Number(root.dataset.staff), on: mustSuggest })] as Plugin[],
      toggle(view: EditorView) {
        if (!mustSuggest) toggleSuggesting(view.state, view.dispatch)
      },
    },
    terms: () => root.querySelector<HTMLSelectElement>('[data-fact="terms"]')?.value ?? root.dataset.terms ?? 'metered',
    drawMeasure({ words: count }: Measure) {
      const minutes = Math.max(1, Math.round(count / 230))
      find('measure').textContent = (words['editor.measure'] ?? '')
        .replace('%words%', count.toLocaleString(document.documentElement.lang))
        .replace('%minutes%', String(minutes))
    },
    drawHere(others: readonly { name: string; initials: string }[]) {
      find('here').textContent = others.map(({ name }) => name).join(', ')
    },
    waiting() {
      standing.textContent = words['editor.opening'] ?? ''
    },
    opened(view: EditorView, signal: AbortSignal) {
      root.classList.add('desk-editor-open')
      keepBeside(root, signal)
      state.until(signal)
      findings = keepFindingPlaces(view, { root, say, signal, articleId: Number(root.dataset.article) })
      // The text has these keys by itself; beside it they do the same.
      document.addEventListener(
        'keydown',
        (event) => {
          if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
          if (event.key !== 'F6' && event.key !== 'F8') return
          event.preventDefault()
          if (event.key === 'F6') this.nextColumn()
          else this.nextFinding(event.shiftKey ? -1 : 1)
        },
        { signal },
      )
    },
    /** What stands beside judges what is saved. */
    saved() {
      if (beside()?.querySelector('[data-checks]')) reloadSoon(beside(), PAUSE_IN_TYPING_MS)
    },
    leave() {
      ;(root.querySelector<HTMLElement>('[data-editor-primary]') ?? root).focus()
    },
    nextStep: () => nextStep(root),
    /** The place of the next finding, comment or suggestion, or of the one before. */
    nextFinding: (step: 1 | -1) => findings?.next(step),
    goToFact: (fact: string) => void findings?.toFact(fact),
    nextColumn() {
      const frame = beside()
      if (frame?.contains(document.activeElement)) text.querySelector<HTMLElement>('.ProseMirror')?.focus()
      else frame?.querySelector<HTMLElement>('a, button, input, textarea, select')?.focus()
    },
    /** Goes to the comments, with the passage that is selected in their form; without one it is about the whole article. */
    comment(view: EditorView): boolean {
      // Of a selection over several blocks, what is in the first: words are found within one.
      const { from, to, $from } = view.state.selection
      const end = Math.min(to, $from.end())
      const quote = view.state.doc.textBetween(from, end, undefined, ' ').trim()
      const nth = placesOfQuote(view.state.doc, quote).filter((place) => place <= end - quote.length).length
      const frame = beside()
      const tab = root.querySelector<HTMLElement>('[data-tab="comments"]')
      if (!frame || !tab) return false
      onceBeside(frame, () => {
        const words = frame.querySelector<HTMLElement>('#comment-words')
        if (!words) return false
        for (const [name, value] of Object.entries({ quote, nth: String(nth || '') })) {
          const field = frame.querySelector<HTMLInputElement>(`[name="${name}"]`)
          if (field) field.value = value
        }
        // Written over by hand the words are others.
        frame.querySelector('[name="quote"]')?.addEventListener('input', () => {
          const field = frame.querySelector<HTMLInputElement>('[name="nth"]')
          if (field) field.value = ''
        })
        words.focus()
        return true
      })
      tab.click()
      return true
    },
    factSaved(_fact: string) {
      reloadSoon(beside())
    },
    heard(event: DeskEvent) {
      if (event.kind === 'comments' || event.kind === 'state') reloadSoon(beside())
      if (event.kind === 'comments') findings?.commentsChanged()
      // How much is not out changes with every word, whoever types it.
      if (event.kind !== 'comments' && event.kind !== 'presence') state.soon()
    },
  }
}

/** Which of the tabs is shown, and how many findings are open. */
function keepBeside(root: HTMLElement, signal: AbortSignal) {
  const frame = root.querySelector<HTMLElement>('turbo-frame#beside')
  const show = () => {
    const path = new URL(frame?.getAttribute('src') ?? '', location.href).pathname
    for (const tab of root.querySelectorAll<HTMLAnchorElement>('[data-tab]')) {
      if (tab.pathname === path) tab.setAttribute('aria-current', 'page')
      else tab.removeAttribute('aria-current')
      const open = frame?.querySelector<HTMLElement>('[data-checks]')?.dataset.open
      if (tab.dataset.tab === 'checks' && open !== undefined) {
        tab.dataset.count = open === '0' ? '' : open
      }
    }
  }
  frame?.addEventListener('turbo:frame-load', show, { signal })
  // Logged out, say: what stands there stays, and the line below the text says what is the matter.
  root.addEventListener('turbo:frame-missing', (event) => event.preventDefault(), { signal })
  show()
}

const STATE_SOON_MS = 1_000
const STATE_LATEST_MS = 4_000

/** The line above the text: asked for again when something has happened, but never from under somebody's hands. */
function stateBarOf(root: HTMLElement) {
  const path = `/desk/articles/${root.dataset.article}/state`
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstAt: number | undefined
  let isOver = false
  const frame = () => root.querySelector<HTMLElement & { reload?(): void }>('turbo-frame#state-bar')
  const soon = () => {
    const now = Date.now()
    firstAt ??= now
    clearTimeout(timer)
    timer = setTimeout(look, Math.max(0, Math.min(STATE_SOON_MS, firstAt + STATE_LATEST_MS - now)))
  }
  const look = () => {
    firstAt = undefined
    const bar = frame()
    if (!bar || isOver || document.visibilityState === 'hidden') return
    if (bar.contains(document.activeElement) || bar.querySelector('details[open]')) return soon()
    if (bar.getAttribute('src') === path || bar.getAttribute('src')?.endsWith(path)) bar.reload?.()
    else bar.setAttribute('src', path)
  }
  return {
    soon,
    until(signal: AbortSignal) {
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon(), { signal })
      signal.addEventListener('abort', () => {
        isOver = true
        clearTimeout(timer)
      })
    },
  }
}

let reloading: ReturnType<typeof setTimeout> | undefined
let reloadsSince: number | undefined

const SOON_MS = 700
/** Longer than from one saving to the next: under the keys of somebody who types on nothing is drawn anew. */
const PAUSE_IN_TYPING_MS = 1_500
const LONGEST_MS = 8_000

type Frame = HTMLElement & { reload?(): Promise<void> }

/** What stands beside the text is asked for again, unless somebody types in it or has something typed standing there. */
function reloadSoon(frame: Frame | null, after = SOON_MS) {
  clearTimeout(reloading)
  reloadsSince ??= Date.now()
  const wait = Math.max(0, Math.min(after, reloadsSince + LONGEST_MS - Date.now()))
  reloading = setTimeout(() => {
    reloadsSince = undefined
    if (!frame?.hasAttribute('src') || isUnderHands(frame)) return
    const over = new AbortController()
    const stop = () => over.abort()
    // Who begins to type while the answer is under way keeps what they have; what they send is answered as ever.
    frame.addEventListener(
      'turbo:before-frame-render',
      (event) => {
        const { detail } = event as CustomEvent<{ render(now: Element, next: Element): void }>
        const { render } = detail
        detail.render = (now, next) => isUnderHands(frame) || saysTheSame(now, next) || render(now, next)
      },
      { signal: over.signal },
    )
    frame.addEventListener('submit', stop, { signal: over.signal })
    void Promise.resolve(frame.reload?.()).then(stop, stop)
  }, wait)
}

/** Whatever the frames themselves say of their loading. */
function saysTheSame({ childNodes: now }: Element, { childNodes: next }: Element): boolean {
  return now.length === next.length && [...now].every((node, at) => node.isEqualNode(next[at] ?? null))
}

const isUnderHands = (frame: HTMLElement) => frame.contains(document.activeElement) || holdsTyped(frame)

/** Whether a form there has words that went nowhere yet: not sent, or refused and to be mended. Facts are kept by themselves. */
function holdsTyped(frame: HTMLElement): boolean {
  if (frame.querySelector('form [aria-invalid="true"], [data-touched]')) return true
  const fields = [...frame.querySelectorAll<HTMLInputElement>('form textarea, form input:not([type="hidden"])')]
  return fields.some((field) => !field.matches('[data-fact]') && field.value !== field.defaultValue)
}

/** The line below the text: how what was typed stands with the desk. */
export function drawStanding(
  { standing: place, words, goToFact }: EditorPlaces,
  standing: Standing,
  { waiting, unsaved, setAside }: { waiting: number; unsaved: readonly Unsaved[]; setAside: () => void },
): void {
  const say = (name: string) => (words[name] ?? '').replace('%count%', String(waiting))
  place.dataset.kind = standing.kind
  switch (standing.kind) {
    case 'saved':
      if (unsaved.length > 0) {
        drawUnsaved(place, say('editor.notSaved'), unsaved, goToFact)
        return
      }
      place.textContent = standing.at
        ? say('editor.saved').replace('%at%', standing.at.toLocaleTimeString('en-GB', { timeZone: zoneOfDesk() }))
        : say('editor.nothingToSave')
      return
    case 'saving':
      place.textContent = say('editor.saving')
      return
    case 'offline':
      place.textContent = say(standing.isKept ? 'editor.offline' : 'editor.offlineHere')
      return
    case 'signed-out':
      place.textContent = say(standing.isKept ? 'editor.signedOut' : 'editor.signedOutHere')
      return
    case 'refused': {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'desk-button desk-quiet'
      button.textContent = say('editor.setAside')
      button.addEventListener('click', setAside)
      place.replaceChildren(
        `${standing.sentence} ${say(standing.isKept ? 'editor.refused' : 'editor.refusedHere')} `,
        button,
      )
    }
  }
}

/** Which facts are not stored; each leads to its field, which says why. */
function drawUnsaved(
  place: HTMLElement,
  sentence: string,
  unsaved: readonly Unsaved[],
  goToFact: (fact: string) => void,
): void {
  place.dataset.kind = 'refused'
  const [before = '', behind = ''] = sentence.split('%facts%')
  const facts = unsaved.flatMap(({ fact, name }, at) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'desk-button desk-quiet'
    button.textContent = name
    button.addEventListener('click', () => goToFact(fact))
    return at === 0 ? [button] : [' ', button]
  })
  place.replaceChildren(before, ...facts, behind)
}

/** The zone of the clock on top: the publication's. */
const zoneOfDesk = () => document.querySelector<HTMLElement>('[data-desk-clock]')?.dataset.deskClock ?? 'UTC'

/** In a width in which it is kept: the widest of the listed ones that it has, or its own. */
function pictureUrl(id: string, width = 320): string {
  const shown = [960, 640, 320].find((one) => one <= width) ?? width
  return `/pictures/${encodeURIComponent(id)}/${shown}.webp`
}
