/** How many works wait in lines: where there is a crowd, nobody is in a hurry. */
let crowd = 0
const waiting: (() => void)[] = []

function letOneGoOn(): void {
  waiting.shift()?.()
  if (waiting.length > 0) letNextGoOn()
}

/** One page for one visitor is drawn as quickly as it can be; of a crowd's each piece leaves a while for everybody else. */
function letNextGoOn(): void {
  if (crowd > 0) setTimeout(letOneGoOn, PAUSE_MS)
  else setImmediate(letOneGoOn)
}

/** Some pieces of a page take as long; so a crowd's pages take half of the time at most. */
const PAUSE_MS = 1

/**
 * For work that may wait, such as the drawing of a page that many share: it goes on when everybody who has asked for
 * something meanwhile has been heard, and of all that waits one piece at a time does. A reader's article waits for one
 * piece, however many ask for pages that nobody has drawn yet.
 */
export function ownTurn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (waiting.push(resolve) === 1) letNextGoOn()
  return promise
}

/** Works of one kind, one after the other. One that takes longer than `patienceMs` goes on beside those behind it. */
export function createLine(patienceMs: number): <Made>(work: () => Promise<Made>) => Promise<Made> {
  let before = Promise.resolve()
  return (work) => {
    const { promise: next, resolve: go } = Promise.withResolvers<void>()
    crowd++
    const made = before.then(() => {
      crowd--
      return work()
    })
    before = before.then(() => {
      const patience = setTimeout(go, patienceMs)
      const end = () => {
        clearTimeout(patience)
        go()
      }
      made.then(end, end)
      return next
    })
    return made
  }
}
