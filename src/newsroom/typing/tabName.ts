/**
 * The name of this tab, which nobody else has while it is open: a lock says so. A tab that was copied takes its name
 * along, finds it taken, and gets one of its own.
 */
export async function takeTabName(): Promise<string> {
  const known = sessionStorage.getItem(NAME)
  if (known && (await hold(known))) return known
  const name = crypto.randomUUID()
  await hold(name)
  sessionStorage.setItem(NAME, name)
  return name
}

/** The tabs that are open now, as far as this browser tells. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])))
}

const NAME = 'dateline-tab'
const LOCK = 'dateline-tab/'

/** For as long as the page lives. True: it was free. */
function hold(name: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  if (holding.has(name)) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request(LOCK + name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      if (!lock) return
      holding.add(name)
      return new Promise(() => {})
    })
  })
}

const holding = new Set<string>()
