/**
 * The comfort of reading an issue: arrow keys and swipes turn to the next part, the place is remembered across devices, what
 * was read is marked, and the issue is kept for reading without a connection. Without this script all of it is pages.
 */
import { PLACES } from './keptCopies.client.ts'
import type { Outcome } from './magazineWorker.client.ts'
import { leftUnread } from './unread.rule.ts'
import { ask, startWorker } from './workerLink.client.ts'

type Place = { slug: string; through: number; done: string[]; at: number }
/** `key`: whose place it is, so that it is never told in another reader's name. Told ones are for reading without a connection. */
type Remembered = Record<string, Place & { key: string; isTold?: true }>

const root = document.querySelector<HTMLElement>('[data-magazine]')
const date = root?.dataset.magazine ?? ''
const slug = root?.dataset.part
const isSignedIn = document.body.dataset.signedIn !== undefined
/** `/fr/magazine` on French pages. */
const below = `${location.pathname.slice(0, location.pathname.indexOf('/magazine/'))}/magazine`
const GO_ON = '#go-on'
/** Longer is a finger that rests, shorter one that taps or scrolls. */
const SWIPE_MS = 700
const SWIPE_PX = 70
const SCROLLED_PX = 8
const EDGE_PX = 20

let key = ''
let known: Place | undefined

if (root) {
  if (slug !== undefined) turnPages()
  if (isSignedIn) void remember(root)
  if (isSignedIn && root.dataset.open !== undefined) void keepHere(root)
}

function turnPages() {
  const leads =
    document.documentElement.dir === 'rtl' ? { right: 'prev', left: 'next' } : { right: 'next', left: 'prev' }
  const turn = (rel: string) => document.querySelector<HTMLAnchorElement>(`.part-way a[rel="${rel}"]`)?.click()

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    const at = event.target
    if (at instanceof Element && at.closest('input, textarea, select, [contenteditable], pre, .table')) return
    if (event.key === 'ArrowRight') turn(leads.right)
    if (event.key === 'ArrowLeft') turn(leads.left)
  })

  let start: { x: number; y: number; at: number; scrolled: number } | undefined
  const end = () => {
    start = undefined
  }
  document.addEventListener(
    'touchstart',
    ({ touches, target, timeStamp }) => {
      const [touch] = touches
      const isAside = target instanceof Element && target.closest('pre, .table, input, textarea, select')
      // Two fingers enlarge; in an enlarged page one finger moves it; from the edge the browser itself turns back.
      const isOurs = touch && touches.length === 1 && !isAside && !isEnlarged() && !isAtEdge(touch.clientX)
      start = isOurs ? { x: touch.clientX, y: touch.clientY, at: timeStamp, scrolled: scrollY } : undefined
    },
    { passive: true },
  )
  document.addEventListener('touchcancel', end, { passive: true })
  document.addEventListener(
    'touchend',
    ({ changedTouches, timeStamp }) => {
      const [began, [touch]] = [start, changedTouches]
      end()
      if (!began || !touch || timeStamp - began.at > SWIPE_MS || !getSelection()?.isCollapsed) return
      const [x, y] = [touch.clientX - began.x, touch.clientY - began.y]
      const hasScrolled = Math.abs(scrollY - began.scrolled) > SCROLLED_PX
      if (hasScrolled || Math.abs(x) < SWIPE_PX || Math.abs(y) > Math.abs(x) / 2) return
      // A finger that goes to the left draws the page on the right in.
      turn(x < 0 ? leads.right : leads.left)
    },
    { passive: true },
  )
}

const isEnlarged = () => (visualViewport?.scale ?? 1) > 1.01
const isAtEdge = (x: number) => x < EDGE_PX || x > innerWidth - EDGE_PX

async function remember(shown: HTMLElement) {
  let isKnown = false
  try {
    const answer = await fetch(`/magazine/${date}/place.json`, { cache: 'no-store' })
    if (answer.status === 200) {
      const told = (await answer.json()) as { key: string; place: (Place & { ago: number }) | null }
      key = told.key
      known = told.place ? { ...told.place, at: Date.now() - told.place.ago * 1000 } : undefined
      isKnown = true
      forgetOthers()
      await tell()
    }
  } catch {
    // Without a connection, what this browser knows has to do.
    key = read()[date]?.key ?? Object.values(read())[0]?.key ?? ''
  }
  const own = read()[date]
  const isOwn = own !== undefined && own.key === key && key !== ''
  if (isOwn) {
    isKnown = true
    known = { ...(own.at > (known?.at ?? 0) ? own : (known ?? own)), done: unite(own.done, known?.done) }
  }
  // For when there is no connection.
  if (known && key !== '' && (!isOwn || own.isTold)) write({ ...read(), [date]: { ...known, key, isTold: true } })
  if (slug === undefined) showWay(shown, known)
  else if (shown.dataset.open !== undefined) follow(slug)
  if (isKnown) sayLeft()
}

/** What is left of all that is to be read, whichever way one came here. On the issue's own page only once one has begun. */
function sayLeft() {
  const line = document.querySelector<HTMLElement>('[data-left]')
  const done = known?.done ?? []
  if (!line || (slug === undefined && done.length === 0)) return
  const { left: said = '', allRead = '', pieces = '{}', minutes = '{}', toBeRead = '[]' } = line.dataset
  // At its foot one has read what one sees.
  const left = leftUnread(JSON.parse(toBeRead) as [string, number][], slug === undefined ? done : [...done, slug])
  line.hidden = false
  line.textContent =
    left.pieces === 0
      ? allRead
      : said.replace('#p', () => counted(pieces, left.pieces)).replace('#m', () => counted(minutes, left.minutes))
}

