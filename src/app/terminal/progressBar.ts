const BAR = 30
/** Where nobody sees a bar grow, so often is said how far it is: a log stays readable. */
const LINE_EVERY_MS = 10_000
/** Whoever waits for so much is told at once that it has begun. */
const MUCH = 2_000

/** On a terminal, a bar; elsewhere a line now and then, for whoever waits for a log to go on. */
export const progressBar = process.stderr.isTTY
  ? draw
  : createLines((line) => process.stderr.write(`${line}\n`), performance.now())

let drawn = ''

/** Of nothing yet it is said that it begins. */
function draw(done: number, total: number) {
  const filled = total === 0 ? 0 : Math.round((done / total) * BAR)
  const bar = `\r${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${inWords(done, total)}${done === total && total > 0 ? '\n' : ''}`
  if (bar !== drawn) process.stderr.write(bar)
  drawn = bar
}

/** `since`: when whoever waits began to, as `performance.now()`. */
export function createLines(say: (line: string) => void, since: number, clock = () => performance.now()) {
  let last = since
  let isFirst = true
  return (done: number, total: number) => {
    if (total === 0) return
    const isBeginning = isFirst && total >= MUCH
    isFirst = false
    if (!isBeginning && clock() - last < LINE_EVERY_MS) return
    last = clock()
    say(inWords(done, total))
  }
}

function inWords(done: number, total: number): string {
  const [at, of] =
    total < 1_000_000 ? [done, total] : [done, total].map((bytes) => `${Math.round(bytes / 1_000_000)} MB`)
  return `${at}/${of}`
}
