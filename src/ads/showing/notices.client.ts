/**
 * Puts what was booked in the place of the house's own, which is as large: nothing moves. One request for all slots of a
 * page, once the first of them comes near; without this script, or without an answer, the house's own stays.
 */
type Picture = { id: string; width: number; height: number; renditions: { width: number; url: string }[] }
type Creative = {
  kind: 'text' | 'picture' | 'frame'
  headline: string
  text: string
  button: string
  alt?: string
  outside?: boolean
  picture?: Picture
}
type Booking = {
  kind: 'booking'
  campaign: string
  advertiser: string
  creative: Creative
  token: string
  path: string
}
type Decision = { kind: 'house' } | Booking

/** So far below the screen the first slot may be when it is asked what was booked. */
const NEAR = '600px'
/** Half of it in sight for so long is seen. */
const SEEN_MS = 1_000
/** What could not be told is told again, so often and after so long. */
const AGAIN = 3
const AGAIN_MS = 15_000

const slots = [...document.querySelectorAll<HTMLElement>('[data-slot]')]
const page = slots.find((slot) => slot.dataset.page)?.dataset.page

async function choose() {
  const answer = await fetch('/notices/choose', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ page, slots: slots.map((slot) => slot.dataset.slot) }),
  })
  if (!answer.ok) return
  const { slots: decisions } = (await answer.json()) as { slots: Decision[] }
  for (const [at, decision] of decisions.entries()) {
    const slot = slots[at]
    if (slot && decision.kind === 'booking') show(slot, decision)
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...inside)
  return made
}

function link(path: string, said: string): HTMLAnchorElement {
  const made = element('a', '', said)
  made.href = path
  made.target = '_blank'
  made.rel = 'sponsored noopener'
  return made
}

function show(slot: HTMLElement, { campaign, advertiser, creative, token, path }: Booking) {
  const { sold = '', more = '' } = slot.dataset
  const about = slot.querySelector<HTMLAnchorElement>('.placed-label a')
  const matter = slot.querySelector('.placed-matter')
  if (!about || !matter) return
  about.textContent = sold
  // Another element: one that stays and is pushed along by a longer word before it would have moved.
  about.parentElement?.querySelector('span')?.replaceWith(element('span', '', advertiser))
  slot.setAttribute('aria-label', `${sold}: ${advertiser}`)
  if (creative.kind === 'frame') matter.replaceChildren(...frame(campaign, creative, path, `${sold}: ${advertiser}`))
  else {
    const says = element('div', 'placed-says')
    says.append(element('p', 'placed-headline', creative.headline))
    if (creative.text) says.append(element('p', 'placed-text', creative.text))
    says.append(element('p', 'placed-more', link(path, creative.button || more)))
    matter.replaceChildren(...(creative.picture ? [art(creative.picture, creative.alt ?? '')] : []), says)
  }
  watch(slot, token)
}

function art({ renditions, width, height }: Picture, alt: string): HTMLElement {
  const image = element('img', '')
  // What is shown at nine rem is sharp at twice that.
  const ascending = renditions.toSorted((a, b) => a.width - b.width)
  Object.assign(image, { alt, width, height, decoding: 'async' })
  image.src = (ascending.find((one) => one.width >= 320) ?? ascending.at(-1))?.url ?? ''
  return element('span', 'placed-art', image)
}

/** In a frame without an origin, which can neither lead away nor look around; the link lies over it. */
function frame(campaign: string, { headline, outside }: Creative, path: string, title: string): HTMLElement[] {
  const made = element('iframe', 'placed-frame')
  made.setAttribute('sandbox', outside ? 'allow-scripts' : '')
  made.title = title
  made.tabIndex = -1
  made.referrerPolicy = 'no-referrer'
  made.src = `/notices/frame/${encodeURIComponent(campaign)}`
  const over = link(path, '')
  over.className = 'placed-over'
  over.setAttribute('aria-label', headline)
  return [made, over]
}

function watch(slot: HTMLElement, token: string) {
  let timer = 0
  const stop = () => window.clearTimeout(timer)
  const start = () => {
    stop()
    timer = window.setTimeout(() => {
      watcher.disconnect()
      document.removeEventListener('visibilitychange', turn)
      void tell(token, AGAIN)
    }, SEEN_MS)
  }
  let inSight = false
  const turn = () => (inSight && document.visibilityState === 'visible' ? start() : stop())
  const watcher = new IntersectionObserver(
    (entries) => {
      inSight = entries.at(-1)?.isIntersecting ?? false
      turn()
    },
    { threshold: 0.5 },
  )
  watcher.observe(slot)
  document.addEventListener('visibilitychange', turn)
}

async function tell(token: string, left: number): Promise<void> {
  const options = { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' } }
  const answer = await fetch('/notices/seen', { ...options, body: JSON.stringify({ tokens: [token] }) }).catch(
    () => undefined,
  )
  if ((answer === undefined || answer.status === 503) && left > 0)
    window.setTimeout(() => void tell(token, left - 1), AGAIN_MS)
}

/** Once, when the first of them comes near: whoever reads only the headline asks nothing. */
function beginNear() {
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      near.disconnect()
      choose().catch(() => undefined)
    },
    { rootMargin: `${NEAR} 0px` },
  )
  for (const slot of slots) near.observe(slot)
}

if (page !== undefined) {
  if (document.readyState === 'complete') beginNear()
  else window.addEventListener('load', beginNear, { once: true })
}

export {}
