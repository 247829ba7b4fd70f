import '@hotwired/turbo'
import { config, visit } from '@hotwired/turbo'

/**
 * The desk goes from screen to screen without a whole page load. What takes longer is shown by the `aria-busy` that Turbo
 * sets on the document (`desk/frame.css`), in our colors; its own bar never comes.
 */
config.drive.progressBarDelay = 2_000_000_000

/** The clock of the publication's zone, at every full minute. */
function tellTime() {
  const now = Date.now()
  for (const clock of document.querySelectorAll<HTMLTimeElement>('[data-desk-clock]')) {
    clock.textContent = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: clock.dataset.deskClock ?? 'UTC',
    }).format(now)
    clock.dateTime = new Date(now).toISOString().slice(0, 16)
  }
}

function tellTimeByMinutes() {
  tellTime()
  setTimeout(tellTimeByMinutes, 60_000 - (Date.now() % 60_000))
}

document.addEventListener('turbo:load', tellTime)
tellTimeByMinutes()

/** What takes longer says how far it is, until it is over or somebody goes elsewhere. */
const LOOKS_AGAIN_MS = 1_500

function lookAgain() {
  const path = document.querySelector<HTMLElement>('[data-look-again]')?.dataset.lookAgain
  if (path === undefined) return
  setTimeout(() => {
    if (location.pathname + location.search === path) visit(path, { action: 'replace' })
  }, LOOKS_AGAIN_MS)
}

document.addEventListener('turbo:load', lookAgain)
