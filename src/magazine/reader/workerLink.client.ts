/** How pages speak with the magazine's worker. */
import { alone, forgetAll, PLACES } from './keptCopies.client.ts'
import type { Outcome } from './magazineWorker.client.ts'

type Order = { do: 'keep'; date: string; language: string } | { do: 'forget' }

/** A worker that does not answer does not keep anybody from signing out. */
const PATIENCE_MS = 3_000

/** `below`: the path of the magazine in the language of the page. */
export async function startWorker(below: string): Promise<ServiceWorker | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  const registration = await navigator.serviceWorker.register(`${below}/worker.js`, { scope: `${below}/` })
  if (registration.active) return registration.active
  const coming = registration.installing ?? registration.waiting
  return new Promise((resolve) => {
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(coming)
      if (coming.state === 'redundant') resolve(undefined)
    })
  })
}

export function ask(worker: ServiceWorker, order: Order): Promise<Outcome> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data as Outcome)
    worker.postMessage(order, [port2])
  })
}

/** At sign-out: whatever is being kept stops, and nothing stays, of the places neither. */
export async function forgetEverything(): Promise<void> {
  localStorage.removeItem(PLACES)
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  const workers = registrations.flatMap(({ scope, active }) => (scope.endsWith('/magazine/') && active ? [active] : []))
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([Promise.all(workers.map((worker) => ask(worker, { do: 'forget' }))), patience])
  await Promise.race([alone(() => forgetAll()), patience])
}
