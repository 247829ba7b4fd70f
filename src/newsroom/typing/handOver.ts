export type HandOverOf = {
  root: HTMLElement
  /** Whether everything that was typed here has arrived at the desk; waits for what is under way. */
  settled(): Promise<boolean>
  signal: AbortSignal
}

/**
 * Whoever hands an article over may not write in it from then on, and a sheet says what stands at the desk: the words of
 * the last half second go first. Where they cannot, nothing is handed over, and the line below the text says why.
 */
export function handOver({ root, settled, signal }: HandOverOf): void {
  const capture = { signal, capture: true }
  let goes: EventTarget | undefined

  function first<Step extends HTMLElement>(event: Event, step: Step, again: (step: Step) => void): void {
    if (goes === step) {
      goes = undefined
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    void settled().then((isAll) => {
      if (!isAll || signal.aborted) return
      // The line is drawn anew when something has happened; where the step is not offered any more, nothing is done.
      const there = step.isConnected ? step : sameIn(root, step)
      goes = there
      if (there) again(there)
    })
  }

  root.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement
      if (!form.closest('.state-bar')) return
      first(event, form, (there) => there.requestSubmit(there === form ? event.submitter : null))
    },
    capture,
  )
  root.addEventListener(
    'click',
    (event) => {
      const { target } = event
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
      if (target instanceof HTMLAnchorElement && isPlain && target.closest('.state-bar')) {
        first(event, target, (there) => there.click())
      }
    },
    capture,
  )
  // In the text the same key is among those of the text; beside it a form may have a use of its own for it.
  root.addEventListener(
    'keydown',
    (event) => {
      const isNext = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.isComposing
      const isElsewhere = (event.target as HTMLElement).closest('.ProseMirror, .desk-beside') !== null
      if (!isNext || isElsewhere) return
      event.preventDefault()
      nextStep(root)
    },
    { signal },
  )
}

/** The one that does the same. */
function sameIn<Step extends HTMLElement>(root: HTMLElement, step: Step): Step | undefined {
  const does = (one: HTMLElement) =>
    one instanceof HTMLFormElement ? new FormData(one).get('action') : one.getAttribute('href')
  const all = [...root.querySelectorAll<Step>(`.state-bar ${step.localName}`)]
  return all.find((one) => does(one) === does(step))
}

/** What leads on, as if it had been pressed: never to readers, for which there is a page with a button of its own. */
export function nextStep(root: HTMLElement): void {
  root.querySelector<HTMLElement>('[data-editor-primary]')?.click()
}
