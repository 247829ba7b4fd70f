/**
 * Unfolds the next articles in place. Only a click or Enter does it, because unfolding costs what opening the page
 * would; folding again asks nothing and nobody. Without this script "Keep reading" is a link.
 */
type Folded = { article: HTMLElement; leadIn: string; full: string | undefined }

const startUrl = location.pathname + location.search
const startTitle = document.title

function follow(url: string, title: string) {
  if (location.pathname + location.search !== url) history.replaceState(history.state, '', url)
  document.title = title
}

/** The address bar names the article under the middle of the screen, among those that stand open. */
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue
      if (target.classList.contains('article')) follow(startUrl, startTitle)
      else if (target.dataset.open !== undefined)
        follow(target.dataset.url ?? startUrl, target.dataset.title ?? startTitle)
    }
  },
  { rootMargin: '-45% 0px -45% 0px' },
)

function setUp(article: HTMLElement) {
  const link = article.querySelector<HTMLAnchorElement>('.keep-reading')
  const body = article.querySelector<HTMLElement>('.folded-body')
  const status = article.querySelector<HTMLElement>('.folded-status')
  if (!link || !body || !status) return
  const state: Folded = { article, leadIn: body.innerHTML, full: undefined }
  const moreLabel = link.getAttribute('aria-label') ?? ''

  link.setAttribute('role', 'button')
  link.setAttribute('aria-expanded', 'false')
  link.addEventListener('click', (event) => {
    // A new tab or window is the reader's own choice: it stays a link.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (article.dataset.open === undefined) void unfold()
    else fold()
  })

  async function unfold() {
    if (!link || !body || !status || link.getAttribute('aria-busy') === 'true') return
    const url = article.dataset.url ?? link.href
    if (state.full === undefined) {
      link.setAttribute('aria-busy', 'true')
      status.textContent = ''
      try {
        const address = new URL(url, location.href)
        address.searchParams.set('part', 'body')
        const answer = await fetch(address, { headers: { accept: 'text/html' } })
        if (!answer.ok) throw new Error(String(answer.status))
        const part = await answer.text()
        // A gate stands after the lead-in; a body begins with it.
        const gated = answer.headers.get('Dateline-Access')?.startsWith('gate') ?? part.includes('data-gate=')
        state.full = gated ? state.leadIn + part : part
        if (gated) article.dataset.gated = ''
      } catch {
        status.textContent = link.dataset.failed ?? ''
        return
      } finally {
        link.removeAttribute('aria-busy')
      }
    }
    body.innerHTML = state.full
    article.dataset.open = ''
    link.textContent = link.dataset.less ?? ''
    link.setAttribute('aria-label', link.dataset.lessLabel ?? '')
    link.setAttribute('aria-expanded', 'true')
    // The text stands before the link: who unfolds by keyboard or screen reader goes on at its beginning.
    body.tabIndex = -1
    body.focus({ preventScroll: true })
    follow(url, article.dataset.title ?? document.title)
    watcher.observe(article)
  }

  function fold() {
    if (!link || !body) return
    body.innerHTML = state.leadIn
    delete article.dataset.open
    link.textContent = link.dataset.more ?? ''
    link.setAttribute('aria-label', moreLabel)
    link.setAttribute('aria-expanded', 'false')
    watcher.unobserve(article)
    body.removeAttribute('tabindex')
    link.focus({ preventScroll: true })
    article.scrollIntoView({ block: 'start' })
    follow(startUrl, startTitle)
  }
}

const main = document.querySelector('main .article')
if (main) watcher.observe(main)
for (const article of document.querySelectorAll<HTMLElement>('.stream .folded')) setUp(article)

/** Whoever comes from one of our articles has read it: they are not led back. */
if (document.referrer.startsWith(`${location.origin}/`)) {
  const read = new URL(document.referrer).pathname
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main aside h3 a')) {
    if (link.pathname === read) link.closest('li, .folded')?.remove()
  }
}
