import { Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { blocksById } from '../text/blocksById.rule.ts'
import { openSuggestions } from '../text/openSuggestions.ts'
import { placesOfQuote } from '../text/placesOfQuote.rule.ts'

type Frame = HTMLElement & { reload?(): void }
const beside = () => document.querySelector<Frame>('turbo-frame#beside')

/** What stands beside the text and speaks of a place in it, or of a field. */
const PLACES = 'a:is([data-block], [data-fact])'

/** A place that F8 leads to: a finding, a comment or a suggestion. */
type Place = { name: string; at: number; says: string; go(): boolean }
type Comment = {
  id: number
  from: number
  quote: string
  words: string | null
  resolved: boolean
  by: { name: string }
}

/**
 * From a finding, a comment or an address (`#block-…`, `#fact-…`) to the very place, which gets the focus; and with F8 from
 * one finding, comment or suggestion to the next, in the order of the text and wherever the focus is.
 */
export function keepFindingPlaces(
  view: EditorView,
  {
    root,
    say,
    signal,
    articleId,
  }: { root: HTMLElement; say(sentence: string): void; signal: AbortSignal; articleId: number },
): { next(step: 1 | -1): void; toFact(fact: string): boolean; commentsChanged(): void } {
  let last: string | undefined
  /** As the checks were when they last stood beside the text. */
  let findings: HTMLAnchorElement[] = []
  let comments: Comment[] = []

  root.addEventListener(
    'click',
    (event) => {
      const link = (event.target as HTMLElement).closest<HTMLAnchorElement>(PLACES)
      if (link && follow(link)) event.preventDefault()
    },
    { signal },
  )
  const fromAddress = () => {
    const [, kind, name = ''] = /^#(block|fact)-(.+)$/.exec(decoded(location.hash)) ?? []
    if (kind === 'block') goToBlock(name)
    if (kind === 'fact') goToFact(name)
  }
  addEventListener('hashchange', fromAddress, { signal })
  fromAddress()
  commentsChanged()
  return { next, toFact: goToFact, commentsChanged }

  function follow({ dataset }: HTMLAnchorElement): boolean {
    if (dataset.block !== undefined) return goToBlock(dataset.block, Number(dataset.from), Number(dataset.to))
    return dataset.fact !== undefined && goToFact(dataset.fact)
  }

  function next(step: 1 | -1) {
    const all = [...findingsNow(), ...commentsNow(), ...suggestionsNow()].toSorted((one, other) => one.at - other.at)
    const known = all.findIndex(({ name }) => name === last)
    const { from } = view.state.selection
    const ahead = all.findIndex(({ at }) => at > from)
    const begin = ahead < 0 ? all.length : ahead
    const wanted = known >= 0 ? known + step : step === 1 ? begin : begin - 1
    const place = all.at(wanted % all.length)
    if (!place) return
    last = place.name
    if (place.go()) say(place.says)
  }

  function findingsNow(): Place[] {
    const shown = beside()
    if (shown?.querySelector('[data-checks]')) findings = [...shown.querySelectorAll<HTMLAnchorElement>(PLACES)]
    return findings.map((link) => {
      const { block, from = '' } = link.dataset
      const begins = block === undefined ? undefined : blocksById(view.state.doc).get(block)?.at
      const at = begins === undefined ? -1 : Math.max(begins, Number(from) || 0)
      const go = () => {
        if (follow(link)) return true
        link.focus()
        return false
      }
      return { name: nameOf(link), at, says: link.getAttribute('aria-label') ?? '', go }
    })
  }

  /** Where their words stand now: the text may have gone on since they were asked for. */
  function commentsNow(): Place[] {
    return comments.flatMap(({ id, from, quote, words, by }) => {
      const [at] = placesOfQuote(view.state.doc, quote).toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from))
      if (at === undefined || quote === '') return []
      return [
        { name: `comment ${id}`, at, says: `${by.name}: ${words ?? ''}`, go: () => select(at, at + quote.length) },
      ]
    })
  }

  function suggestionsNow(): Place[] {
    return openSuggestions(view.state.doc).map(({ id, author, from, to, deleted, inserted }) => {
      const says = [deleted && `− ${deleted}`, inserted && `+ ${inserted}`].filter(Boolean).join(' ')
      return { name: `suggestion ${author} ${id}`, at: from, says, go: () => select(from, to) }
    })
  }

  function commentsChanged() {
    const headers = { Accept: 'application/json' }
    void fetch(`/desk/articles/${articleId}/comments.json`, { headers, signal })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { comments: Comment[] }) : undefined))
      .then((said) => {
        if (said) comments = said.comments.filter(({ resolved }) => !resolved)
      })
      // The connection is away: those that are known stay.
      .catch(() => {})
  }

  function select(from: number, to: number): boolean {
    const { doc } = view.state
    const end = Math.min(to, doc.content.size)
    view.dispatch(
      view.state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(end))).scrollIntoView(),
    )
    view.focus()
    return true
  }

  /** The passage itself where the text still has it there, else the beginning of its block. */
  function goToBlock(id: string, from = Number.NaN, to = Number.NaN): boolean {
    const { doc } = view.state
    const place = blocksById(doc).get(id)
    if (!place) return false
    const end = place.at + place.node.nodeSize
    const isInside = from > place.at && to <= end && from < to
    const selection = isInside
      ? TextSelection.between(doc.resolve(from), doc.resolve(to))
      : Selection.near(doc.resolve(Math.min(place.at + 1, doc.content.size)))
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
    view.focus()
    return true
  }

  /** Its field is above the text, or beside it under another tab. */
  function goToFact(fact: string): boolean {
    if (focusFact(fact)) return true
    const tab = root.querySelector<HTMLElement>('[data-tab="details"]')
    const frame = beside()
    if (!frame || !tab) return false
    onceBeside(frame, () => focusFact(fact), signal)
    tab.click()
    return true
  }

  function focusFact(fact: string): boolean {
    // A lead picture is a hidden field; what is said of it stands beside.
    const around = fact === 'leadPicture' ? '[data-lead-picture]' : ''
    const field = around
      ? (root.querySelector<HTMLElement>(`${around} [data-lead]`) ??
        root.querySelector<HTMLElement>(`${around} :is(button, input:not([type=hidden]))`))
      : root.querySelector<HTMLElement>(`:is(input, textarea, select)[data-fact="${CSS.escape(fact)}"]`)
    field?.focus()
    field?.scrollIntoView({ block: 'center' })
    return field !== null && field === document.activeElement
  }
}

/** Whatever somebody has put there; what cannot be read names nothing. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return ''
  }
}

let waiting: AbortController | undefined

/** As soon as `act` has found what it looks for: what was asked for before may be drawn first. The last one asked counts. */
export function onceBeside(frame: HTMLElement, act: () => boolean, signal?: AbortSignal): void {
  waiting?.abort()
  const mine = new AbortController()
  waiting = mine
  signal?.addEventListener('abort', () => mine.abort(), { once: true })
  frame.addEventListener('turbo:frame-load', () => act() && mine.abort(), { signal: mine.signal })
}

const nameOf = ({ dataset }: HTMLElement): string => [dataset.block ?? dataset.fact, dataset.from, dataset.to].join(' ')