/** `forms`: by plural category, as the page brings them. */
function counted(forms: string, count: number): string {
  const { lang } = document.body
  const known = JSON.parse(forms) as Record<string, string>
  const form = known[new Intl.PluralRules(lang).select(count)] ?? known.other ?? '#'
  return form.replace('#', () => new Intl.NumberFormat(lang).format(count))
}

const unite = (one: readonly string[] = [], other: readonly string[] = []) => [...new Set([...one, ...other])]

/** On the issue's own page: what was read, and the way on. */
function showWay(shown: HTMLElement, place: Place | undefined) {
  if (!place) return
  for (const done of place.done) {
    const line = shown.querySelector(`[data-slug="${CSS.escape(done)}"]`)
    const mark = line?.querySelector<HTMLElement>('.contents-read')
    if (mark) mark.hidden = false
    line?.classList.add('contents-done')
  }
  const line = shown.querySelector(`[data-slug="${CSS.escape(place.slug)}"]`)
  const to = line?.querySelector('a')
  const begin = shown.querySelector<HTMLAnchorElement>('[data-begin]')
  if (!to || !begin) return
  line?.classList.add('contents-here')
  begin.href = to.getAttribute('href') + GO_ON
  begin.textContent = begin.dataset.goOn ?? begin.textContent
}

/** In a part: goes to where one was, if that was asked for, and notes where one is when one leaves. */
function follow(here: string) {
  if (location.hash === GO_ON && known?.slug === here) {
    scrollTo({ top: (known.through / 1000) * reach(), behavior: 'instant' })
  }
  const done = () => (isAtEnd() ? unite(known?.done, [here]) : (known?.done ?? []))
  let isTold = false
  const note = () => {
    known = {
      slug: here,
      through: Math.round((scrollY / Math.max(1, reach())) * 1000) || 0,
      done: done(),
      at: Date.now(),
    }
    known.through = Math.min(1000, Math.max(0, known.through))
    if (key !== '') write({ ...read(), [date]: { ...known, key } })
  }
  const leave = () => {
    note()
    void tell()
  }
  addEventListener(
    'scroll',
    () => {
      if (isTold || !isAtEnd()) return
      isTold = true
      leave()
    },
    { passive: true },
  )
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave())
  addEventListener('pagehide', leave)
  addEventListener('online', () => void tell())
  // Whoever had come to the end before this was ready has read it, too.
  if (known?.slug !== here || (isAtEnd() && !known.done.includes(here))) leave()
}

const reach = () => document.documentElement.scrollHeight - innerHeight
const isAtEnd = () => {
  const foot = document.querySelector('.part-foot')
  return !foot || foot.getBoundingClientRect().top <= innerHeight
}

/** Tells what is not told yet; what cannot be told stays until there is a connection. */
async function tell() {
  for (const [day, place] of Object.entries(read())) {
    if (place.key !== key || place.isTold) continue
    const ago = String(Math.max(0, Math.round((Date.now() - place.at) / 1000)))
    const body = new URLSearchParams({
      ...{ slug: place.slug, through: String(place.through), ago, done: place.done.join(' '), key },
    })
    try {
      const answer = await fetch(`/magazine/${day}/place.json`, { method: 'POST', body, keepalive: true })
      const after = read()
      // It may have gone on meanwhile.
      if (answer.status < 500 && after[day]?.at === place.at) write({ ...after, [day]: { ...place, isTold: true } })
    } catch {
      return
    }
  }
}

/** Of whoever else reads here, only what is still to be told stays. */
function forgetOthers() {
  const places = Object.entries(read())
  const stay = places.filter(([, place]) => place.key === key || !place.isTold)
  if (stay.length < places.length) write(Object.fromEntries(stay))
}

function read(): Remembered {
  try {
    return JSON.parse(localStorage.getItem(PLACES) ?? '{}') as Remembered
  } catch {
    return {}
  }
}

function write(places: Remembered) {
  try {
    localStorage.setItem(PLACES, JSON.stringify(places))
  } catch {
    // A browser that keeps nothing still reads.
  }
}

/** Keeps the issue by itself once it is opened; the button, where that is not wanted or has not worked. */
async function keepHere(shown: HTMLElement) {
  if (!('caches' in globalThis) || !('locks' in navigator) || !navigator.onLine) return
  const worker = await startWorker(below).catch(() => undefined)
  if (!worker) return
  const box = shown.querySelector<HTMLElement>('[data-keep]')
  const button = box?.querySelector('button')
  const status = box?.querySelector('[role="status"]')
  const removed = `dateline-magazine-not ${date}`
  const say = (outcome: Outcome | 'keeping') => {
    if (!box || !button || !status) return
    box.hidden = outcome === 'closed'
    button.hidden = outcome === 'kept' || outcome === 'keeping'
    const words = {
      kept: box.dataset.iskept,
      keeping: box.dataset.keeping,
      failed: box.dataset.failed,
      full: box.dataset.full,
    }
    status.textContent = outcome === 'closed' ? '' : (words[outcome] ?? '')
  }
  const keep = async () => {
    say('keeping')
    say(await ask(worker, { do: 'keep', date, language: document.body.lang }))
  }
  button?.addEventListener('click', () => {
    localStorage.removeItem(removed)
    // The browser decides whether it may stay when room is short; where it asks, that is now, at a press.
    void navigator.storage?.persist?.()
    void keep()
  })
  const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
  if (localStorage.getItem(removed) === null && !saves) await keep()
  else if (box) box.hidden = false
}
