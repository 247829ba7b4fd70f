const BAR = 30

/** On a terminal, a bar; elsewhere nothing. */
export const progressBar = process.stderr.isTTY ? draw : () => {}

let drawn = ''

function draw(done: number, total: number) {
  const filled = total === 0 ? BAR : Math.round((done / total) * BAR)
  const [at, of] =
    total < 1_000_000 ? [done, total] : [done, total].map((bytes) => `${Math.round(bytes / 1_000_000)} MB`)
  const bar = `\r${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${at}/${of}${done === total ? '\n' : ''}`
  if (bar !== drawn) process.stderr.write(bar)
  drawn = bar
}
