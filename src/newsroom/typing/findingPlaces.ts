import { Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { blocksById } from '../text/blocksById.rule.ts'
import { nextSuggestion } from './suggesting.ts'

type Frame = HTMLElement & { reload?(): void }
const beside = () => document.querySelector<Frame>('turbo-frame#beside')

/** What stands beside the text and speaks of a place in it, or of a field. */
const PLACES = 'a:is([data-block], [data-fact])'

/**
 * From a finding, a comment or an address (`#block-…`, `#fact-…`) to the very place, which gets the focus; and with F8 from
 * one to the next, wherever the focus is.
 */
export function keepFindingPlaces(
  view: EditorView,
  { root, say, signal }: { root: HTMLElement; say(sentence: string): void; signal: AbortSignal },
): { next(): void } {
  let last: string | undefined

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
  return { next }

  function follow({ dataset }: HTMLAnchorElement): boolean {
    if (dataset.block !== undefined) return goToBlock(dataset.block, Number(dataset.from), Number(dataset.to))
    return dataset.fact !== undefined && goToFact(dataset.fact)
  }

  function next() {
    const all = [...(beside()?.querySelectorAll<HTMLAnchorElement>(PLACES) ?? [])]
    const at = all.findIndex((link) => link === document.activeElement || nameOf(link) === last)
    const link = all[at + 1] ?? all[0]
    if (!link) {
      nextSuggestion(view.state, view.dispatch)
      view.focus()
      return
    }
    last = nameOf(link)
    if (follow(link)) say(link.getAttribute('aria-label') ?? '')
    else link.focus()
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
