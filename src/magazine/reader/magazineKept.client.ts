/**
 * Shows what this browser has really stored of the magazine, and removes it: on the shelf, on the account page, and on the page
 * that stands in where there is no connection. Signing out removes all of it before the form is sent.
 */
import {
  alone,
  forgetAll,
  type KeptState,
  keptNames,
  makeContact,
  mayBeRead,
  PLACES,
  readState,
  removeIssue,
} from './keptCopies.client.ts'
import { forgetEverything } from './workerLink.client.ts'

const MB = 1_000_000
const language = document.body.lang
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 0 })

for (const form of document.querySelectorAll<HTMLFormElement>('form[action$="/sign-out"]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // Whatever fails: whoever signs out is signed out.
    forgetEverything()
      .catch(() => undefined)
      .finally(() => form.submit())
  })
}

if ('caches' in globalThis && 'locks' in navigator) {
  void show().then(async () => {
    if (!navigator.onLine) return
    const before = await keptNames()
    const stays = await makeContact(language).catch(() => before[0])
    // Nobody's browser remembers where anybody was.
    if (before.length > 0 && stays === undefined) localStorage.removeItem(PLACES)
    await show()
  })
}

async function show(): Promise<void> {
  const [name] = await keptNames()
  const state = name === undefined ? undefined : await readState(name)
  for (const list of document.querySelectorAll<HTMLElement>('[data-kept]')) fill(list, name, state)
  const isSomething = state !== undefined && Object.keys(state.issues).length > 0
  for (const box of document.querySelectorAll<HTMLElement>('[data-kept-box]')) box.hidden = !isSomething
  const page = document.querySelector<HTMLElement>('[data-kept-page]')
  if (page) sayWhy(page, state)
}

function sayWhy(page: HTMLElement, state: KeptState | undefined) {
  const isOver = state !== undefined && !mayBeRead(state, Date.now())
  const isHere = /\/magazine\/kept$/.test(location.pathname)
  const why = isOver ? 'over' : isHere ? 'here' : 'offline'
  for (const part of page.querySelectorAll<HTMLElement>('[data-when]')) part.hidden = part.dataset.when !== why
}

function fill(list: HTMLElement, name: string | undefined, state: KeptState | undefined) {
  const said = list.dataset
  const issues = Object.entries(state?.issues ?? {}).toSorted(([one], [other]) => (one < other ? 1 : -1))
  const rows = issues.map(([date, issue]) => {
    const row = document.createElement('li')
    const link = document.createElement('a')
    link.href = issue.pages[0] ?? '/magazine'
    link.textContent = issue.title
    const facts = document.createElement('span')
    facts.className = 'kept-facts'
    const size = number.format(Math.max(0.1, issue.bytes / MB))
    facts.textContent = `${issue.extent} · ${(said.size ?? '#').replace('#', size)}`
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.textContent = said.remove ?? ''
    remove.setAttribute('aria-label', (said.removeOf ?? '').replace('#', issue.title))
    remove.addEventListener('click', () => {
      // Whoever removed it does not want it back by opening it.
      localStorage.setItem(`dateline-magazine-not ${date}`, '1')
      void alone(async () => name !== undefined && removeIssue(name, date)).then(show)
    })
    row.append(link, ' ', facts, ' ', remove)
    return row
  })
  list.querySelector('.kept-issues')?.replaceChildren(...rows)
  const until = list.querySelector('.kept-until')
  if (until)
    until.textContent =
      state && issues.length > 0 ? (said.until ?? '').replace('#', state.untilSaid) : (said.none ?? '')
  const all = list.querySelector<HTMLElement>('.kept-all')
  if (!all) return
  all.hidden = issues.length < 2
  const button = all.querySelector('button')
  if (button) button.onclick = () => void alone(() => forgetAll()).then(show)
}
