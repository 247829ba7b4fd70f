/** The line of local times: filled once, then at every full minute, by the reader's own clock. */
const cells = document.querySelectorAll<HTMLElement>('[data-zone]')
const clocks = [...cells].map((cell) => ({
  cell,
  format: new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: cell.dataset.zone ?? 'UTC',
  }),
}))

function tell() {
  const now = Date.now()
  for (const { cell, format } of clocks) cell.textContent = format.format(now)
  setTimeout(tell, 60_000 - (now % 60_000))
}

if (clocks.length > 0) tell()
